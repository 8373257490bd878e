package dev.linewarden.capture;

import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.Trigger;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Triggers that wait until the one thread that talks to a camera fires it. Any thread puts them
/// in; that one takes them.
final class TriggerQueue {
  private static final int MAX = 16;

  private final ArrayBlockingQueue<Trigger> waiting = new ArrayBlockingQueue<>(MAX);
  private final Doorbell doorbell = new Doorbell();

  /// Whom to wake.
  void listen(Thread taker) {
    doorbell.listen(taker);
  }

  /// Wakes it for something else.
  void ring() {
    doorbell.ring();
  }

  /// False when there is no room.
  boolean offer(Trigger trigger) {
    boolean taken = waiting.offer(trigger);
    if (taken) {
      doorbell.ring();
    }
    return taken;
  }

  @Nullable Trigger peek() {
    return waiting.peek();
  }

  /// Waits for one at most so long, or until somebody rings. Without the queue's own waiting, which
  /// allocates each time.
  @Nullable Trigger next(long nanos) {
    Trigger here = waiting.poll();
    if (here == null) {
      LockSupport.parkNanos(nanos);
      here = waiting.poll();
    }
    return here;
  }

  void clear() {
    waiting.clear();
  }
}
