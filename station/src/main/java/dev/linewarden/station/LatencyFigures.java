package dev.linewarden.station;

import dev.linewarden.ui.LatencySummary;
import org.HdrHistogram.Histogram;

/// Percentiles of a histogram of nanoseconds, in milliseconds.
final class LatencyFigures {
  private static final double NANOS_PER_MILLI = 1e6;

  private LatencyFigures() {}

  static LatencySummary of(Histogram nanos) {
    return new LatencySummary(
        nanos.getTotalCount(),
        millis(nanos, 50),
        millis(nanos, 99),
        millis(nanos, 99.9),
        nanos.getMaxValue() / NANOS_PER_MILLI);
  }

  static double millis(Histogram nanos, double percentile) {
    return nanos.getTotalCount() == 0
        ? 0
        : nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }
}
