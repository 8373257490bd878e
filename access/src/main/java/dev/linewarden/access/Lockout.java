package dev.linewarden.access;

import dev.linewarden.inspection.Denied;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Makes guessing slow: after some wrong tries each further one has to wait twice as long. A try
/// counts when it begins, so that many at once are no way around it. Any thread.
final class Lockout {
  /// Mistypings that cost nothing.
  static final int FREE = 3;

  static final long DELAY_MAX_NANOS = TimeUnit.MINUTES.toNanos(15);

  /// Keys that are remembered; the oldest is forgotten for one more. Each costs its sender a
  /// quarter of a second of hashing, so this many take minutes.
  static final int KEYS_MAX = 2048;

  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Map<String, Tries> tries = new LinkedHashMap<>();

  private record Tries(int failed, long untilNanos) {}

  /// A try begins. Throws [Denied] while one of the keys has to wait.
  ///
  /// @param keys whom and from where
  synchronized void begin(List<String> keys, long nowNanos) {
    long waitNanos = 0;
    for (String key : keys) {
      waitNanos = Math.max(waitNanos, known(key, nowNanos).untilNanos() - nowNanos);
    }
    if (waitNanos > 0) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(waitNanos + SECOND_NANOS - 1);
      throw new Denied(
          Denied.Code.TOO_MANY_TRIES,
          Long.toString(seconds),
          "too many wrong tries: again in %d s".formatted(seconds));
    }
    for (String key : keys) {
      int failed = known(key, nowNanos).failed() + 1;
      tries.remove(key);
      tries.put(key, new Tries(failed, nowNanos + delayNanos(failed)));
    }
    var oldest = tries.keySet().iterator();
    for (int over = tries.size() - KEYS_MAX; over > 0; over--) {
      oldest.next();
      oldest.remove();
    }
  }

  /// The try was right: the person's tries are forgotten, of the place only this one. Else whoever
  /// has an account could guess others' from there without end.
  synchronized void succeeded(String person, String place, long nowNanos) {
    tries.remove(person);
    Tries there = known(place, nowNanos);
    if (there.failed() > 0) {
      tries.put(place, new Tries(there.failed() - 1, nowNanos));
    }
  }

  private Tries known(String key, long nowNanos) {
    Tries before = tries.get(key);
    boolean counts = before != null && nowNanos - before.untilNanos() < DELAY_MAX_NANOS;
    return counts && before != null ? before : new Tries(0, nowNanos);
  }

  private static long delayNanos(int failed) {
    int doublings = Math.min(failed - FREE, 20);
    return doublings <= 0
        ? 0
        : Math.min(DELAY_MAX_NANOS, TimeUnit.SECONDS.toNanos(1L << doublings));
  }
}
