package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Inspected;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.records.References;
import dev.linewarden.records.References.Reference;
import dev.linewarden.ui.LatencySummary;
import java.lang.foreign.Arena;
import java.util.List;
import org.HdrHistogram.Histogram;

/// Whether all tools of a recipe together fit its budget 999 times of 1000 on this machine: on its
/// references, or on black frames where there are none.
///
/// A line may run beside it and takes the cores whenever it likes. So the time in which this thread
/// could have run and had no core does not count, and a round that does not fit is repeated: what
/// else disturbs, an emptied cache or a slower clock, only ever makes a round slower, so one that
/// fits proves that the recipe does, and the fastest of all rounds is what it is refused with.
final class TimeProof {
  /// The fewest of which one can be the slowest thousandth.
  static final int RUNS = 1000;

  /// Code is compiled and memory touched in these, which do not count.
  private static final int WARM_UP_RUNS = 100;

  private static final int ROUNDS_MAX = 3;

  /// What takes this many times its budget every second time is not made to fit by another round.
  private static final double HOPELESS = 2;

  /// A round ends then with the runs it has; their slowest is then taken for the slowest
  /// thousandth.
  static final long ROUND_NANOS_MAX = 20_000_000_000L;

  private static final PartId NOBODY = new PartId(1);

  private final LoadedRecipe recipe;
  private final References references;
  private final Clock clock;
  private final double budgetMillis;

  TimeProof(LoadedRecipe recipe, References references, Clock clock, double budgetMillis) {
    this.recipe = recipe;
    this.references = references;
    this.clock = clock;
    this.budgetMillis = budgetMillis;
  }

  /// What it took. Throws [BadInput] with the figures when that is too long.
  LatencySummary run() {
    round(WARM_UP_RUNS);
    LatencySummary best = round(RUNS);
    int rounds = 1;
    while (!fits(best) && rounds < ROUNDS_MAX && best.p50Millis() <= HOPELESS * budgetMillis) {
      LatencySummary again = round(RUNS);
      best = again.p999Millis() < best.p999Millis() ? again : best;
      rounds++;
    }
    if (!fits(best)) {
      throw new BadInput(
          ("recipe %s is too slow for this machine: its budget is %.2f ms ([inference] budget_ms),"
                  + " but on %s it took %s%s")
              .formatted(
                  recipe.recipe().key(),
                  budgetMillis,
                  references.isEmpty() ? "black frames" : "its references",
                  words(best),
                  rounds == 1 ? "" : ", in the best of %d rounds".formatted(rounds)));
    }
    return best;
  }

  private boolean fits(LatencySummary times) {
    return times.p999Millis() <= budgetMillis;
  }

  static String words(LatencySummary times) {
    return "p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms of %d runs"
        .formatted(times.p50Millis(), times.p99Millis(), times.p999Millis(), times.count());
  }

  /// Each reference gets its share of the runs.
  private LatencySummary round(int runs) {
    Histogram times = LatencyMeter.histogram();
    long untilNanos = clock.nanos() + ROUND_NANOS_MAX;
    List<Reference> all = references.all();
    if (all.isEmpty()) {
      try (Arena arena = Arena.ofShared()) {
        time(ReferenceFrames.black(recipe.recipe(), arena), runs, untilNanos, times);
      }
    }
    for (Reference reference : all) {
      try (Frames frames = ReferenceFrames.read(reference.images(), recipe.recipe())) {
        time(frames, Math.ceilDiv(runs, all.size()), untilNanos, times);
      }
    }
    return LatencyFigures.of(times);
  }

  private void time(Frames frames, int runs, long untilNanos, Histogram times) {
    try (RunQueue queue = RunQueue.ofThisThread()) {
      for (int i = 0; i < runs; i++) {
        long waited = queue.waitedNanos();
        long nanos = nanos(recipe.inspect(NOBODY, frames, Long.MAX_VALUE));
        long own = nanos - (queue.waitedNanos() - waited);
        times.recordValue(Math.clamp(own, 0, times.getHighestTrackableValue()));
        if (clock.nanos() - untilNanos > 0) {
          return;
        }
      }
    }
  }

  private long nanos(Inspected inspected) {
    return switch (inspected) {
      case Observed seen -> seen.finishedNanos() - seen.startedNanos();
      case InspectionFailed failed ->
          throw new BadInput(
              "recipe %s fails while it is timed: %s"
                  .formatted(recipe.recipe().key(), failed.detail()));
    };
  }
}
