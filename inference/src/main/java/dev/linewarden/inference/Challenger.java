package dev.linewarden.inference;

import dev.linewarden.inspection.Challenge;
import dev.linewarden.inspection.ChallengeRun;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Inspected;
import dev.linewarden.inspection.LoadedRecipe;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Shows a recipe the parts whose class is known, one after the other, in time that nobody else
/// needs. What comes of it is the line's to judge. Of the model thread, but for [#giveWay].
final class Challenger {
  /// From one known part to the next: a good and a bad one several times a second, for a few
  /// percent of a core.
  static final long PAUSE_NANOS = 100_000_000;

  private final Predicate<ChallengeRun> line;
  private final FaultLog faults;
  private final Clock clock;
  private volatile @Nullable LoadedRecipe looking;
  private int next;
  private long restedNanos = Long.MIN_VALUE;

  /// @param line judges; false = no room, and nothing is proven
  Challenger(Predicate<ChallengeRun> line, FaultLog faults, Clock clock) {
    this.line = line;
    this.faults = faults;
    this.clock = clock;
  }

  /// When the next known part may be shown, if this recipe has any; [Long#MAX_VALUE] = never.
  long dueNanos(LoadedRecipe recipe) {
    return recipe.challenges().isEmpty() ? Long.MAX_VALUE : restedNanos;
  }

  /// One that had to give way to a part says nothing, and is shown again.
  void run(LoadedRecipe recipe, BooleanSupplier free) {
    List<Challenge> challenges = recipe.challenges();
    Challenge challenge = challenges.get(next % challenges.size());
    long startedNanos = clock.nanos();
    looking = recipe;
    try {
      Inspected seen = recipe.inspectWhile(free, Challenge.PART, challenge.frames());
      if (!seen.isLate()) {
        next = (next + 1) % challenges.size();
        tell(new ChallengeRun(challenge, recipe.recipe(), seen, startedNanos));
      }
    } finally {
      looking = null;
      restedNanos = clock.nanos() + PAUSE_NANOS;
    }
  }

  /// A line that does not take it does not prove it either.
  private void tell(ChallengeRun run) {
    if (!line.test(run)) {
      faults.count("model", "known part not judged", run.challenge().name());
    }
  }

  /// A part is coming: ends what is on. Any thread; never waits.
  void giveWay() {
    LoadedRecipe recipe = looking;
    if (recipe != null) {
      recipe.cutOff(Challenge.PART);
    }
  }
}
