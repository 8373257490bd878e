package dev.linewarden.upstream;

import java.util.concurrent.TimeUnit;

/// Lets so many a second through, and after a pause at most a second's worth at once. One thread.
final class Throttle {
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final int perSecond;
  private double allowed;
  private long lastNanos;

  /// 0 = no bound.
  Throttle(int perSecond, long nowNanos) {
    this.perSecond = perSecond;
    this.lastNanos = nowNanos;
  }

  /// How many may go now.
  int allowed(long nowNanos) {
    if (perSecond == 0) {
      return Integer.MAX_VALUE;
    }
    allowed =
        Math.min(perSecond, allowed + perSecond * ((nowNanos - lastNanos) / NANOS_PER_SECOND));
    lastNanos = nowNanos;
    return (int) allowed;
  }

  void took() {
    allowed--;
  }
}
