package dev.linewarden.upstream;

import java.util.concurrent.TimeUnit;

/// So many in any minute, and no more. One thread.
final class Allowance {
  private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final long[] takenNanos;
  private int next;
  private long taken;

  Allowance(int perMinute) {
    this.takenNanos = new long[perMinute];
  }

  /// False when it would be one too many.
  boolean take(long nowNanos) {
    if (taken >= takenNanos.length && nowNanos - takenNanos[next] < MINUTE_NANOS) {
      return false;
    }
    takenNanos[next] = nowNanos;
    next = (next + 1) % takenNanos.length;
    taken++;
    return true;
  }
}
