package dev.linewarden.ui;

/// How long things took since the start, in milliseconds; all zero when nothing was measured yet.
public record LatencySummary(
    long count, double p50Millis, double p99Millis, double p999Millis, double maxMillis) {
  public static final LatencySummary NONE = new LatencySummary(0, 0, 0, 0, 0);
}
