package dev.linewarden.reject;

/// Things on the bench that happen at an instant rather than at a place, soonest first. Bounded;
/// one thread; allocates nothing.
final class TimedEvents {
  /// A confirm edge and a bounce for each of 100 parts in the air, and room for the rest. Beyond it
  /// it an event is dropped and counted, as a real sensor would drop it.
  static final int BOUND = 256;

  enum Kind {
    PART_EDGE,
    CONFIRM_EDGE,
    AIR_ON,
    AIR_OFF,
    BELT_GOES
  }

  private final Kind[] kinds = new Kind[BOUND];
  private final long[] instants = new long[BOUND];
  private int size;

  long firstNanos() {
    return size == 0 ? Belt.NEVER : instants[0];
  }

  boolean add(long atNanos, Kind kind) {
    if (size == BOUND) {
      return false;
    }
    int place = size;
    while (place > 0 && instants[place - 1] > atNanos) {
      instants[place] = instants[place - 1];
      kinds[place] = kinds[place - 1];
      place--;
    }
    instants[place] = atNanos;
    kinds[place] = kind;
    size++;
    return true;
  }

  Kind takeFirst() {
    Kind kind = kinds[0];
    size--;
    System.arraycopy(instants, 1, instants, 0, size);
    System.arraycopy(kinds, 1, kinds, 0, size);
    return kind;
  }
}
