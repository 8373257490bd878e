package dev.linewarden.inspection;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A bounded queue into an agent. Nobody ever waits on it: a full mailbox refuses, counts the
/// refusal, and the sender's contract says what that means. Any thread may send, one thread takes.
public final class Mailbox<T> {
  private final String name;
  private final int bound;
  private final ArrayBlockingQueue<T> queue;
  private final Doorbell doorbell;
  private final AtomicLong refused = new AtomicLong();

  public Mailbox(String name, int bound, Doorbell doorbell) {
    this.name = name;
    this.bound = bound;
    this.queue = new ArrayBlockingQueue<>(bound);
    this.doorbell = doorbell;
  }

  /// False when full: the message was not taken and still belongs to the sender.
  public boolean offer(T message) {
    if (!queue.offer(message)) {
      refused.incrementAndGet();
      return false;
    }
    doorbell.ring();
    return true;
  }

  public @Nullable T poll() {
    return queue.poll();
  }

  public boolean isEmpty() {
    return queue.isEmpty();
  }

  public int size() {
    return queue.size();
  }

  public String name() {
    return name;
  }

  public int bound() {
    return bound;
  }

  /// How many messages were refused since the start.
  public long refused() {
    return refused.get();
  }
}
