package dev.linewarden.inspection;

/// The machine's clock, and the only class that reads it.
public final class MonotonicClock implements Clock {
  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public long wallMillis() {
    return System.currentTimeMillis();
  }
}
