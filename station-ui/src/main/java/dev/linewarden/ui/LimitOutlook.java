package dev.linewarden.ui;

import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Rejudged;
import java.util.Map;

/// The answer to a [LimitQuestion].
///
/// @param now the limit as it is
/// @param then as it would be
/// @param leftOut how many parts were judged by a revision that looks with other tools, so that its
///   findings say nothing of this one
public record LimitOutlook(
    RecipeKey recipe, Limit now, Limit then, Rejudged rejudged, Map<RecipeKey, Long> leftOut) {
  public LimitOutlook {
    leftOut = Map.copyOf(leftOut);
  }
}
