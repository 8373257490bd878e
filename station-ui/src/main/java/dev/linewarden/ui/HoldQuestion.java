package dev.linewarden.ui;

import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.WallSpan;
import java.util.OptionalDouble;

/// Which parts that were let through have to be held back?
public sealed interface HoldQuestion {
  /// When the parts in question were judged.
  WallSpan span();

  /// Those that would have been removed, had a limit stood elsewhere.
  ///
  /// @param recipe the revision whose limits count
  /// @param limit its fault, or `tool.finding`
  /// @param min where it would stand; as it is, where empty
  /// @param max likewise
  record Limit(
      RecipeKey recipe, String limit, OptionalDouble min, OptionalDouble max, WallSpan span)
      implements HoldQuestion {}

  /// All of them: nothing proves any more that they were looked at rightly.
  record Passed(WallSpan span) implements HoldQuestion {}
}
