package dev.linewarden.inspection;

/// A long-lived activity with a duty cycle. It owns its state; which thread runs it, how it idles
/// and what happens when it throws is decided outside. One thread at a time.
public interface Agent {
  /// Short lower-case name: the thread's name and the name in logs and counters.
  String role();

  /// Rung by whoever puts something into one of this agent's mailboxes.
  Doorbell doorbell();

  /// Takes what is ready, does a bounded amount of it, and says how much was done; 0 = idle.
  int doWork(long nowNanos);

  /// When this agent has to run next even if nobody rings; [Long#MAX_VALUE] = only when rung. Asked
  /// after [#doWork] returned 0.
  long dueNanos();

  /// Whether nothing is under way that should still be finished before its thread ends. Asked after
  /// [#doWork] returned 0.
  default boolean isSettled() {
    return dueNanos() == Long.MAX_VALUE;
  }
}
