package dev.linewarden.inference;

import dev.linewarden.inspection.Clock;

/// Time that goes on by a fixed step each time somebody looks.
final class StepClock implements Clock {
  private final long stepNanos;
  private long nanos;

  StepClock(long stepNanos) {
    this.stepNanos = stepNanos;
  }

  @Override
  public long nanos() {
    nanos += stepNanos;
    return nanos;
  }

  @Override
  public long wallMillis() {
    return nanos / 1_000_000;
  }
}
