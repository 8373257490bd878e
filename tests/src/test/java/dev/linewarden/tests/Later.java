package dev.linewarden.tests;

import java.util.Comparator;
import java.util.PriorityQueue;

/// What is to happen at an instant of virtual time, in order; the same instant keeps the order of
/// asking, so that a seed replays exactly.
final class Later {
  private final PriorityQueue<Deed> deeds =
      new PriorityQueue<>(Comparator.comparingLong(Deed::atNanos).thenComparingLong(Deed::order));
  private long asked;

  private record Deed(long atNanos, long order, Runnable what) {}

  void at(long atNanos, Runnable what) {
    deeds.add(new Deed(atNanos, asked++, what));
  }

  int run(long nowNanos) {
    int done = 0;
    while (!deeds.isEmpty() && deeds.peek().atNanos() <= nowNanos) {
      deeds.remove().what().run();
      done++;
    }
    return done;
  }

  long dueNanos() {
    return deeds.isEmpty() ? Long.MAX_VALUE : deeds.peek().atNanos();
  }
}
