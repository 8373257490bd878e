package dev.linewarden.ui;

import dev.linewarden.inspection.RecipeKey;
import java.util.OptionalDouble;

/// What would a limit have done, had it stood elsewhere?
///
/// @param recipe the revision whose limits are moved
/// @param limit its fault, or `tool.finding`
/// @param min where it would stand; as it is, where empty
/// @param max likewise
/// @param span of which parts
public record LimitQuestion(
    RecipeKey recipe, String limit, OptionalDouble min, OptionalDouble max, Span span) {

  /// Parts by when they were judged, in milliseconds since 1970 UTC; both ends belong to it.
  public record Span(long fromWallMillis, long untilWallMillis) {
    public static final Span EVER = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    public boolean holds(long wallMillis) {
      return wallMillis >= fromWallMillis && wallMillis <= untilWallMillis;
    }
  }
}
