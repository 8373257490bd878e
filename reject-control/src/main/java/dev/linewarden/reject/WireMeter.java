package dev.linewarden.reject;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/// What one wire did. The `io` thread writes, any reads; nothing is allocated per edge. The rate is
/// that of a minute that slides: this one so far, and of the one before what still lies in it.
final class WireMeter {
  static final long MINUTE_NANOS = 60_000_000_000L;

  private static final int COUNT_BITS = 32;
  private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;
  private static final long NEVER = Long.MIN_VALUE;

  private final AtomicLong edges = new AtomicLong();
  private final AtomicLong minute = new AtomicLong(NEVER);
  private final AtomicLong minuteBefore = new AtomicLong(NEVER);
  private volatile boolean known;
  private volatile boolean on;
  private volatile long lastNanos = NEVER;

  /// It is so from then on; coming on counts as an edge.
  void change(boolean now, long atNanos) {
    if (known && now && !on) {
      edge(atNanos);
    }
    level(now, atNanos);
  }

  /// It is so from then on; its edges are told apart from it.
  void level(boolean now, long atNanos) {
    if (known && now != on) {
      lastNanos = atNanos;
    }
    on = now;
    known = true;
  }

  void edge(long atNanos) {
    edges.incrementAndGet();
    lastNanos = atNanos;
    long index = Math.floorDiv(atNanos, MINUTE_NANOS);
    long counted = minute.get();
    if (index(counted) == index) {
      minute.set(counted + 1);
    } else {
      minuteBefore.set(counted);
      minute.set(index << COUNT_BITS | 1);
    }
  }

  /// Nobody says how it stands any more.
  void forget() {
    known = false;
    on = false;
  }

  /// Any thread.
  WireLevel look(long nowNanos) {
    long last = lastNanos;
    return new WireLevel(
        known,
        on,
        last == NEVER ? OptionalLong.empty() : OptionalLong.of(last),
        edges.get(),
        perMinute(nowNanos));
  }

  private double perMinute(long nowNanos) {
    long index = Math.floorDiv(nowNanos, MINUTE_NANOS);
    double left = 1 - (double) Math.floorMod(nowNanos, MINUTE_NANOS) / MINUTE_NANOS;
    long counted = minute.get();
    if (index(counted) == index) {
      long before = minuteBefore.get();
      return count(counted) + (index(before) == index - 1 ? left * count(before) : 0);
    }
    return index(counted) == index - 1 ? left * count(counted) : 0;
  }

  private static long index(long counted) {
    return counted >> COUNT_BITS;
  }

  private static long count(long counted) {
    return counted & COUNT_MASK;
  }
}
