package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Challenge;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Inspected;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.Judge;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.ModelPlace;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.station.KnownParts.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// A recipe with known parts that it judged rightly when it was loaded. Owns both; like the recipe,
/// of one thread at a time.
final class ProvenRecipe implements LoadedRecipe {
  /// Bad ones that are kept: their frames stay in memory, some MB each.
  static final int BAD_MAX = 3;

  /// Looked at while a recipe is loaded; beyond, the search is given up.
  static final int TRIED_MAX = 32;

  private static final String WHO = "heartbeat";

  private final LoadedRecipe recipe;
  private final List<Challenge> challenges;

  private ProvenRecipe(LoadedRecipe recipe, List<Challenge> challenges) {
    this.recipe = recipe;
    this.challenges = List.copyOf(challenges);
  }

  /// The recipe itself when there is not at least one good and one bad part. Takes over both.
  static LoadedRecipe of(LoadedRecipe recipe, List<Challenge> challenges) {
    boolean both =
        challenges.stream().anyMatch(Challenge::good)
            && challenges.stream().anyMatch(challenge -> !challenge.good());
    if (!both) {
      challenges.forEach(challenge -> challenge.frames().close());
      return recipe;
    }
    return new ProvenRecipe(recipe, challenges);
  }

  /// Tries known parts until there are enough: good ones first come first served, bad ones
  /// likewise. Who says what a part is and is not agreed with by the recipe is told so; the part is
  /// left out.
  static LoadedRecipe tried(LoadedRecipe recipe, List<Known> known, FaultLog faults) {
    List<Challenge> chosen = new ArrayList<>();
    try {
      for (Known part : known.subList(0, Math.min(known.size(), TRIED_MAX))) {
        consider(part, recipe, chosen, faults);
      }
    } catch (RuntimeException | Error e) {
      chosen.forEach(challenge -> challenge.frames().close());
      recipe.close();
      throw e;
    }
    return of(recipe, chosen);
  }

  private static void consider(
      Known part, LoadedRecipe recipe, List<Challenge> chosen, FaultLog faults) {
    long good = chosen.stream().filter(Challenge::good).count();
    boolean goodWanted = good == 0;
    boolean badWanted = chosen.size() - good < BAD_MAX;
    if ((part.isGood() && !goodWanted) || (part.isBad() && !badWanted)) {
      return;
    }
    Frames frames = frames(part, recipe.recipe(), faults);
    Verdict verdict = verdict(recipe, frames);
    boolean passed = verdict instanceof Verdict.Pass;
    boolean rejected = verdict instanceof Verdict.Reject;
    if ((part.isGood() && !passed) || (part.isBad() && !rejected)) {
      faults.count(
          WHO,
          "known part is judged otherwise",
          "'%s' is '%s', but recipe %s says '%s'; it proves nothing"
              .formatted(part.name(), part.truth(), recipe.recipe().key(), verdict.label()));
      frames.close();
    } else if ((passed && goodWanted) || (rejected && badWanted)) {
      chosen.add(new Challenge(words(part, passed), passed, frames));
    } else {
      frames.close();
    }
  }

  /// One that cannot be read any more proves nothing, and is no reason to refuse the recipe.
  private static Frames frames(Known part, Recipe recipe, FaultLog faults) {
    try {
      return ReferenceFrames.read(part.images(), recipe);
    } catch (BadInput e) {
      faults.count(WHO, "known part cannot be read", String.join("; ", e.problems()));
      return Frames.NONE;
    }
  }

  private static Verdict verdict(LoadedRecipe recipe, Frames frames) {
    return switch (recipe.inspect(Challenge.PART, frames, Long.MAX_VALUE)) {
      case Observed seen -> Judge.judge(seen.findings(), recipe.recipe().limits());
      case InspectionFailed(PartId _, var cause, String detail) ->
          new Verdict.Unjudged(cause, detail);
    };
  }

  private static String words(Known part, boolean good) {
    return good
        ? "the known good part '%s'".formatted(part.name())
        : "the known bad part '%s'%s"
            .formatted(part.name(), part.isBad() ? " (" + part.truth() + ")" : "");
  }

  /// Says once, where a recipe has none, that only real parts prove anything.
  static void tell(LoadedRecipe loaded, FaultLog faults) {
    if (loaded.challenges().isEmpty()) {
      faults.count(
          WHO,
          "no known parts",
          "recipe %s has no known good and bad part: while no parts come, the heartbeat stands; ./linewarden recipe references records some"
              .formatted(loaded.recipe().key()));
    }
  }

  @Override
  public List<Challenge> challenges() {
    return challenges;
  }

  @Override
  public Recipe recipe() {
    return recipe.recipe();
  }

  @Override
  public long tailNanos() {
    return recipe.tailNanos();
  }

  @Override
  public List<ModelPlace> models() {
    return recipe.models();
  }

  @Override
  public Inspected inspect(PartId part, Frames frames, long deadlineNanos) {
    return recipe.inspect(part, frames, deadlineNanos);
  }

  @Override
  public Inspected inspectWhile(BooleanSupplier free, PartId part, Frames frames) {
    return recipe.inspectWhile(free, part, frames);
  }

  @Override
  public void cutOff(PartId part) {
    recipe.cutOff(part);
  }

  @Override
  public boolean keepWarm(BooleanSupplier free) {
    return recipe.keepWarm(free);
  }

  @Override
  public void stopKeepingWarm() {
    recipe.stopKeepingWarm();
  }

  @Override
  public void close() {
    challenges.forEach(challenge -> challenge.frames().close());
    recipe.close();
  }
}
