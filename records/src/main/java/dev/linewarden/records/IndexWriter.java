package dev.linewarden.records;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Recorded;
import dev.linewarden.inspection.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Puts ledger entries into the tables, with the position they bring the index to, in one
/// transaction. Used under the index's lock.
final class IndexWriter implements AutoCloseable {
  /// Parts removed in one step, so that the transaction stays short.
  private static final int REMOVED_MAX = 5_000;

  static final long MINUTE_MILLIS = 60_000;

  private static final String ADD_TO_TALLY =
      """
      MERGE INTO tally AS t USING (VALUES(CAST(? AS VARCHAR), CAST(? AS INT),
          CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS BIGINT)))
        AS n(recipe, revision, verdict, label, parts)
      ON t.recipe = n.recipe AND t.revision = n.revision
        AND t.verdict = n.verdict AND t.label = n.label
      WHEN MATCHED THEN UPDATE SET parts = t.parts + n.parts
      WHEN NOT MATCHED THEN INSERT VALUES(n.recipe, n.revision, n.verdict, n.label, n.parts)
      """;

  private static final String ADD_TO_MINUTE =
      """
      MERGE INTO per_minute AS m USING (VALUES(CAST(? AS BIGINT), CAST(? AS BIGINT),
          CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT)))
        AS n(since_1970, passed, rejected, unjudged, last_part)
      ON m.since_1970 = n.since_1970
      WHEN MATCHED THEN UPDATE SET passed = m.passed + n.passed,
        rejected = m.rejected + n.rejected, unjudged = m.unjudged + n.unjudged,
        last_part = n.last_part
      WHEN NOT MATCHED THEN INSERT
        VALUES(n.since_1970, n.passed, n.rejected, n.unjudged, n.last_part)
      """;

  private final Connection connection;
  private final long partsMax;
  private final PreparedStatement triggered;
  private final PreparedStatement judged;
  private final PreparedStatement closed;
  private final PreparedStatement score;
  private final PreparedStatement tally;
  private final PreparedStatement minute;
  private final PreparedStatement position;

  private record Tally(RecipeKey recipe, String verdict, String label) {}

  private record Minute(long passed, long rejected, long unjudged, long lastPart) {
    static Minute of(Verdict verdict, long part) {
      return switch (verdict) {
        case Verdict.Pass _ -> new Minute(1, 0, 0, part);
        case Verdict.Reject _ -> new Minute(0, 1, 0, part);
        case Verdict.Unjudged _ -> new Minute(0, 0, 1, part);
      };
    }

    Minute plus(Minute more) {
      return new Minute(
          passed + more.passed, rejected + more.rejected, unjudged + more.unjudged, more.lastPart);
    }
  }

  IndexWriter(Connection connection, long partsMax) throws SQLException {
    this.connection = connection;
    this.partsMax = partsMax;
    triggered =
        connection.prepareStatement(
            "MERGE INTO part(part, wall_millis, recipe, revision) KEY(part) VALUES(?, ?, ?, ?)");
    judged =
        connection.prepareStatement(
            """
            MERGE INTO part(part, wall_millis, recipe, revision, verdict, label, detail,
              latency_nanos, frame_number, origin) KEY(part) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    closed = connection.prepareStatement("UPDATE part SET ending = ? WHERE part = ?");
    score =
        connection.prepareStatement(
            """
            MERGE INTO score(part, place, tool, finding, raw, unit) KEY(part, place)
              VALUES(?, ?, ?, ?, ?, ?)
            """);
    tally = connection.prepareStatement(ADD_TO_TALLY);
    minute = connection.prepareStatement(ADD_TO_MINUTE);
    position = connection.prepareStatement("UPDATE state SET position = ?");
  }

  /// Applies entries in order and commits; after an exception nothing of them is in the tables.
  void apply(List<Recorded> batch) throws SQLException {
    try {
      Map<Tally, Long> counts = new HashMap<>();
      Map<Long, Minute> minutes = new HashMap<>();
      for (Recorded recorded : batch) {
        switch (recorded.entry()) {
          case LedgerEntry.Triggered entry -> enter(entry);
          case LedgerEntry.Judged entry -> {
            enter(entry);
            count(entry, counts, minutes);
          }
          case LedgerEntry.Closed entry -> enter(entry);
          case LedgerEntry.Changed _ -> {} // each part says what it was judged by
          case LedgerEntry.Noted _ -> {} // the audit trail has it
        }
      }
      for (Map.Entry<Tally, Long> count : counts.entrySet()) {
        add(count.getKey(), count.getValue());
      }
      for (Map.Entry<Long, Minute> one : minutes.entrySet()) {
        add(one.getKey(), one.getValue());
      }
      position.setLong(1, batch.getLast().sequence());
      position.executeUpdate();
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  /// Removes the oldest parts above the bound, a few at a time. The tally keeps counting them.
  void trim() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      long oldest;
      long newest;
      try (ResultSet rows = statement.executeQuery("SELECT MIN(part), MAX(part) FROM part")) {
        rows.next();
        oldest = rows.getLong(1);
        newest = rows.getLong(2);
      }
      long keepFrom = Math.min(newest - partsMax + 1, oldest + REMOVED_MAX);
      if (oldest < keepFrom) {
        statement.executeUpdate("DELETE FROM score WHERE part < " + keepFrom);
        statement.executeUpdate("DELETE FROM part WHERE part < " + keepFrom);
        // By part and not by time: the wall clock may have jumped.
        statement.executeUpdate("DELETE FROM per_minute WHERE last_part < " + keepFrom);
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    triggered.close();
    judged.close();
    closed.close();
    score.close();
    tally.close();
    minute.close();
    position.close();
  }

  static String nameOf(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> "pass";
      case Verdict.Reject _ -> "reject";
      case Verdict.Unjudged _ -> "unjudged";
    };
  }

  private void enter(LedgerEntry.Triggered entry) throws SQLException {
    triggered.setLong(1, entry.part().value());
    triggered.setLong(2, entry.wallMillis());
    triggered.setString(3, entry.recipe().id());
    triggered.setInt(4, entry.recipe().revision());
    triggered.executeUpdate();
  }

  private void enter(LedgerEntry.Judged entry) throws SQLException {
    judged.setLong(1, entry.part().value());
    judged.setLong(2, entry.wallMillis());
    judged.setString(3, entry.recipe().id());
    judged.setInt(4, entry.recipe().revision());
    judged.setString(5, nameOf(entry.verdict()));
    judged.setString(6, entry.verdict().label());
    judged.setString(7, detail(entry.verdict()));
    judged.setLong(8, entry.triggerToVerdictNanos());
    judged.setLong(9, entry.frameNumber());
    judged.setString(10, entry.origin());
    judged.executeUpdate();
    for (int place = 0; place < entry.findings().size(); place++) {
      enter(entry.part().value(), place, entry.findings().get(place));
    }
  }

  private static void count(
      LedgerEntry.Judged entry, Map<Tally, Long> counts, Map<Long, Minute> minutes) {
    Verdict verdict = entry.verdict();
    counts.merge(new Tally(entry.recipe(), nameOf(verdict), verdict.label()), 1L, Long::sum);
    minutes.merge(
        Math.floorDiv(entry.wallMillis(), MINUTE_MILLIS),
        Minute.of(verdict, entry.part().value()),
        Minute::plus);
  }

  private void enter(LedgerEntry.Closed entry) throws SQLException {
    closed.setString(1, entry.ending().name().toLowerCase(Locale.ROOT));
    closed.setLong(2, entry.part().value());
    if (closed.executeUpdate() == 0) {
      // Its earlier entries were removed or are unreadable: the ending alone makes a row.
      enter(new LedgerEntry.Triggered(entry.part(), entry.wallMillis(), entry.recipe()));
      closed.executeUpdate();
    }
  }

  private void enter(long part, int place, Finding finding) throws SQLException {
    score.setLong(1, part);
    score.setInt(2, place);
    score.setString(3, finding.tool());
    score.setString(4, finding.name());
    score.setDouble(5, finding.value());
    score.setString(6, finding.unit());
    score.executeUpdate();
  }

  private void add(Tally key, long parts) throws SQLException {
    tally.setString(1, key.recipe().id());
    tally.setInt(2, key.recipe().revision());
    tally.setString(3, key.verdict());
    tally.setString(4, key.label());
    tally.setLong(5, parts);
    tally.executeUpdate();
  }

  private void add(long sinceMinute, Minute counted) throws SQLException {
    minute.setLong(1, sinceMinute);
    minute.setLong(2, counted.passed());
    minute.setLong(3, counted.rejected());
    minute.setLong(4, counted.unjudged());
    minute.setLong(5, counted.lastPart());
    minute.executeUpdate();
  }

  private static String detail(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> "";
      case Verdict.Unjudged(_, String detail) -> detail;
      case Verdict.Reject(List<Reason> reasons) ->
          String.join("; ", reasons.stream().map(IndexWriter::inWords).toList());
    };
  }

  private static String inWords(Reason reason) {
    return "%s: %s %s is %s"
        .formatted(
            reason.limit().fault(),
            reason.limit().tool(),
            reason.limit().finding(),
            reason.value());
  }
}
