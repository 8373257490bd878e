package dev.linewarden.ui;

import dev.linewarden.inspection.RecipeKey;

/// A recipe the operator may choose.
///
/// @param problem why it cannot be used, in one sentence; empty = usable
public record RecipeChoice(RecipeKey key, String name, String problem) {
  public boolean usable() {
    return problem.isEmpty();
  }
}
