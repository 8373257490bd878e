package dev.linewarden.ui;

import dev.linewarden.inspection.RecipeKey;
import java.util.List;
import java.util.OptionalDouble;

/// A draft: a stored revision, perhaps with some limits elsewhere.
public record DraftWish(RecipeKey base, List<MovedLimit> limits) {
  public DraftWish {
    limits = List.copyOf(limits);
  }

  /// @param limit its fault, or `tool.finding`
  /// @param min where it shall stand; as it is, where empty
  public record MovedLimit(String limit, OptionalDouble min, OptionalDouble max) {}
}
