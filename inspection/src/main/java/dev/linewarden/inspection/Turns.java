package dev.linewarden.inspection;

import java.util.Arrays;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Whether each of the station's threads still turns. A thread that has nothing to do turns all the
/// same, several times a second. Watched threads are added by any thread; one thread asks.
public final class Turns {
  /// A thread that has not turned for so long stands still: what proves that the station is alive
  /// ends within a second.
  public static final long STILL_NANOS = 750_000_000;

  /// Who asks so much later than the last time stood still as well: the machine did.
  static final long AWAY_NANOS = 250_000_000;

  private volatile Watched[] all = {};
  private long askedNanos = Long.MAX_VALUE;
  private long graceNanos = Long.MIN_VALUE;

  /// @param role of the thread's agent
  /// @param turnNanos when it last turned; [Long#MAX_VALUE] = it has not begun yet
  /// @param stopsLine parts cannot be judged without it
  public record Watched(String role, LongSupplier turnNanos, boolean stopsLine) {}

  public synchronized void watch(Watched thread) {
    Watched[] more = Arrays.copyOf(all, all.length + 1);
    more[all.length] = thread;
    all = more;
  }

  /// A thread that stands still; null when all turn. Allocates nothing.
  public @Nullable Watched stuck(long nowNanos) {
    if (askedNanos != Long.MAX_VALUE && nowNanos - askedNanos > AWAY_NANOS) {
      graceNanos = nowNanos;
    }
    askedNanos = nowNanos;
    for (Watched thread : all) {
      long turned = thread.turnNanos().getAsLong();
      long since = graceNanos == Long.MIN_VALUE ? turned : Math.max(turned, graceNanos);
      if (turned != Long.MAX_VALUE && nowNanos - since > STILL_NANOS) {
        return thread;
      }
    }
    return null;
  }
}
