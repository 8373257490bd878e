package dev.linewarden.tests;

import dev.linewarden.inspection.Clock;

/// Time that a simulation moves.
final class VirtualClock implements Clock {
  private static final long START_NANOS = 1_000_000_000;

  private long nanos = START_NANOS;

  void moveTo(long instant) {
    nanos = Math.max(nanos, instant);
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public long wallMillis() {
    return nanos / 1_000_000;
  }
}
