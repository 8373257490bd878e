package dev.linewarden.reject;

/// Edges that nobody has taken yet, like the kernel's event buffer: bounded, and a full one loses
/// the newest and counts them. The belt's motion is not an edge that can be lost: its last word is
/// repeated after a loss. One thread; allocates nothing.
final class EdgeBuffer {
  /// Two seconds of a fast line with bouncing sensors.
  static final int BOUND = 1_024;

  private enum Kind {
    PART,
    CONFIRM,
    BELT
  }

  private final Kind[] kinds = new Kind[BOUND];
  private final long[] instants = new long[BOUND];
  private final double[] travels = new double[BOUND];
  private final double[] speeds = new double[BOUND];
  private int first;
  private int size;
  private long lost;
  private long lostNanos;
  private long beltNanos;
  private double beltMm;
  private double beltSpeed;

  boolean isEmpty() {
    return size == 0 && lost == 0;
  }

  void part(long atNanos) {
    add(Kind.PART, atNanos, 0, 0);
  }

  void confirm(long atNanos) {
    add(Kind.CONFIRM, atNanos, 0, 0);
  }

  void belt(long atNanos, double travelMm, double mmPerSecond) {
    beltNanos = atNanos;
    beltMm = travelMm;
    beltSpeed = mmPerSecond;
    add(Kind.BELT, atNanos, travelMm, mmPerSecond);
  }

  /// Hands over at most [LineIo#EDGES_MAX]; a loss is told when everything before it has been.
  int drain(LineIo.Edges edges) {
    int count = 0;
    while (size > 0 && count < LineIo.EDGES_MAX) {
      hand(first, edges);
      first = (first + 1) % BOUND;
      size--;
      count++;
    }
    if (size == 0 && lost > 0) {
      edges.belt(beltNanos, beltMm, beltSpeed);
      edges.lost(lostNanos, lost);
      lost = 0;
    }
    return count;
  }

  private void hand(int place, LineIo.Edges edges) {
    switch (kinds[place]) {
      case PART -> edges.part(instants[place]);
      case CONFIRM -> edges.confirm(instants[place]);
      case BELT -> edges.belt(instants[place], travels[place], speeds[place]);
    }
  }

  private void add(Kind kind, long atNanos, double travelMm, double mmPerSecond) {
    // After a loss nothing is taken until the loss has been told, so that the order stays true.
    if (size == BOUND || lost > 0) {
      lost++;
      lostNanos = atNanos;
      return;
    }
    int place = (first + size) % BOUND;
    kinds[place] = kind;
    instants[place] = atNanos;
    travels[place] = travelMm;
    speeds[place] = mmPerSecond;
    size++;
  }
}
