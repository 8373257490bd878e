package dev.linewarden.ui;

import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.WallSpan;
import java.util.OptionalDouble;

/// What would a limit have done, had it stood elsewhere?
///
/// @param recipe the revision whose limits are moved
/// @param limit its fault, or `tool.finding`
/// @param min where it would stand; as it is, where empty
/// @param max likewise
/// @param span when the parts in question were judged
public record LimitQuestion(
    RecipeKey recipe, String limit, OptionalDouble min, OptionalDouble max, WallSpan span) {}
