package dev.linewarden.inspection;

/// A share of all parts, as it was seen in some of them, with what is known of the true one.
///
/// @param seen from 0 to 1; NaN of nothing
/// @param low the true share is hardly below it
/// @param high the true share is hardly above it
public record Share(double seen, double low, double high) {
  /// Of the normal distribution, for 95 % between both ends.
  private static final double Z = 1.959964;

  /// The score interval at 95 % (E. B. Wilson, Probable Inference, the Law of Succession, and
  /// Statistical Inference, 1927): stays within 0 and 1, and says something of no cases at all.
  ///
  /// @param of 0 or more; of nothing everything is possible
  public static Share wilson(long cases, long of) {
    if (of == 0) {
      return new Share(Double.NaN, 0, 1);
    }
    double n = of;
    double p = cases / n;
    double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    return new Share(
        p,
        cases == 0 ? 0 : Math.max(0, middle - half),
        cases == of ? 1 : Math.min(1, middle + half));
  }
}
