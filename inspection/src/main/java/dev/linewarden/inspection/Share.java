package dev.linewarden.inspection;

/// A share of all parts, as it was seen in some of them, with what is known of the true one.
///
/// @param seen from 0 to 1; NaN of nothing
/// @param low the true share is hardly below it
/// @param high the true share is hardly above it
public record Share(double seen, double low, double high) {
  /// Of the normal distribution, for 95 % between both ends.
  private static final double Z = 1.959964;

  private static final double UNLIKELY = 0.05;

  /// Until it is known to the last digit.
  private static final int HALVINGS = 60;

  /// What the true share is at most, at 95 %, when this many cases were seen: the exact one-sided
  /// bound of C. J. Clopper and E. S. Pearson, The Use of Confidence or Fiducial Limits, 1934. With
  /// the outermost values of good parts as limits it also is the share of good parts beyond them,
  /// whatever their distribution (S. S. Wilks, Determination of Sample Sizes for Setting Tolerance
  /// Limits, 1941; for several limits J. W. Tukey, 1947), `cases` being the number of limits less
  /// 1.
  public static double atMost(long cases, long of) {
    if (cases >= of) {
      return 1;
    }
    double low = (double) cases / of;
    double high = 1;
    for (int step = 0; step < HALVINGS; step++) {
      double middle = (low + high) / 2;
      if (atMostSo(cases, of, middle) > UNLIKELY) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /// How likely at most that many cases are where each of `of` is one with this chance.
  private static double atMostSo(long cases, long of, double chance) {
    double term = of * Math.log1p(-chance);
    double sum = Math.exp(term);
    for (long k = 1; k <= cases; k++) {
      term += Math.log((of - k + 1.0) / k) + Math.log(chance) - Math.log1p(-chance);
      sum += Math.exp(term);
    }
    return sum;
  }

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
