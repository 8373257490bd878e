package dev.linewarden.records;

import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Recorded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// Puts ledger entries into the tables, with the position they bring the index to, in one
/// transaction. Used under the index's lock.
final class IndexWriter implements AutoCloseable {
  private final Connection connection;
  private final PartTable parts;
  private final SumTables sums;
  private final PreparedStatement position;

  /// The one that was being made at the position.
  private String batch;

  IndexWriter(Connection connection, long partsMax) throws SQLException {
    this.connection = connection;
    parts = new PartTable(connection, partsMax);
    sums = new SumTables(connection);
    position = connection.prepareStatement("UPDATE state SET position = ?, batch = ?");
    batch = IndexDatabase.batch(connection);
  }

  /// Applies entries in order and commits; after an exception nothing of them is in the tables.
  void apply(List<Recorded> entries) throws SQLException {
    try {
      String running = batch;
      for (Recorded recorded : entries) {
        switch (recorded.entry()) {
          case LedgerEntry.Triggered entry -> parts.saw(entry);
          case LedgerEntry.Judged entry -> {
            parts.saw(entry);
            sums.saw(entry, running);
          }
          case LedgerEntry.Closed entry -> {
            parts.saw(entry);
            sums.saw(entry, running);
          }
          case LedgerEntry.Changed _ -> {} // each part says what it was judged by
          case LedgerEntry.Noted noted -> running = noted.note().batch(running);
        }
      }
      parts.write();
      sums.write();
      position.setLong(1, entries.getLast().sequence());
      position.setString(2, running);
      position.executeUpdate();
      connection.commit();
      batch = running;
    } catch (SQLException e) {
      parts.clear();
      sums.clear();
      connection.rollback();
      throw e;
    }
  }

  /// Removes the oldest above the bounds, a few at a time. The tally keeps counting them.
  void trim() throws SQLException {
    try {
      parts.trim();
      sums.trim();
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    try (parts;
        sums) {
      position.close();
    }
  }
}
