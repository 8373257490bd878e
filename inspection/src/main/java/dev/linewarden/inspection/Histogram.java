package dev.linewarden.inspection;

import java.util.ArrayList;
import java.util.List;

/// Values counted in bins of one width, for drawing.
///
/// @param from where the first bin begins
/// @param counts of each bin, lowest first; the first and the last are not 0
public record Histogram(double from, double width, List<Long> counts) {
  /// More cannot be told apart on a screen.
  public static final int BINS_MAX = 64;

  public Histogram {
    counts = List.copyOf(counts);
  }

  /// Neighbouring bins are put together until there are at most [#BINS_MAX].
  static Histogram of(long[] bins, long first, double width) {
    int low = 0;
    int high = bins.length;
    while (low < high && bins[low] == 0) {
      low++;
    }
    while (high > low && bins[high - 1] == 0) {
      high--;
    }
    int together = Math.max(1, (high - low + BINS_MAX - 1) / BINS_MAX);
    List<Long> counts = new ArrayList<>();
    for (int bin = low; bin < high; bin += together) {
      long sum = 0;
      for (int i = bin; i < Math.min(high, bin + together); i++) {
        sum += bins[i];
      }
      counts.add(sum);
    }
    return new Histogram((first + low) * width, together * width, counts);
  }
}
