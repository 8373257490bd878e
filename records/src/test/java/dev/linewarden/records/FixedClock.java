package dev.linewarden.records;

import dev.linewarden.inspection.Clock;

/// A clock that stands where it is put.
final class FixedClock implements Clock {
  private long nanos;

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public long wallMillis() {
    return Samples.MORNING + nanos / 1_000_000;
  }

  void advance(long byNanos) {
    nanos += byNanos;
  }
}
