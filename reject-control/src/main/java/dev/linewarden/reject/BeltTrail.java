package dev.linewarden.reject;

/// Where the belt was a little while ago: for parts of which somebody tells tens of milliseconds
/// after they came. Allocates nothing once made. One thread.
final class BeltTrail {
  /// At a millisecond apart, at least a second of motion.
  private static final int PLACES_MAX = 1_024;

  private static final long APART_NANOS = 1_000_000;

  private final long[] nanos = new long[PLACES_MAX];
  private final double[] mm = new double[PLACES_MAX];
  private long written;

  /// @param turns whether the belt begins to move or stops here: never left out
  void add(long atNanos, double travelMm, boolean turns) {
    long apart = written == 0 ? Belt.NEVER : atNanos - nanos[place(written - 1)];
    if (apart >= APART_NANOS || (turns && apart > 0)) {
      int place = place(written);
      nanos[place] = atNanos;
      mm[place] = travelMm;
      written++;
    }
  }

  /// Whether it is known where the belt was then. Before it was first told of, it stood.
  boolean remembers(long then) {
    return written <= PLACES_MAX || then >= nanos[place(written)];
  }

  /// Where it was then, between a place noted and the next; the oldest one for before.
  ///
  /// @param untilNanos when it was last told of, and later than `then`
  double travelAt(long then, long untilNanos, double untilMm) {
    long laterNanos = untilNanos;
    double laterMm = untilMm;
    for (long i = written - 1; i >= Math.max(0, written - PLACES_MAX); i--) {
      int place = place(i);
      if (nanos[place] <= then) {
        double share = (double) (then - nanos[place]) / (laterNanos - nanos[place]);
        return mm[place] + share * (laterMm - mm[place]);
      }
      laterNanos = nanos[place];
      laterMm = mm[place];
    }
    return laterMm;
  }

  private static int place(long number) {
    return (int) (number % PLACES_MAX);
  }
}
