package dev.linewarden.upstream;

import java.util.ArrayDeque;

/// What was published and is not yet acknowledged, in journal order. The position moves only over
/// an unbroken row of acknowledgements, so that everything up to it is with the broker. One thread.
final class Window {
  private final int bound;
  private final ArrayDeque<Flight> flights = new ArrayDeque<>();
  private volatile long position;
  private long sent;

  Window(int bound, long position) {
    this.bound = bound;
    this.position = position;
    this.sent = position;
  }

  private static final class Flight {
    final long sequence;
    final long sentNanos;
    boolean acknowledged;

    Flight(long sequence, long sentNanos) {
      this.sequence = sequence;
      this.sentNanos = sentNanos;
    }
  }

  /// How many more may be under way; at 0 the feed waits for acknowledgements.
  int room() {
    return bound - flights.size();
  }

  boolean isEmpty() {
    return flights.isEmpty();
  }

  /// The last sequence published on this link.
  long sent() {
    return sent;
  }

  /// Everything up to here was acknowledged. Any thread.
  long position() {
    return position;
  }

  /// A message that stands for the journal up to `sequence` is under way.
  void sent(long sequence, long nowNanos) {
    if (sequence <= sent || room() == 0) {
      throw new IllegalStateException(
          "sequence %d after %d, %d of %d under way"
              .formatted(sequence, sent, flights.size(), bound));
    }
    sent = sequence;
    flights.add(new Flight(sequence, nowNanos));
  }

  /// In any order; an unknown sequence changes nothing.
  void acknowledged(long sequence) {
    for (Flight flight : flights) {
      if (flight.sequence == sequence) {
        flight.acknowledged = true;
      }
    }
    while (!flights.isEmpty() && flights.getFirst().acknowledged) {
      position = flights.removeFirst().sequence;
    }
  }

  /// How long the oldest message waits for its acknowledgement; 0 when none is under way.
  long waitedNanos(long nowNanos) {
    return flights.isEmpty() ? 0 : nowNanos - flights.getFirst().sentNanos;
  }

  /// The link is gone: what was under way is published again on the next one.
  void rewind() {
    flights.clear();
    sent = position;
  }
}
