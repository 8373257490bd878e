package dev.linewarden.station;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeLoader;
import dev.linewarden.records.Change;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.StoredRecipe;
import dev.linewarden.ui.DraftWish;
import dev.linewarden.ui.RecipeChoice;
import java.util.List;
import java.util.Optional;

/// The stored recipes and the way to a loaded, warm one. Any thread.
final class RecipeShelf {
  static final String FILE = "recipe.json";

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

  /// The recipe to begin with, loaded, warm, and noted as the one that runs. Throws [BadInput] when
  /// none can be loaded.
  LoadedRecipe first(FirstRecipe.Wanted wanted, FaultLog faults) {
    return new FirstRecipe(store, wanted).load(loader, views, clock, faults);
  }

  /// The revision that is meant where only the id is said: the one that runs, else the one that was
  /// live last, else the newest. A revision that was only kept, or that was left again, is not
  /// meant. A text that cannot be an id, a path for example, is simply not stored.
  ///
  /// @param live what runs
  Optional<RecipeKey> meant(String id, RecipeKey live) {
    return live.id().equals(id) ? Optional.of(live) : meant(store, id);
  }

  /// The same where nothing runs.
  static Optional<RecipeKey> meant(RecipeStore store, String id) {
    return store.lastLive(id).or(() -> latest(store, id));
  }

  static Optional<RecipeKey> latest(RecipeStore store, String id) {
    return store.list().stream()
        .map(StoredRecipe::key)
        .filter(key -> key.id().equals(id))
        .findFirst();
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
