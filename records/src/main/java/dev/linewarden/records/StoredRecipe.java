package dev.linewarden.records;

import dev.linewarden.inspection.RecipeKey;

/// A revision in the store, as a list shows it.
///
/// @param name for people; empty when the recipe cannot be read
/// @param problem why it cannot be used, in words; empty when it can
public record StoredRecipe(RecipeKey key, String name, String problem) {}
