package dev.linewarden.inspection;

/// The bound that turns a finding into good or bad; both ends belong to good.
///
/// @param min lowest good value, or negative infinity
/// @param max highest good value, or positive infinity
/// @param fault what a part outside is called, in the words of the line: `cap missing`
public record Limit(String tool, String finding, double min, double max, String fault) {
  public Limit {
    if (!(min <= max)) {
      throw new IllegalArgumentException(
          "limit on %s %s: min %s is not below max %s".formatted(tool, finding, min, max));
    }
  }

  /// NaN is never good.
  public boolean holds(double value) {
    return value >= min && value <= max;
  }
}
