package dev.linewarden.inspection;

/// Finds that the wall clock was set, by the time that goes by on both clocks. One that is only
/// slewed, by a fraction of a thousandth, is not set. Not thread-safe.
final class ClockJump {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final long boundMillis;
  private boolean seen;
  private long apartMillis;

  ClockJump(long boundMillis) {
    this.boundMillis = boundMillis;
  }

  /// By how much since it was last asked, forward above 0; 0 = it was not.
  long jumpedMillis(long nowNanos, long wallMillis) {
    long apart = wallMillis - Math.floorDiv(nowNanos, NANOS_PER_MILLI);
    long by = seen ? apart - apartMillis : 0;
    seen = true;
    apartMillis = apart;
    return Math.abs(by) > boundMillis ? by : 0;
  }
}
