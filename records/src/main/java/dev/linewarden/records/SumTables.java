package dev.linewarden.records;

import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The sums: of each recipe revision for ever, by minute, quarter of an hour and day for as long as
/// there is room.
final class SumTables implements AutoCloseable {
  /// Parts that did not pass and can be looked up by why; a month at 600 a minute and 7 %.
  static final long NOT_PASSED_MAX = 2_000_000;

  private final Connection connection;
  private final List<SumTable> all = new ArrayList<>();
  private final SumTable tally;
  private final SumTable minutes;
  private final SumTable quarters;
  private final SumTable reasonsByQuarter;
  private final SumTable reasonsByDay;
  private final SumTable latenciesByQuarter;
  private final SumTable latenciesByDay;
  private final SumTable lanes;

  private record Named(String verdict, String tool, String finding, String fault) {}

  SumTables(Connection connection) throws SQLException {
    this.connection = connection;
    tally = table(IndexSchema.TALLY);
    minutes = table(IndexSchema.PER_MINUTE);
    quarters = table(IndexSchema.PER_QUARTER);
    reasonsByQuarter = table(IndexSchema.REASON_PER_QUARTER);
    reasonsByDay = table(IndexSchema.REASON_PER_DAY);
    latenciesByQuarter = table(IndexSchema.LATENCY_PER_QUARTER);
    latenciesByDay = table(IndexSchema.LATENCY_PER_DAY);
    lanes = table(IndexSchema.LANE_PER_QUARTER);
  }

  private SumTable table(SumTable.Shape shape) throws SQLException {
    SumTable table = new SumTable(connection, shape);
    all.add(table);
    return table;
  }

  /// @param batch that was being made; empty for none
  void saw(LedgerEntry.Judged judged, String batch) {
    Verdict verdict = judged.verdict();
    long part = judged.part().value();
    RecipeKey recipe = judged.recipe();
    long minute = Math.floorDiv(judged.wallMillis(), IndexSchema.MINUTE_MILLIS);
    long quarter = Math.floorDiv(judged.wallMillis(), IndexSchema.QUARTER_MILLIS);
    long day = Math.floorDiv(judged.wallMillis(), IndexSchema.DAY_MILLIS);
    tally.add(List.of(recipe.id(), recipe.revision(), verdict.kind(), verdict.label()), 1);
    long pass = verdict instanceof Verdict.Pass ? 1 : 0;
    long reject = verdict instanceof Verdict.Reject ? 1 : 0;
    long unjudged = verdict instanceof Verdict.Unjudged ? 1 : 0;
    minutes.add(key(minute, recipe, batch), pass, reject, unjudged, part, part);
    quarters.add(key(quarter, recipe, batch), pass, reject, unjudged, part, part, minute);
    for (Named name : names(verdict)) {
      Object[] why = {name.verdict(), name.tool(), name.finding(), name.fault()};
      reasonsByQuarter.add(key(quarter, recipe, batch, why), 1, part);
      reasonsByDay.add(key(day, recipe, batch, why), 1, part);
    }
    if (judged.triggerToVerdictNanos() >= 0) {
      long step = judged.triggerToVerdictNanos() / IndexSchema.LATENCY_STEP_NANOS;
      int bounded = (int) Math.min(step, IndexSchema.LATENCY_STEPS - 1);
      latenciesByQuarter.add(key(quarter, recipe, batch, bounded), 1, part);
      latenciesByDay.add(key(day, recipe, batch, bounded), 1, part);
    }
  }

  /// Only what went at an ejector counts.
  void saw(LedgerEntry.Closed closed, String batch) {
    if (closed.lane() > 0) {
      long quarter = Math.floorDiv(closed.wallMillis(), IndexSchema.QUARTER_MILLIS);
      lanes.add(
          key(quarter, closed.recipe(), batch, closed.lane()),
          closed.ending() == Ending.REMOVED ? 1 : 0,
          closed.ending() == Ending.NOT_REMOVED ? 1 : 0,
          closed.part().value());
    }
  }

  private static List<Object> key(long since, RecipeKey recipe, String batch, Object... more) {
    List<Object> key = new ArrayList<>(4 + more.length);
    key.add(since);
    key.add(recipe.id());
    key.add(recipe.revision());
    key.add(batch);
    key.addAll(List.of(more));
    return key;
  }

  /// Forgets what was not written.
  void clear() {
    all.forEach(SumTable::clear);
  }

  /// Writes what was seen since the last time.
  void write() throws SQLException {
    for (SumTable table : all) {
      table.write();
    }
  }

  /// The oldest above the bounds go, a hundredth of a table at a time.
  void trim() throws SQLException {
    for (SumTable table : all) {
      table.trim();
    }
    SumTable.trim(connection, "not_passed", "part", NOT_PASSED_MAX);
  }

  @Override
  public void close() throws SQLException {
    for (SumTable table : all) {
      table.close();
    }
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
}
