package dev.linewarden.station;

import dev.linewarden.inference.SpelledOut;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeLoader;
import dev.linewarden.records.Change;
import dev.linewarden.records.RecipeFile;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.References;
import dev.linewarden.records.ReferencesFile;
import dev.linewarden.records.StoredRecipe;
import dev.linewarden.ui.DraftWish;
import dev.linewarden.ui.RecipeChoice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The stored recipes and the way to a loaded, warm one. Any thread.
final class RecipeShelf {
  static final String FILE = "recipe.json";
  private static final String EXAMPLE_RESOURCE = "example-recipe.json";

  private final RecipeStore store;
  private final RecipeLoader loader;
  private final List<String> views;
  private final Clock clock;

  /// @param views the station's, by name: what is loaded has its own in their order
  RecipeShelf(RecipeStore store, RecipeLoader loader, List<String> views, Clock clock) {
    this.store = store;
    this.loader = loader;
    this.views = List.copyOf(views);
    this.clock = clock;
  }

  /// Recipes with models or references are tried in a process of their own before they are loaded
  /// into this one; what is loaded has its known parts with it.
  static RecipeShelf careful(
      RecipeStore store, RecipeLoader loader, Clock clock, StationConfig config, FaultLog faults) {
    RecipeLoader tried = TriedLoader.of(loader, store, clock, config);
    return new RecipeShelf(
        store,
        recipe -> ProvenRecipe.tried(tried.load(recipe), KnownParts.of(store, recipe), faults),
        config.viewNames(),
        clock);
  }

  /// The recipe to begin with. A folder is taken into the store first, with its references; the
  /// same content stays the same revision.
  ///
  /// @param wanted [StationConfig#EXAMPLE], a folder with a recipe.json, or the id of a stored one
  LoadedRecipe first(String wanted) {
    Recipe recipe = stored(wanted);
    LoadedRecipe loaded = loader.load(recipe.inOrderOf(views));
    store.activate(recipe.key());
    return loaded;
  }

  private Recipe stored(String wanted) {
    if (wanted.equals(StationConfig.EXAMPLE)) {
      return keep(example(), References.NONE, "the example that comes with the program");
    }
    Path folder = Path.of(wanted);
    if (Files.isDirectory(folder)) {
      Recipe recipe = SpelledOut.of(RecipeFile.read(folder.resolve(FILE)));
      return keep(
          recipe,
          ReferencesFile.read(folder, recipe),
          "taken from " + folder.toAbsolutePath().normalize());
    }
    Optional<RecipeKey> stored = latest(wanted);
    if (stored.isPresent()) {
      return store.load(stored.get());
    }
    throw new BadInput(
        "recipe '%s' is neither a folder with a recipe.json nor the id of a stored recipe"
            .formatted(wanted));
  }

  private Recipe keep(Recipe recipe, References references, String reason) {
    recipe.inOrderOf(views); // what does not fit this station is not stored
    return store.save(recipe, references, new Change("the station", clock.wallMillis(), reason));
  }

  /// A text that cannot be an id, a path for example, is simply not stored.
  Optional<RecipeKey> latest(String wanted) {
    return store.list().stream()
        .map(StoredRecipe::key)
        .filter(key -> key.id().equals(wanted))
        .findFirst();
  }

  private static Recipe example() {
    try (InputStream resource = RecipeShelf.class.getResourceAsStream(EXAMPLE_RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(EXAMPLE_RESOURCE + " is missing in the program");
      }
      Path folder = Files.createTempDirectory("linewarden");
      Path file = folder.resolve(FILE);
      Files.copy(resource, file);
      Recipe recipe = RecipeFile.read(file);
      Files.delete(file);
      Files.delete(folder);
      return recipe;
    } catch (IOException e) {
      throw new BadInput("the example recipe cannot be unpacked: " + e.getMessage(), e);
    }
  }

  /// Throws [BadInput] when there is no such recipe, it is broken, or has other views.
  void check(RecipeKey key) {
    store.load(key).inOrderOf(views);
  }

  /// Takes seconds.
  LoadedRecipe load(RecipeKey key) {
    return loader.load(store.load(key).inOrderOf(views));
  }

  /// A stored revision with some limits elsewhere, still under its number. Throws [BadInput] when
  /// there is no such revision or limit.
  Recipe draft(DraftWish wish) {
    Recipe recipe = store.load(wish.base()).inOrderOf(views);
    for (DraftWish.MovedLimit moved : wish.limits()) {
      LimitNames names = new LimitNames(recipe);
      List<Limit> limits = names.moved(names.find(moved.limit()), moved.min(), moved.max());
      recipe = recipe.withLimits(limits);
    }
    return recipe;
  }

  /// A draft with limits of its own as a stored revision, with the references of the one it was
  /// made from.
  RecipeKey keep(Recipe draft, String who, String why) {
    Change change = new Change(who, clock.wallMillis(), why);
    return store.save(draft, store.references(draft.key()), change).key();
  }

  /// Takes seconds. What a draft looks with is what the revision it was made from does.
  LoadedRecipe load(Recipe draft) {
    return loader.load(draft);
  }

  void activate(RecipeKey key) {
    store.activate(key);
  }

  List<RecipeChoice> choices() {
    return store.list().stream()
        .map(stored -> new RecipeChoice(stored.key(), stored.name(), stored.problem()))
        .toList();
  }
}
