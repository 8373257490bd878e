package dev.linewarden.reject;

/// An encoder of two channels on the bench's belt: tells of its motion by counts, as a real one
/// does. One thread; allocates nothing.
final class BenchEncoder {
  private static final long PHASES = 4;

  private final Encoder encoder;
  private final double mmPerCount;
  private final long firstCount;
  private final BeltEdges edges;
  private long count;

  BenchEncoder(BenchConveyor.Fittings fittings, BeltEdges edges) {
    this.mmPerCount = fittings.mmPerCount();
    this.firstCount = fittings.firstCount();
    this.edges = edges;
    this.encoder = new Encoder(mmPerCount, true, firstCount);
    int phase = phase();
    encoder.levels(isA(phase), isB(phase));
  }

  /// When there is something to tell of a belt that moves like this.
  long dueNanos(Belt belt) {
    return Math.min(stepNanos(belt), encoder.dueNanos());
  }

  private long stepNanos(Belt belt) {
    return belt.mmPerSecond() < 0
        ? belt.nanosBackAt(count * mmPerCount)
        : belt.nanosAt((count + 1) * mmPerCount);
  }

  void tell(long atNanos, Belt belt) {
    if (stepNanos(belt) > atNanos) {
      encoder.silent(atNanos, edges);
      return;
    }
    boolean forward = belt.mmPerSecond() > 0;
    boolean even = phase() % 2 == 0;
    count += forward ? 1 : -1;
    int phase = phase();
    if (even == forward) {
      encoder.a(isA(phase), atNanos, edges);
    } else {
      encoder.b(isB(phase), atNanos, edges);
    }
  }

  private int phase() {
    return (int) Math.floorMod(firstCount + count, PHASES);
  }

  private static boolean isA(int phase) {
    return phase == 1 || phase == 2;
  }

  private static boolean isB(int phase) {
    return phase >= 2;
  }
}
