package dev.linewarden.capture;

import dev.linewarden.inspection.Clock;

/// Time that stands until it is moved.
final class TestClock implements Clock {
  private long nanos = 1_000_000_000;

  void advance(long by) {
    nanos += by;
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
