package dev.linewarden.upstream;

import java.util.concurrent.TimeUnit;

/// How fast a growing number grows, over the last seconds. Whoever asks moves it on. Any thread.
final class Pace {
  /// What is older than twice this counts no more, as long as somebody asks so often.
  static final long SPAN_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final double nanosPerSecond = TimeUnit.SECONDS.toNanos(1);
  private long olderNanos;
  private long olderCount;
  private long newerNanos;
  private long newerCount;

  Pace(long nowNanos, long count) {
    this.olderNanos = nowNanos;
    this.newerNanos = nowNanos;
    this.olderCount = count;
    this.newerCount = count;
  }

  /// A number that fell, because its journal is another one, begins anew.
  synchronized double perSecond(long nowNanos, long count) {
    if (count < newerCount) {
      olderNanos = nowNanos;
      newerNanos = nowNanos;
      olderCount = count;
      newerCount = count;
    } else if (nowNanos - newerNanos >= SPAN_NANOS) {
      olderNanos = newerNanos;
      olderCount = newerCount;
      newerNanos = nowNanos;
      newerCount = count;
    }
    long elapsed = nowNanos - olderNanos;
    return elapsed <= 0 ? 0 : (count - olderCount) / (elapsed / nanosPerSecond);
  }
}
