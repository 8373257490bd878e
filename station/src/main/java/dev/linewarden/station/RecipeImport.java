package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.records.Change;
import dev.linewarden.records.Incoming;
import dev.linewarden.records.RecipeBundles;
import dev.linewarden.records.RecipeStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Takes a recipe from another station in, if it finds here what it found there, in this station's
/// time, through this station's cameras.
final class RecipeImport {
  private final Consumer<String> notes;
  private final RecipeStore store;
  private final RecipeBundles bundles;
  private final List<CameraView> cameras;
  private final RecipeTrial trial;

  /// @param notes told what people should know on the way
  /// @param cameras the station's; empty = they are not known
  RecipeImport(
      Consumer<String> notes,
      RecipeStore store,
      StationConfig config,
      List<CameraView> cameras,
      Clock clock) {
    this.notes = notes;
    this.store = store;
    this.bundles = new RecipeBundles(store, config.data());
    this.cameras = List.copyOf(cameras);
    this.trial = RecipeTrial.of(clock, config.inference());
  }

  /// As it is kept here. Throws [BadInput] with why not; nothing is kept then.
  Recipe run(Path bundle, Change change) {
    try (Incoming incoming = bundles.unpack(bundle)) {
      Recipe recipe = incoming.recipe();
      notes.accept(
          "%s is recipe %s by %s, signed by %s"
              .formatted(
                  bundle.getFileName(),
                  recipe.key(),
                  incoming.change().author(),
                  store.keys().holder(incoming.signer()).orElse("")));
      compare(incoming);
      requireFit(bundle, incoming);
      return store.install(incoming, change);
    } catch (IOException e) {
      throw new BadInput("what was unpacked of %s cannot be removed: %s".formatted(bundle, e), e);
    }
  }

  /// Another scale is no error, but a limit then means another length.
  private void compare(Incoming incoming) {
    store
        .latest(incoming.recipe().key().id())
        .filter(here -> !incoming.measuresLike(store.load(here)))
        .ifPresent(here ->
            notes.accept(
                "it measures with other frames, scale or lens than recipe %s here"
                    .formatted(here)));
  }

  private void requireFit(Path bundle, Incoming incoming) {
    Recipe recipe = incoming.recipe();
    try {
      if (!cameras.isEmpty()) {
        new CameraFit(cameras).check(recipe);
      }
      notes.accept("trying it in a process of its own…");
      RecipeTrial.Passed passed =
          trial.run(recipe.key(), incoming.folder().resolve(RecipeShelf.FILE));
      notes.accept("it passed: " + passed.words());
    } catch (BadInput refused) {
      List<String> problems = new ArrayList<>(refused.problems());
      problems.add("so %s is not taken in: nothing of it was kept".formatted(bundle.getFileName()));
      throw new BadInput(problems);
    }
  }
}
