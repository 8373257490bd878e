package dev.linewarden.reject;

import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Parts that somebody else saw, on their way to whoever polls. Any thread.
final class ToldParts {
  /// Parts that were told of since the last poll.
  private static final int BOUND = 16;

  private final ArrayBlockingQueue<Told> told = new ArrayBlockingQueue<>(BOUND);

  /// @param leftOut run by whoever polls when a simulated belt has no room for such a part
  record Told(long atNanos, Runnable leftOut) {}

  /// False when too many were told of at once.
  boolean offer(long atNanos, Runnable leftOut) {
    return told.offer(new Told(atNanos, leftOut));
  }

  @Nullable Told poll() {
    return told.poll();
  }
}
