package dev.linewarden.reject;

/// Whoever a message goes to; `mailbox::offer` is one. Must return at once.
@FunctionalInterface
public interface Taker<T> {
  /// False: not taken, and the message is still the sender's.
  boolean offer(T message);
}
