package dev.linewarden.inspection;

import java.util.function.IntUnaryOperator;

/// Where values lay: how many, from where to where, and how they are spread. Of any number of
/// values in bounded memory: they are counted in [#BINS] bins, whose width doubles whenever a value
/// would lie outside. Not thread-safe.
public final class ValueBand {
  /// A percentile is off by less than the span of all values divided by half of this.
  static final int BINS = 512;

  /// Sums of the largest numbers there are must not overflow.
  private static final double SCALE = 0x1p64;

  private final long[] bins = new long[BINS];

  /// Of the values in each bin, so that many equal ones keep their value.
  private final double[] sums = new double[BINS];

  private long count;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /// A power of two, so that two bins become one of the next width exactly; 0 before the first
  /// value.
  private double width;

  /// The number of the first bin: value / width, downwards.
  private long first;

  /// A value that is not finite is left out.
  public void add(double value) {
    if (!Double.isFinite(value)) {
      return;
    }
    min = Math.min(min, value);
    max = Math.max(max, value);
    if (width == 0) {
      width = finest();
      first = place(value);
    }
    while (width < finest() || place(max) - place(min) >= BINS) {
      widen();
    }
    makeRoom();
    int bin = (int) (place(value) - first);
    bins[bin]++;
    sums[bin] += value / SCALE;
    count++;
  }

  /// The value that this share of all values does not exceed; NaN without values.
  ///
  /// @param share from 0 to 1
  public double quantile(double share) {
    long wanted = Math.max(1, (long) Math.ceil(share * count));
    long seen = 0;
    for (int bin = 0; bin < BINS; bin++) {
      seen += bins[bin];
      if (seen >= wanted) {
        return Math.clamp(sums[bin] / bins[bin] * SCALE, min, max);
      }
    }
    return Double.NaN;
  }

  /// As it is now.
  public Spread spread() {
    return new Spread(
        count,
        count == 0 ? Double.NaN : min,
        count == 0 ? Double.NaN : max,
        quantile(0.01),
        quantile(0.5),
        quantile(0.99),
        Histogram.of(bins, first, width));
  }

  private long place(double value) {
    return (long) Math.floor(value / width);
  }

  /// Below it, neighbouring numbers would share a bin or a bin's number would not fit.
  private double finest() {
    return Math.max(Math.ulp(Math.max(Math.abs(min), Math.abs(max))), 0x1p-1000);
  }

  private void widen() {
    long start = Math.floorDiv(first, 2);
    move(bin -> (int) (Math.floorDiv(first + bin, 2) - start));
    first = start;
    width *= 2;
  }

  /// All values fit in the bins, but perhaps not from the present first one on.
  private void makeRoom() {
    long lowest = place(min);
    if (lowest >= first && place(max) < first + BINS) {
      return;
    }
    move(bin -> (int) (first + bin - lowest));
    first = lowest;
  }

  private void move(IntUnaryOperator to) {
    long[] moved = new long[BINS];
    double[] movedSums = new double[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      if (bins[bin] > 0) {
        moved[to.applyAsInt(bin)] += bins[bin];
        movedSums[to.applyAsInt(bin)] += sums[bin];
      }
    }
    System.arraycopy(moved, 0, bins, 0, BINS);
    System.arraycopy(movedSums, 0, sums, 0, BINS);
  }
}
