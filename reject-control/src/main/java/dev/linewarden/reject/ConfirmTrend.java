package dev.linewarden.reject;

import dev.linewarden.inspection.FaultLog;

/// How late confirm edges are against where they are expected, over the last parts: a valve that
/// wears gets slower long before it misses. Written by the `io` thread, read by any.
public final class ConfirmTrend {
  /// The mean is of about so many parts.
  static final int PARTS = 32;

  /// From this share of the tolerance on it is a warning.
  static final double WARN_SHARE = 0.5;

  private static final double NANOS_PER_MILLI = 1e6;

  private final int lane;
  private final long toleranceNanos;
  private final FaultLog faults;
  private volatile long parts;
  private volatile double lastNanos;
  private volatile double meanNanos;
  private boolean warned;

  ConfirmTrend(int lane, TrackingSettings settings, FaultLog faults) {
    this.lane = lane;
    this.toleranceNanos = settings.lane(lane).confirmToleranceNanos();
    this.faults = faults;
  }

  /// The ejector's name: `ejector`, `ejector_2`.
  public String ejector() {
    return Output.ejector(lane).key();
  }

  public long parts() {
    return parts;
  }

  public double lastMillis() {
    return lastNanos / NANOS_PER_MILLI;
  }

  public double meanMillis() {
    return meanNanos / NANOS_PER_MILLI;
  }

  /// The `io` thread only.
  ///
  /// @param lateNanos against the expected instant; negative = early
  void add(long lateNanos) {
    long count = parts + 1;
    double mean = meanNanos;
    lastNanos = lateNanos;
    meanNanos = mean + (lateNanos - mean) / Math.min(count, PARTS);
    parts = count;
    boolean off = count >= PARTS && Math.abs(meanNanos) > WARN_SHARE * toleranceNanos;
    if (off && !warned) {
      faults.count(
          Tracker.ROLE,
          ejector() + " gets slow or fast",
          "the last %d parts fell %.1f ms off, and %.1f are too many"
              .formatted(PARTS, meanMillis(), toleranceNanos / NANOS_PER_MILLI));
    }
    warned = off;
  }
}
