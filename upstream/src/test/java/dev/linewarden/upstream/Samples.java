package dev.linewarden.upstream;

import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Verdict;
import java.util.List;
import java.util.Map;

/// Entries as a bottle line writes them.
final class Samples {
  static final RecipeKey RECIPE = new RecipeKey("bottle", 3);
  static final long WALL_MILLIS = 1_790_000_000_000L;
  static final Limit CAP = new Limit("cap", "mean", 90, Double.POSITIVE_INFINITY, "cap missing");
  static final Verdict REJECT = new Verdict.Reject(List.of(new Reason(CAP, 41.5)));
  static final Verdict LATE = new Verdict.Unjudged(Cause.LATE, "verdict 2.1 ms after the deadline");

  private Samples() {}

  static LedgerEntry.Triggered triggered(long part) {
    return new LedgerEntry.Triggered(new PartId(part), WALL_MILLIS, RECIPE);
  }

  static LedgerEntry.Judged judged(long part, Verdict verdict) {
    return judged(part, verdict, List.of(new Finding("cap", "mean", 41.5, "grey", null)));
  }

  static LedgerEntry.Judged judged(long part, Verdict verdict, List<Finding> findings) {
    return new LedgerEntry.Judged(
        new PartId(part),
        WALL_MILLIS,
        RECIPE,
        verdict,
        findings,
        List.of(),
        part + 1000,
        "rendered line",
        8_250_000,
        3_100_000);
  }

  /// Ran ahead of the belt, and was removed where a second sensor saw it.
  static LedgerEntry.Closed slipped(long part) {
    return new LedgerEntry.Closed(new PartId(part), WALL_MILLIS, RECIPE, Ending.REMOVED, 1, -3.5);
  }

  static LedgerEntry.Closed closed(long part, Ending ending) {
    return new LedgerEntry.Closed(new PartId(part), WALL_MILLIS, RECIPE, ending);
  }

  /// Three entries for each of the parts: triggered, judged, closed.
  static void parts(ListJournal journal, long from, long to) {
    for (long part = from; part <= to; part++) {
      journal.append(triggered(part));
      Verdict verdict = part % 7 == 0 ? REJECT : part % 11 == 0 ? LATE : new Verdict.Pass();
      journal.append(judged(part, verdict));
      journal.append(
          closed(part, verdict instanceof Verdict.Pass ? Ending.PASSED : Ending.REMOVED));
    }
  }

  static CountsReport report() {
    return new CountsReport(
        RECIPE,
        new Counts(12, 2, 1, Map.of("cap missing", 2L, "late", 1L)),
        new Balance(16, 12, 3, 0, 0, 1),
        600.5,
        "running");
  }
}
