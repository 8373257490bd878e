package dev.linewarden.inspection;

/// Makes a recipe ready: loads its models, warms them up and proves the time they take.
public interface RecipeLoader {
  /// Takes seconds; never called on the part's way. Throws [BadInput] with every problem found.
  LoadedRecipe load(Recipe recipe);
}
