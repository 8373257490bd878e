package dev.linewarden.inspection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The bound that turns a finding into good or bad; both ends belong to good. A good value outside
/// of the narrower warn band is borderline: still good, and worth a look before it no longer is.
///
/// @param min lowest good value, or negative infinity
/// @param max highest good value, or positive infinity
/// @param warnMin lowest value that is not borderline; `min` where there is no band
/// @param warnMax highest value that is not borderline; `max` where there is no band
/// @param fault what a part outside is called, in the words of the line: `cap missing`
/// @param lane the ejector that such a part goes at, counted from 1, the first it comes past
public record Limit(
    String tool,
    String finding,
    double min,
    double max,
    double warnMin,
    double warnMax,
    String fault,
    int lane) {
  /// The most ejectors along one line.
  public static final int LANES_MAX = 4;

  private static final int DIGITS = 4;

  /// Units of numbers that have none: nobody says them.
  private static final Set<String> PLAIN = Set.of("count", "ratio", "score", "share");

  public Limit {
    if (!(min <= max)) {
      throw new IllegalArgumentException(
          "limit on %s %s: min %s is not below max %s".formatted(tool, finding, min, max));
    }
    if (lane < 1 || lane > LANES_MAX) {
      throw new IllegalArgumentException(
          "limit on %s %s: lane must be from 1 to %d, but is %d"
              .formatted(tool, finding, LANES_MAX, lane));
    }
    if (!(min <= warnMin && warnMin <= warnMax && warnMax <= max)) {
      throw new IllegalArgumentException(
          "limit on %s %s: the warn band from %s to %s must lie in the good one from %s to %s"
              .formatted(tool, finding, warnMin, warnMax, min, max));
    }
  }

  /// In the first lane.
  public Limit(
      String tool,
      String finding,
      double min,
      double max,
      double warnMin,
      double warnMax,
      String fault) {
    this(tool, finding, min, max, warnMin, warnMax, fault, 1);
  }

  /// The same with another lane.
  public Limit inLane(int other) {
    return new Limit(tool, finding, min, max, warnMin, warnMax, fault, other);
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

  /// The finding it is about, or null when it was not looked for.
  public @Nullable Finding in(List<Finding> findings) {
    return Finding.first(findings, tool, finding);
  }

  /// Why what was found is good or not, in a sentence: `height 12.43 mm is 0.43 mm above 12 mm`.
  public String says(@Nullable Finding found) {
    return found == null ? says(Double.NaN, "") : says(found.value(), found.unit());
  }

  /// The same of a value by itself.
  public String says(double value, String inUnit) {
    if (Double.isNaN(value)) {
      return finding + " has no value";
    }
    String unit = inUnit.isEmpty() || PLAIN.contains(inUnit) ? "" : " " + inUnit;
    String is = "%s %s%s is ".formatted(finding, number(value), unit);
    if (value < min) {
      return is + number(min - value) + unit + " below " + number(min) + unit;
    }
    if (value > max) {
      return is + number(value - max) + unit + " above " + number(max) + unit;
    }
    return is + (isBorderline(value) ? "good, but near a limit: " : "good: ") + band(unit);
  }

  private String band(String unit) {
    if (min == Double.NEGATIVE_INFINITY) {
      return "at most " + number(max) + unit;
    }
    return max == Double.POSITIVE_INFINITY
        ? "at least " + number(min) + unit
        : "%s to %s%s".formatted(number(min), number(max), unit);
  }

  /// Four digits that matter; a whole number without a point.
  private static String number(double value) {
    return new BigDecimal(value)
        .round(new MathContext(DIGITS))
        .stripTrailingZeros()
        .toPlainString();
  }
}
