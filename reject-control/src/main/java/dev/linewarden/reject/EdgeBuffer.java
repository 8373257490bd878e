package dev.linewarden.reject;

/// Edges that nobody has taken yet, like the kernel's event buffer: bounded, and a full one loses
/// the newest and counts them. The belt's motion is not an edge that can be lost: its last word is
/// repeated after a loss. One thread; allocates nothing.
final class EdgeBuffer implements BeltEdges {
  /// Two seconds of a fast line with bouncing sensors.
  static final int BOUND = 1_024;

  private enum Kind {
    PART,
    CONFIRM,
    RESYNC,
    ASTRAY,
    BELT
  }

  private final Kind[] kinds = new Kind[BOUND];
  private final long[] instants = new long[BOUND];
  private final double[] travels = new double[BOUND];
  private final double[] speeds = new double[BOUND];
  private final int[] lanes = new int[BOUND];
  private final String[] whys = new String[BOUND];
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

  /// False when it is lost.
  boolean part(long atNanos) {
    return add(Kind.PART, 0, atNanos, 0, 0);
  }

  void confirm(int lane, long atNanos) {
    add(Kind.CONFIRM, lane, atNanos, 0, 0);
  }

  void resync(int lane, long atNanos) {
    add(Kind.RESYNC, lane, atNanos, 0, 0);
  }

  /// As if the driver had lost an edge at this instant.
  void lose(long atNanos) {
    lost++;
    lostNanos = atNanos;
  }

  @Override
  public void belt(long atNanos, double travelMm, double mmPerSecond) {
    beltNanos = atNanos;
    beltMm = travelMm;
    beltSpeed = mmPerSecond;
    add(Kind.BELT, 0, atNanos, travelMm, mmPerSecond);
  }

  @Override
  public void astray(long atNanos, String why) {
    if (add(Kind.ASTRAY, 0, atNanos, 0, 0)) {
      whys[(first + size - 1) % BOUND] = why;
    }
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
      case CONFIRM -> edges.confirm(lanes[place], instants[place]);
      case RESYNC -> edges.resync(lanes[place], instants[place]);
      case ASTRAY -> edges.astray(instants[place], whys[place]);
      case BELT -> edges.belt(instants[place], travels[place], speeds[place]);
    }
  }

  /// False when it is lost.
  private boolean add(Kind kind, int lane, long atNanos, double travelMm, double mmPerSecond) {
    // After a loss nothing is taken until the loss has been told, so that the order stays true.
    if (size == BOUND || lost > 0) {
      lost++;
      lostNanos = atNanos;
      return false;
    }
    int place = (first + size) % BOUND;
    kinds[place] = kind;
    lanes[place] = lane;
    instants[place] = atNanos;
    travels[place] = travelMm;
    speeds[place] = mmPerSecond;
    size++;
    return true;
  }
}
