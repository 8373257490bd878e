package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Inspected;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recipe;
import java.util.Arrays;

/// Runs a fresh recipe on blank frames until it is warm, and says how long a run then takes.
final class BlankRuns {
  /// A recipe that is not warm after this is refused, so that loading always comes to an end.
  static final long WARM_UP_NANOS_MAX = 60_000_000_000L;

  private static final PartId NOBODY = new PartId(1);

  private final Recipe recipe;
  private final Clock clock;
  private final InferenceSettings settings;

  /// What is to be warmed up.
  interface Inspection {
    Inspected inspect(PartId part, Frames frames, long deadlineNanos);
  }

  BlankRuns(Recipe recipe, Clock clock, InferenceSettings settings) {
    this.recipe = recipe;
    this.clock = clock;
    this.settings = settings;
  }

  /// The first third of the runs is slow by nature (code is compiled, memory is first touched) and
  /// is not measured.
  WarmUp run(Frames frames, Inspection inspection) {
    int cold = settings.warmUpRuns() / 3;
    long[] nanos = new long[settings.warmUpRuns() - cold];
    long deadline = clock.nanos() + WARM_UP_NANOS_MAX;
    for (int i = 0; i < settings.warmUpRuns(); i++) {
      long taken = taken(inspection.inspect(NOBODY, frames, deadline));
      if (i >= cold) {
        nanos[i - cold] = taken;
      }
    }
    Arrays.sort(nanos);
    int p99 = (int) Math.ceil(nanos.length * 0.99) - 1;
    return new WarmUp(nanos.length, nanos[nanos.length / 2], nanos[p99], settings.budgetNanos());
  }

  private long taken(Inspected inspected) {
    return switch (inspected) {
      case Observed seen -> seen.finishedNanos() - seen.startedNanos();
      case InspectionFailed failed ->
          throw new BadInput(
              "recipe %s fails on a blank frame: %s".formatted(recipe.key(), failed.detail()));
    };
  }
}
