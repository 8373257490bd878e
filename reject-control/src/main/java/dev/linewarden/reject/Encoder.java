package dev.linewarden.reject;

/// Makes the belt's motion out of an encoder's counts. Between two counts the belt is taken to go
/// on so that it meets the next one; when that does not come, it stops half a count behind it. So
/// the travel is never wrong by more than a count and a half. It goes back only when two channels
/// count backward. A count has 64 bits, so that it does not come to its end. One thread; allocates
/// nothing.
final class Encoder {
  /// A full turn through the four states of two channels, whose edges are seldom evenly apart.
  private static final int CYCLE = 4;

  /// The next count is so many intervals late before the belt counts as standing.
  private static final double LATE = 1.5;

  /// So many changes of one channel without the other are more than a shake.
  private static final int ALONE_MAX = 16;

  private static final double NANOS_PER_SECOND = 1e9;

  private final Belt belt = new Belt();
  private final double mmPerCount;
  private final boolean quadrature;
  private final long[] instants;
  private long counted;

  /// Instants known of the counts since the belt last stood or turned, and where the next one goes.
  private int known;

  private int next;
  private boolean a;
  private boolean b;

  /// How often one channel has changed since the other last did.
  private int alone;

  private boolean lastWasA;
  private long silentNanos = Belt.NEVER;

  /// @param mmPerCount belt for one rising edge of the only channel, or for one of the four edges
  ///   that two channels give in a cycle
  Encoder(double mmPerCount, boolean quadrature) {
    this(mmPerCount, quadrature, 0);
  }

  /// One that has counted before.
  Encoder(double mmPerCount, boolean quadrature, long counted) {
    this.counted = counted;
    this.mmPerCount = mmPerCount;
    this.quadrature = quadrature;
    this.instants = new long[quadrature ? CYCLE : 1];
  }

  /// How the channels stand at the start.
  void levels(boolean aOn, boolean bOn) {
    a = aOn;
    b = bOn;
  }

  void a(boolean on, long atNanos, BeltEdges edges) {
    a = on;
    if (quadrature) {
      watch(true, atNanos, edges);
      count(a != b, atNanos, edges);
    } else if (on) {
      count(true, atNanos, edges);
    }
  }

  void b(boolean on, long atNanos, BeltEdges edges) {
    b = on;
    if (quadrature) {
      watch(false, atNanos, edges);
      count(a == b, atNanos, edges);
    }
  }

  /// One channel that changes alone counts forth and back and never gets anywhere.
  private void watch(boolean isA, long atNanos, BeltEdges edges) {
    alone = isA == lastWasA ? alone + 1 : 1;
    lastWasA = isA;
    if (alone == ALONE_MAX) {
      edges.astray(
          atNanos,
          "%s is stuck: %s changed %d times without it"
              .formatted(
                  (isA ? Input.ENCODER_B : Input.ENCODER_A).key(),
                  (isA ? Input.ENCODER_A : Input.ENCODER_B).key(),
                  ALONE_MAX));
    }
  }

  /// When the belt stands, unless a count comes before.
  long dueNanos() {
    return silentNanos;
  }

  /// No count came up to now. True when that was news.
  boolean silent(long nowNanos, BeltEdges edges) {
    if (nowNanos < silentNanos) {
      return false;
    }
    move(silentNanos, 0, edges);
    silentNanos = Belt.NEVER;
    known = 0;
    next = 0;
    return true;
  }

  private void count(boolean forward, long atNanos, BeltEdges edges) {
    silent(atNanos, edges);
    counted += forward ? 1 : -1;
    if (!forward) {
      back(atNanos, edges);
      return;
    }
    long sinceNanos = atNanos - instants[known == instants.length ? next : 0];
    int intervals = known;
    remember(atNanos);
    if (intervals == 0 || sinceNanos <= 0) {
      // The first count after standing says where, not how fast.
      move(atNanos, 0, edges);
      return;
    }
    double intervalNanos = (double) sinceNanos / intervals;
    double wayMm = countedMm() + mmPerCount - Math.max(belt.travelAt(atNanos), countedMm());
    move(atNanos, Math.max(0, wayMm) / intervalNanos * NANOS_PER_SECOND, edges);
    silentNanos = atNanos + (long) (LATE * intervalNanos);
  }

  private void remember(long atNanos) {
    instants[next] = atNanos;
    next = (next + 1) % instants.length;
    known = Math.min(known + 1, instants.length);
  }

  /// How fast it goes back is not asked for: nothing is ejected meanwhile that was not before.
  private void back(long atNanos, BeltEdges edges) {
    known = 0;
    next = 0;
    silentNanos = Belt.NEVER;
    belt.set(atNanos, countedMm(), 0);
    edges.belt(atNanos, countedMm(), 0);
  }

  private double countedMm() {
    return counted * mmPerCount;
  }

  private void move(long atNanos, double mmPerSecond, BeltEdges edges) {
    double travelMm = Math.max(belt.travelAt(atNanos), countedMm());
    belt.set(atNanos, travelMm, mmPerSecond);
    edges.belt(atNanos, travelMm, mmPerSecond);
  }
}
