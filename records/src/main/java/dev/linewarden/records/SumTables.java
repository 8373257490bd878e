package dev.linewarden.records;

import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The sums: of each recipe revision for ever, by minute and by quarter of an hour for as long as
/// there is room. What a batch of entries adds is summed up first and written once.
final class SumTables implements AutoCloseable {
  /// Rows kept of each table, well over a year of one recipe. Above it the rows whose last part is
  /// the oldest go.
  static final long ROWS_MAX = 600_000;

  /// Parts that did not pass and can be looked up by why; a month at 600 a minute and 7 %.
  static final long NOT_PASSED_MAX = 2_000_000;

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

  private static final String ADD_TO_MINUTES =
      """
      MERGE INTO per_minute AS m USING (VALUES(CAST(? AS BIGINT), CAST(? AS VARCHAR),
          CAST(? AS INT), CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT),
          CAST(? AS BIGINT), CAST(? AS BIGINT)))
        AS n(since_1970, recipe, revision, passed, rejected, unjudged, first_part, last_part)
      ON m.since_1970 = n.since_1970 AND m.recipe = n.recipe AND m.revision = n.revision
      WHEN MATCHED THEN UPDATE SET passed = m.passed + n.passed,
        rejected = m.rejected + n.rejected, unjudged = m.unjudged + n.unjudged,
        first_part = LEAST(m.first_part, n.first_part),
        last_part = GREATEST(m.last_part, n.last_part)
      WHEN NOT MATCHED THEN INSERT VALUES(n.since_1970, n.recipe, n.revision, n.passed,
        n.rejected, n.unjudged, n.first_part, n.last_part)
      """;

  private static final String ADD_TO_REASONS =
      """
      MERGE INTO reason_per_quarter AS q USING (VALUES(CAST(? AS BIGINT),
          CAST(? AS VARCHAR), CAST(? AS INT), CAST(? AS VARCHAR), CAST(? AS VARCHAR),
          CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS BIGINT), CAST(? AS BIGINT)))
        AS n(since_1970, recipe, revision, verdict, tool, finding, fault, parts, last_part)
      ON q.since_1970 = n.since_1970 AND q.recipe = n.recipe AND q.revision = n.revision
        AND q.verdict = n.verdict AND q.tool = n.tool AND q.finding = n.finding
        AND q.fault = n.fault
      WHEN MATCHED THEN UPDATE SET parts = q.parts + n.parts,
        last_part = GREATEST(q.last_part, n.last_part)
      WHEN NOT MATCHED THEN INSERT VALUES(n.since_1970, n.recipe, n.revision, n.verdict,
        n.tool, n.finding, n.fault, n.parts, n.last_part)
      """;

  private static final String ADD_TO_LATENCIES =
      """
      MERGE INTO latency_per_quarter AS q USING (VALUES(CAST(? AS BIGINT),
          CAST(? AS VARCHAR), CAST(? AS INT), CAST(? AS INT), CAST(? AS BIGINT),
          CAST(? AS BIGINT)))
        AS n(since_1970, recipe, revision, step, parts, last_part)
      ON q.since_1970 = n.since_1970 AND q.recipe = n.recipe AND q.revision = n.revision
        AND q.step = n.step
      WHEN MATCHED THEN UPDATE SET parts = q.parts + n.parts,
        last_part = GREATEST(q.last_part, n.last_part)
      WHEN NOT MATCHED THEN INSERT VALUES(n.since_1970, n.recipe, n.revision, n.step,
        n.parts, n.last_part)
      """;

  private final Connection connection;
  private final PreparedStatement tally;
  private final PreparedStatement minute;
  private final PreparedStatement reason;
  private final PreparedStatement latency;
  private final Map<Tally, Long> tallies = new HashMap<>();
  private final Map<Bucket, Minute> minutes = new HashMap<>();
  private final Map<Why, Sum> reasons = new HashMap<>();
  private final Map<Step, Sum> latencies = new HashMap<>();

  private record Tally(RecipeKey recipe, String verdict, String label) {}

  private record Bucket(long since, RecipeKey recipe) {}

  private record Named(String verdict, String tool, String finding, String fault) {}

  private record Why(Bucket quarter, Named name) {}

  private record Step(Bucket quarter, int step) {}

  private record Sum(long parts, long lastPart) {
    Sum plus(Sum more) {
      return new Sum(parts + more.parts, Math.max(lastPart, more.lastPart));
    }
  }

  private record Minute(long passed, long rejected, long unjudged, long firstPart, long lastPart) {
    static Minute of(Verdict verdict, long part) {
      return switch (verdict) {
        case Verdict.Pass _ -> new Minute(1, 0, 0, part, part);
        case Verdict.Reject _ -> new Minute(0, 1, 0, part, part);
        case Verdict.Unjudged _ -> new Minute(0, 0, 1, part, part);
      };
    }

    Minute plus(Minute more) {
      return new Minute(
          passed + more.passed,
          rejected + more.rejected,
          unjudged + more.unjudged,
          Math.min(firstPart, more.firstPart),
          Math.max(lastPart, more.lastPart));
    }
  }

  SumTables(Connection connection) throws SQLException {
    this.connection = connection;
    tally = connection.prepareStatement(ADD_TO_TALLY);
    minute = connection.prepareStatement(ADD_TO_MINUTES);
    reason = connection.prepareStatement(ADD_TO_REASONS);
    latency = connection.prepareStatement(ADD_TO_LATENCIES);
  }

  void saw(LedgerEntry.Judged judged) {
    Verdict verdict = judged.verdict();
    long part = judged.part().value();
    RecipeKey recipe = judged.recipe();
    tallies.merge(new Tally(recipe, verdict.kind(), verdict.label()), 1L, Long::sum);
    minutes.merge(
        new Bucket(Math.floorDiv(judged.wallMillis(), IndexSchema.MINUTE_MILLIS), recipe),
        Minute.of(verdict, part),
        Minute::plus);
    Bucket quarter =
        new Bucket(Math.floorDiv(judged.wallMillis(), IndexSchema.QUARTER_MILLIS), recipe);
    Sum one = new Sum(1, part);
    names(verdict).forEach(name -> reasons.merge(new Why(quarter, name), one, Sum::plus));
    if (judged.triggerToVerdictNanos() >= 0) {
      long step = judged.triggerToVerdictNanos() / IndexSchema.LATENCY_STEP_NANOS;
      int bounded = (int) Math.min(step, IndexSchema.LATENCY_STEPS - 1);
      latencies.merge(new Step(quarter, bounded), one, Sum::plus);
    }
  }

  /// Forgets what was not written.
  void clear() {
    tallies.clear();
    minutes.clear();
    reasons.clear();
    latencies.clear();
  }

  /// Writes what was seen since the last time.
  void write() throws SQLException {
    for (Map.Entry<Tally, Long> each : tallies.entrySet()) {
      Tally key = each.getKey();
      set(tally, 1, key.recipe());
      tally.setString(3, key.verdict());
      tally.setString(4, key.label());
      tally.setLong(5, each.getValue());
      tally.executeUpdate();
    }
    for (Map.Entry<Bucket, Minute> each : minutes.entrySet()) {
      Minute sum = each.getValue();
      minute.setLong(1, each.getKey().since());
      set(minute, 2, each.getKey().recipe());
      minute.setLong(4, sum.passed());
      minute.setLong(5, sum.rejected());
      minute.setLong(6, sum.unjudged());
      minute.setLong(7, sum.firstPart());
      minute.setLong(8, sum.lastPart());
      minute.executeUpdate();
    }
    writeReasons();
    writeLatencies();
    clear();
  }

  /// The oldest above the bounds go, a hundredth of a table at a time.
  void trim() throws SQLException {
    trim("per_minute", "last_part", ROWS_MAX);
    trim("reason_per_quarter", "last_part", ROWS_MAX);
    trim("latency_per_quarter", "last_part", ROWS_MAX);
    trim("not_passed", "part", NOT_PASSED_MAX);
  }

  @Override
  public void close() throws SQLException {
    tally.close();
    minute.close();
    reason.close();
    latency.close();
  }

  /// A part with several limits on the same finding has one reason all the same.
  private static Set<Named> names(Verdict verdict) {
    Set<Named> names = new LinkedHashSet<>();
    switch (verdict) {
      case Verdict.Pass() -> {}
      case Verdict.Unjudged _ ->
          names.add(new Named(IndexSchema.UNJUDGED, "", "", verdict.label()));
      case Verdict.Reject(List<Reason> broken) -> {
        for (Reason each : broken) {
          names.add(
              new Named(
                  IndexSchema.REJECT,
                  each.limit().tool(),
                  each.limit().finding(),
                  each.limit().fault()));
        }
      }
    }
    return names;
  }

  private void writeReasons() throws SQLException {
    for (Map.Entry<Why, Sum> each : reasons.entrySet()) {
      Why why = each.getKey();
      reason.setLong(1, why.quarter().since());
      set(reason, 2, why.quarter().recipe());
      reason.setString(4, why.name().verdict());
      reason.setString(5, why.name().tool());
      reason.setString(6, why.name().finding());
      reason.setString(7, why.name().fault());
      reason.setLong(8, each.getValue().parts());
      reason.setLong(9, each.getValue().lastPart());
      reason.executeUpdate();
    }
  }

  private void writeLatencies() throws SQLException {
    for (Map.Entry<Step, Sum> each : latencies.entrySet()) {
      latency.setLong(1, each.getKey().quarter().since());
      set(latency, 2, each.getKey().quarter().recipe());
      latency.setInt(4, each.getKey().step());
      latency.setLong(5, each.getValue().parts());
      latency.setLong(6, each.getValue().lastPart());
      latency.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, int column, RecipeKey recipe)
      throws SQLException {
    statement.setString(column, recipe.id());
    statement.setInt(column + 1, recipe.revision());
  }

  private void trim(String table, String byPart, long rowsMax) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      long rows;
      try (ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
        count.next();
        rows = count.getLong(1);
      }
      if (rows > rowsMax) {
        statement.executeUpdate(
            """
            DELETE FROM %1$s WHERE %2$s <
              (SELECT %2$s FROM %1$s ORDER BY %2$s OFFSET %3$d ROWS FETCH FIRST ROW ONLY)
            """
                .formatted(table, byPart, rowsMax / 100));
      }
    }
  }
}
