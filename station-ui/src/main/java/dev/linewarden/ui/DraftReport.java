package dev.linewarden.ui;

import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.ShadowCounts;

/// How a shadow does.
///
/// @param base the revision it is, or was made from
/// @param changed whether limits of it were moved
/// @param live the recipe that decides
/// @param former whether it ran before `live` and only stands by, to be returned to
public record DraftReport(
    RecipeKey base, boolean changed, RecipeKey live, boolean former, ShadowCounts counts) {}
