package dev.linewarden.reject;

import java.util.List;

/// What a lesson found of the ejector.
///
/// @param lagNanos the latest instant before a part's middle at the nozzle at which the output
///   could be switched on, and the part still fell
/// @param lagOffNanos so much less was too late
public record EjectorFound(
    List<EjectorLesson.Way> ways, WayFit fit, long lagNanos, long lagOffNanos) {
  /// Beside what was measured: jitter of valve and fall.
  private static final long TOLERANCE_NANOS_MIN = 4_000_000;

  private static final double SPREADS = 3;
  private static final double NANOS_PER_SECOND = 1e9;

  /// From the part sensor to the nozzle, for parts of that length.
  public double distanceMm(double partMm) {
    return fit.distanceMm() - partMm / 2;
  }

  /// How much later than expected a confirm edge may come: three times what the slowest part was
  /// off.
  public long toleranceNanos() {
    double slowest = ways.stream().mapToDouble(EjectorLesson.Way::mmPerSecond).min().orElse(1);
    long spreadNanos = Math.round(SPREADS * fit.spreadMm() / slowest * NANOS_PER_SECOND);
    return Math.max(TOLERANCE_NANOS_MIN, spreadNanos);
  }
}
