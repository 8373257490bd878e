package dev.linewarden.records;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.ToolTime;
import dev.linewarden.inspection.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Ledger entries made from a part's number alone, so that what is read back can be compared with
/// what must have been written.
final class Samples {
  static final RecipeKey RECIPE = new RecipeKey("cola-bottles", 3);
  static final long MORNING = 1_750_000_000_000L;

  private Samples() {}

  static LedgerEntry.Triggered triggered(long part) {
    return new LedgerEntry.Triggered(new PartId(part), wall(part), RECIPE);
  }

  static LedgerEntry.Judged judged(long part) {
    SplittableRandom random = new SplittableRandom(part);
    double mean = random.nextDouble(200);
    List<Finding> findings =
        List.of(
            new Finding("cap", "mean", mean, "grey", new Region.Box(160, 5, 40, 40)),
            new Finding("label", "share", random.nextDouble(), "share", null));
    List<ToolTime> times = List.of(new ToolTime("cap", 150_000), new ToolTime("label", 90_000));
    return new LedgerEntry.Judged(
        new PartId(part),
        wall(part) + 12,
        RECIPE,
        verdict(part, mean),
        findings,
        times,
        part,
        "rendered line",
        11_000_000 + random.nextLong(1_000_000),
        3_000_000);
  }

  static LedgerEntry.Closed closed(long part) {
    Ending ending = judged(part).verdict() instanceof Verdict.Pass ? Ending.PASSED : Ending.REMOVED;
    return new LedgerEntry.Closed(new PartId(part), wall(part) + 400, RECIPE, ending);
  }

  static List<LedgerEntry> part(long part) {
    return List.of(triggered(part), judged(part), closed(part));
  }

  /// The entries of parts 1 to `parts`, in order.
  static List<LedgerEntry> parts(long parts) {
    List<LedgerEntry> entries = new ArrayList<>();
    for (long part = 1; part <= parts; part++) {
      entries.addAll(part(part));
    }
    return entries;
  }

  /// What must stand in the journal for a part where this entry was found.
  static LedgerEntry like(LedgerEntry found) {
    long part = found.part().value();
    return switch (found) {
      case LedgerEntry.Triggered _ -> triggered(part);
      case LedgerEntry.Judged _ -> judged(part);
      case LedgerEntry.Closed closed when closed.ending() == Ending.INTERRUPTED -> closed;
      case LedgerEntry.Closed _ -> closed(part);
      case LedgerEntry.Changed changed -> changed;
      case LedgerEntry.Noted noted -> noted;
    };
  }

  private static long wall(long part) {
    return MORNING + part * 100;
  }

  private static Verdict verdict(long part, double mean) {
    Limit limit = new Limit("cap", "mean", Double.NEGATIVE_INFINITY, 120, "cap missing");
    if (part % 97 == 0) {
      return new Verdict.Unjudged(Cause.LATE, "12 ms after the deadline");
    }
    return limit.holds(mean)
        ? new Verdict.Pass()
        : new Verdict.Reject(List.of(new Reason(limit, mean)));
  }
}
