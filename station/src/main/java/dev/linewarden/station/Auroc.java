package dev.linewarden.station;

import java.util.Arrays;
import java.util.OptionalDouble;

/// How well a score tells good from bad: the chance that a good and a bad part, drawn at random,
/// stand in the right order; 0.5 = not at all, 1 = always. Free of orientation: whether bad means
/// high or low is the limit's business.
final class Auroc {
  private Auroc() {}

  /// Empty when one side has no scores. NaN is not allowed.
  static OptionalDouble of(double[] good, double[] bad) {
    if (good.length == 0 || bad.length == 0) {
      return OptionalDouble.empty();
    }
    double[] sorted = Arrays.copyOf(good, good.length + bad.length);
    System.arraycopy(bad, 0, sorted, good.length, bad.length);
    Arrays.sort(sorted);
    if (Double.isNaN(sorted[sorted.length - 1])) {
      throw new IllegalArgumentException("a score must be a number, but one of them is NaN");
    }
    double pairs = (double) good.length * bad.length;
    double rankSum = 0;
    for (double score : bad) {
      rankSum += rank(sorted, score);
    }
    double area = (rankSum - bad.length * (bad.length + 1.0) / 2) / pairs;
    return OptionalDouble.of(Math.max(area, 1 - area));
  }

  /// The mean place, from 1, of all scores equal to this one: a tie counts half.
  private static double rank(double[] sorted, double score) {
    int first = lowerBound(sorted, score, false);
    int after = lowerBound(sorted, score, true);
    return (first + 1 + after) / 2.0;
  }

  /// The first place whose score is not below, or with `above` is above, the given one.
  private static int lowerBound(double[] sorted, double score, boolean above) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < score || (above && sorted[middle] == score)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
