package dev.linewarden.records;

import java.sql.SQLException;

/// What became of a try to open the index's file.
sealed interface IndexOpening {
  record Opened(IndexWriter writer) implements IndexOpening {}

  /// An older program wrote it.
  record Older(int format) implements IndexOpening {}

  /// Another try would fail the same way.
  record Damaged(SQLException why) implements IndexOpening {}

  /// The file may be as good as ever: a full disk, another process, too many open files.
  record Unreachable(SQLException why) implements IndexOpening {}

  @FunctionalInterface
  interface Attempt {
    IndexWriter open() throws SQLException;
  }

  static IndexOpening of(Attempt attempt) {
    try {
      return new Opened(attempt.open());
    } catch (IndexDatabase.OlderFormat older) {
      return new Older(older.format());
    } catch (SQLException e) {
      return IndexDatabase.isDamage(e) ? new Damaged(e) : new Unreachable(e);
    }
  }
}
