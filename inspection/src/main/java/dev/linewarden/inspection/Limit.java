package dev.linewarden.inspection;

/// The bound that turns a finding into good or bad; both ends belong to good. A good value outside
/// of the narrower warn band is borderline: still good, and worth a look before it no longer is.
///
/// @param min lowest good value, or negative infinity
/// @param max highest good value, or positive infinity
/// @param warnMin lowest value that is not borderline; `min` where there is no band
/// @param warnMax highest value that is not borderline; `max` where there is no band
/// @param fault what a part outside is called, in the words of the line: `cap missing`
public record Limit(
    String tool,
    String finding,
    double min,
    double max,
    double warnMin,
    double warnMax,
    String fault) {
  public Limit {
    if (!(min <= max)) {
      throw new IllegalArgumentException(
          "limit on %s %s: min %s is not below max %s".formatted(tool, finding, min, max));
    }
    if (!(min <= warnMin && warnMin <= warnMax && warnMax <= max)) {
      throw new IllegalArgumentException(
          "limit on %s %s: the warn band from %s to %s must lie in the good one from %s to %s"
              .formatted(tool, finding, warnMin, warnMax, min, max));
    }
  }

  /// Without a warn band.
  public Limit(String tool, String finding, double min, double max, String fault) {
    this(tool, finding, min, max, min, max, fault);
  }

  /// NaN is never good.
  public boolean holds(double value) {
    return value >= min && value <= max;
  }

  /// Good, but outside of the warn band.
  public boolean isBorderline(double value) {
    return holds(value) && !(value >= warnMin && value <= warnMax);
  }
}
