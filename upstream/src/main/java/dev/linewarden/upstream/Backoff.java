package dev.linewarden.upstream;

/// How long to wait before the next attempt to reach the broker: doubling, bounded, for ever. Each
/// station has its own pace, so that a plant full of them does not knock in one instant. One
/// thread.
final class Backoff {
  static final long FIRST_NANOS = 250_000_000L;
  static final long LAST_NANOS = 30_000_000_000L;

  private final double pace;
  private long nextNanos = FIRST_NANOS;

  Backoff(String station) {
    // 0.75 to 1.25, always the same for the same station.
    this.pace = 0.75 + Math.floorMod(station.hashCode(), 51) / 100.0;
  }

  long nextNanos() {
    long now = nextNanos;
    nextNanos = Math.min(LAST_NANOS, nextNanos * 2);
    return (long) (now * pace);
  }

  /// The link did its work: the next failure starts small again.
  void reset() {
    nextNanos = FIRST_NANOS;
  }
}
