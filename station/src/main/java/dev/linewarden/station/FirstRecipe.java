package dev.linewarden.station;

import dev.linewarden.inference.SpelledOut;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeLoader;
import dev.linewarden.records.Change;
import dev.linewarden.records.RecipeFile;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.References;
import dev.linewarden.records.ReferencesFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which revision a station begins with: the one that ran when it ended, as long as a person has
/// not configured another since. Asking reads only; [#load] keeps and notes. Any thread, one at a
/// time.
final class FirstRecipe {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.station");
  private static final String EXAMPLE_RESOURCE = "example-recipe.json";

  private final RecipeStore store;
  private final Wanted wanted;

  /// What a person wants the station to begin with.
  ///
  /// @param name [StationConfig#EXAMPLE], a folder with a recipe.json, or the id of a stored recipe
  /// @param insisted said on the command line, for this start: whatever ran before
  record Wanted(String name, boolean insisted) {
    Optional<Path> folder() {
      return Optional.of(name)
          .filter(said -> !said.equals(StationConfig.EXAMPLE))
          .map(Path::of)
          .filter(Files::isDirectory);
    }
  }

  FirstRecipe(RecipeStore store, Wanted wanted) {
    this.store = store;
    this.wanted = wanted;
  }

  /// The revision that ran, if that is what the station begins with. What is configured is compared
  /// with the note of the start before: its name, and of a folder what is in it. A revision that
  /// was only kept since is nobody's wish, and a program that brings another example is none.
  Optional<RecipeKey> asBefore() {
    if (wanted.insisted()) {
      return Optional.empty();
    }
    Optional<String> before = store.configured();
    return store.active().filter(_ -> before.isEmpty() || before.equals(words()));
  }

  /// Empty while what is in the folder was never kept.
  private Optional<String> words() {
    Optional<Path> folder = wanted.folder();
    return folder.isEmpty()
        ? Optional.of(wanted.name())
        : kept(folder.get()).map(key -> wanted.name() + " " + key);
  }

  private Optional<RecipeKey> kept(Path folder) {
    Recipe recipe = read(folder);
    return store.find(recipe, ReferencesFile.read(folder, recipe));
  }

  /// What is configured, where it is stored under its id: as [RecipeShelf#meant] by it. Empty of a
  /// folder, of the example, and of what nobody knows.
  Optional<RecipeKey> stored() {
    return wanted.folder().isPresent() || wanted.name().equals(StationConfig.EXAMPLE)
        ? Optional.empty()
        : RecipeShelf.meant(store, wanted.name());
  }

  /// The newest where that is the one that could not be loaded.
  private Optional<RecipeKey> storedBeside(Optional<RecipeKey> refused) {
    Optional<RecipeKey> stored = stored();
    return stored.isPresent() && stored.equals(refused)
        ? RecipeShelf.latest(store, wanted.name())
        : stored;
  }

  /// Takes seconds. One that ran and cannot be loaded any more is counted, and what is configured
  /// takes its place. A folder is taken into the store first, with its references; the same content
  /// stays the same revision.
  ///
  /// @param views the station's, by name
  LoadedRecipe load(RecipeLoader loader, List<String> views, Clock clock, FaultLog faults) {
    Optional<RecipeKey> before = asBefore();
    LoadedRecipe loaded =
        before
            .flatMap(key -> again(key, loader, views, faults))
            .orElseGet(() -> loader.load(configured(before, views, clock).inOrderOf(views)));
    remember(loaded.recipe().key(), faults);
    return loaded;
  }

  /// A full disk is no reason not to begin.
  private void remember(RecipeKey key, FaultLog faults) {
    try {
      store.activate(key);
      words().ifPresent(store::configured);
    } catch (BadInput e) {
      faults.count(
          "recipes",
          "runs, but is not remembered",
          "recipe %s: %s".formatted(key, String.join("; ", e.problems())));
    }
  }

  private Optional<LoadedRecipe> again(
      RecipeKey key, RecipeLoader loader, List<String> views, FaultLog faults) {
    try {
      LoadedRecipe loaded = loader.load(store.load(key).inOrderOf(views));
      LOG.log(System.Logger.Level.INFO, "begins with recipe {0}, which ran before", key);
      return Optional.of(loaded);
    } catch (BadInput e) {
      faults.count(
          "recipes",
          "the recipe that ran is not loaded",
          "recipe %s ran before, but cannot be loaded: %s; the station begins with what is configured, '%s'"
              .formatted(key, String.join("; ", e.problems()), wanted.name()));
      return Optional.empty();
    }
  }

  private Recipe configured(Optional<RecipeKey> refused, List<String> views, Clock clock) {
    Recipe recipe = kept(refused, views, clock);
    LOG.log(
        System.Logger.Level.INFO,
        "begins with recipe {0}, since ''{1}'' is configured",
        recipe.key(),
        wanted.name());
    return recipe;
  }

  private Recipe kept(Optional<RecipeKey> refused, List<String> views, Clock clock) {
    if (wanted.name().equals(StationConfig.EXAMPLE)) {
      Change change = change(clock, "the example that comes with the program");
      return keep(example(), References.NONE, change, views);
    }
    Optional<Path> folder = wanted.folder();
    if (folder.isPresent()) {
      Recipe recipe = read(folder.get());
      References references = ReferencesFile.read(folder.get(), recipe);
      Path from = folder.get().toAbsolutePath().normalize();
      return keep(recipe, references, change(clock, "taken from " + from), views);
    }
    return store.load(
        storedBeside(refused)
            .orElseThrow(() ->
                new BadInput(
                    "recipe '%s' is neither a folder with a recipe.json nor the id of a stored recipe"
                        .formatted(wanted.name()))));
  }

  private Recipe keep(Recipe recipe, References references, Change change, List<String> views) {
    recipe.inOrderOf(views); // what does not fit this station is not stored
    return store.save(recipe, references, change);
  }

  private static Change change(Clock clock, String reason) {
    return new Change("the station", clock.wallMillis(), reason);
  }

  private static Recipe read(Path folder) {
    return SpelledOut.of(RecipeFile.read(folder.resolve(RecipeShelf.FILE)));
  }

  private static Recipe example() {
    try (InputStream resource = FirstRecipe.class.getResourceAsStream(EXAMPLE_RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(EXAMPLE_RESOURCE + " is missing in the program");
      }
      Path folder = Files.createTempDirectory("linewarden");
      Path file = folder.resolve(RecipeShelf.FILE);
      Files.copy(resource, file);
      Recipe recipe = RecipeFile.read(file);
      Files.delete(file);
      Files.delete(folder);
      return recipe;
    } catch (IOException e) {
      throw new BadInput("the example recipe cannot be unpacked: " + e.getMessage(), e);
    }
  }
}
