package dev.linewarden.vision;

/// A pattern that is looked for.
///
/// @param box of it in the taught picture
/// @param degrees how far it may be turned to both sides, 0 to 180
/// @param minScale how small it may be, 1 = as taught
/// @param maxScale how large, not below `minScale`
/// @param minStep a smaller step is no edge, in grey levels
/// @param minScore below it nothing was found, 0 to 1
/// @param most so many are looked for at once
public record PatternWish(
    Zone box,
    double degrees,
    double minScale,
    double maxScale,
    double minStep,
    double minScore,
    int most) {
  CoarseSearch.Range range() {
    return new CoarseSearch.Range(degrees, minScale, maxScale);
  }

  /// Two whose centres are nearer are one.
  double apart() {
    return Math.min(box.width(), box.height()) / 2.0;
  }

  /// At an edge that is not quite sharp, half of its step is its slope.
  double minSlope() {
    return minStep / 2;
  }
}
