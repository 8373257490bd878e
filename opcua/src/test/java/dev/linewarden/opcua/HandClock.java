package dev.linewarden.opcua;

import dev.linewarden.inspection.Clock;

/// Stands until it is moved.
final class HandClock implements Clock {
  private long nanos;

  void move(long byNanos) {
    nanos += byNanos;
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
