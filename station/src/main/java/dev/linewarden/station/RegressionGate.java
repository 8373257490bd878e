package dev.linewarden.station;

import dev.linewarden.inference.GpuCheck;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.records.RecipeStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// A recipe with a regression set goes live only when this revision judged all of the set right on
/// this machine, or when somebody says why it shall all the same. Any thread.
final class RegressionGate {
  private final RecipeStore store;
  private final Supplier<String> machine;

  RegressionGate(RecipeStore store, Supplier<String> machine) {
    this.store = store;
    this.machine = machine;
  }

  static String machine(StationConfig config) {
    return "%s, %s, %s"
        .formatted(
            config.inference().provider().words(), GpuCheck.machine().strip(), Processor.words());
  }

  /// Throws [BadInput] when a reason is needed.
  ///
  /// @param why in words; empty when nobody said
  void require(RecipeKey key, String why) {
    Path recipe = folder(store, key);
    RegressionSet set = new RegressionSet(recipe);
    if (!why.isBlank() || set.isEmpty()) {
      return;
    }
    Optional<RegressionResult> result =
        RegressionResult.kept(recipe, key.revision())
            .filter(kept -> kept.set().equals(set.digest()))
            .filter(kept -> kept.machine().equals(machine.get()));
    if (!result.map(RegressionResult::isGreen).orElse(false)) {
      throw new BadInput(
          "recipe %s must judge its regression set right before it goes live, but %s (./linewarden"
                  .formatted(key, inWords(result))
              + " recipe test %s@%d); or say why it shall go live all the same"
                  .formatted(key.id(), key.revision()));
    }
  }

  /// The same for a draft with limits of its own: nobody tried the revision that it becomes.
  void requireDraft(RecipeKey base, String why) {
    if (why.isBlank() && !new RegressionSet(folder(store, base)).isEmpty()) {
      throw new BadInput(
          "the draft of recipe %s has limits of its own, which were not tried on the regression set of %s; say why it shall go live all the same"
              .formatted(base, base.id()));
    }
  }

  private static String inWords(Optional<RegressionResult> result) {
    return result
        .map(kept ->
            "of %d images %d escaped, %d were falsely rejected and %d not judged"
                .formatted(kept.images(), kept.escapes(), kept.falseRejects(), kept.unjudged()))
        .orElse("was not tried on it on this machine since one of both changed");
  }

  /// Where a recipe has its revisions.
  static Path folder(RecipeStore store, RecipeKey key) {
    return store.file(key).resolve("../..").normalize();
  }
}
