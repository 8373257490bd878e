package dev.linewarden.ui;

import dev.linewarden.inspection.RecipeKey;
import java.util.List;
import java.util.Map;

/// How many parts have to be held back, and when they were made.
///
/// @param looked parts that were judged anew
/// @param leftAlone parts whose verdict no limit decided: late, without a frame, and so on
/// @param held parts that were let through and should not have been
/// @param spared parts that were removed and would be let through
/// @param stretches when the held ones were judged, the oldest first
/// @param leftOut parts of revisions that look with other tools, so that nothing can be said of
///   them
public record HoldReport(
    long looked,
    long leftAlone,
    long held,
    long spared,
    List<Stretch> stretches,
    Map<RecipeKey, Long> leftOut) {
  public HoldReport {
    stretches = List.copyOf(stretches);
    leftOut = Map.copyOf(leftOut);
  }

  /// Minutes without a break between them, in each of which at least one part has to be held.
  ///
  /// @param fromMillis since 1970 UTC
  /// @param toMillis likewise, exclusive
  public record Stretch(long fromMillis, long toMillis, long parts) {}
}
