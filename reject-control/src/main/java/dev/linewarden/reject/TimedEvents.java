package dev.linewarden.reject;

/// Things on the bench that happen at an instant rather than at a place, soonest first. Bounded;
/// one thread; allocates nothing.
final class TimedEvents {
  /// A confirm edge and a bounce for each of 100 parts in the air, and room for the rest. Beyond it
  /// it an event is dropped and counted, as a real sensor would drop it.
  static final int BOUND = 256;

  enum Kind {
    PART_EDGE,
    RESYNC_EDGE,
    CONFIRM_EDGE,
    /// The valve's coil is on, or off, and its air follows.
    VALVE_ON,
    VALVE_OFF,
    /// A slow valve's air comes.
    AIR_ON,
    /// Somebody moves the belt back, forth again, and lets go of it.
    BELT_BACK,
    BELT_FORTH,
    BELT_LEFT,
    BELT_GOES
  }

  private final Kind[] kinds = new Kind[BOUND];
  private final int[] lanes = new int[BOUND];
  private final long[] instants = new long[BOUND];
  private int size;

  long firstNanos() {
    return size == 0 ? Belt.NEVER : instants[0];
  }

  /// At the belt's first ejector, or at none.
  boolean add(long atNanos, Kind kind) {
    return add(atNanos, kind, 0);
  }

  boolean add(long atNanos, Kind kind, int lane) {
    if (size == BOUND) {
      return false;
    }
    int place = size;
    while (place > 0 && instants[place - 1] > atNanos) {
      instants[place] = instants[place - 1];
      kinds[place] = kinds[place - 1];
      lanes[place] = lanes[place - 1];
      place--;
    }
    instants[place] = atNanos;
    kinds[place] = kind;
    lanes[place] = lane;
    size++;
    return true;
  }

  /// Which ejector the first one is about.
  int firstLane() {
    return lanes[0];
  }

  Kind takeFirst() {
    Kind kind = kinds[0];
    size--;
    System.arraycopy(instants, 1, instants, 0, size);
    System.arraycopy(kinds, 1, kinds, 0, size);
    System.arraycopy(lanes, 1, lanes, 0, size);
    return kind;
  }
}
