package dev.linewarden.inspection;

/// Where values lay: how many, from where to where, and how they are spread. Of any number of
/// values in bounded memory: they are counted in [#BINS] bins, whose width doubles whenever a value
/// would lie outside. Not thread-safe.
public final class ValueBand {
  /// A percentile is off by less than the span of all values divided by half of this.
  static final int BINS = 512;

  private final long[] bins = new long[BINS];
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
    bins[(int) (place(value) - first)]++;
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
        return Math.clamp((first + bin + 0.5) * width, min, max);
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
    long[] wider = new long[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      if (bins[bin] > 0) {
        wider[(int) (Math.floorDiv(first + bin, 2) - start)] += bins[bin];
      }
    }
    System.arraycopy(wider, 0, bins, 0, BINS);
    first = start;
    width *= 2;
  }

  /// All values fit in the bins, but perhaps not from the present first one on.
  private void makeRoom() {
    long lowest = place(min);
    if (lowest >= first && place(max) < first + BINS) {
      return;
    }
    long[] moved = new long[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      if (bins[bin] > 0) {
        moved[(int) (first + bin - lowest)] = bins[bin];
      }
    }
    System.arraycopy(moved, 0, bins, 0, BINS);
    first = lowest;
  }
}
