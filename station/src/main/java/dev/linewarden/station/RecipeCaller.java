package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import java.util.Optional;
import java.util.function.Supplier;

/// Calls a recipe by number or by a code that was read. Who calls a recipe that nobody knows is
/// told so, and everybody sees it; the one that runs stays. Any thread.
final class RecipeCaller {
  private final RecipeTable table;
  private final RecipeShelf shelf;
  private final RecipeSwitch recipes;
  private final Supplier<Recipe> live;
  private final FaultLog faults;

  RecipeCaller(
      RecipeTable table,
      RecipeShelf shelf,
      RecipeSwitch recipes,
      Supplier<Recipe> live,
      FaultLog faults) {
    this.table = table;
    this.shelf = shelf;
    this.recipes = recipes;
    this.live = live;
    this.faults = faults;
  }

  /// Throws [BadInput] when no recipe has this number.
  void number(int number, String who) {
    call(table.byNumber(number), "number " + number, who);
  }

  /// Throws [BadInput] when no recipe has such codes.
  void code(String code, String who) {
    call(table.byCode(code), "code '%s'".formatted(code), who);
  }

  /// The revision that is [RecipeShelf#meant] by a recipe's id.
  Optional<RecipeKey> meant(String id) {
    return shelf.meant(id, live.get().key());
  }

  /// Whether it runs, and none is on its way that would take its place.
  boolean runs(RecipeKey key) {
    return !recipes.isBusy() && live.get().key().equals(key);
  }

  /// What runs already goes on, whichever revision it is.
  private void call(Optional<String> id, String as, String who) {
    Optional<RecipeKey> meant = id.flatMap(this::meant);
    if (meant.isEmpty()) {
      String unknown =
          "%s called a recipe by %s, but there is none; %s goes on"
              .formatted(who, as, live.get().key());
      faults.count("recipes", "unknown recipe called", unknown);
      recipes.say(unknown);
      throw new BadInput(unknown);
    }
    if (!runs(meant.get())) {
      recipes.to(meant.get(), who, "", () -> {});
    }
  }
}
