package dev.linewarden.reject;

/// Makes the belt's motion out of an encoder's counts. Between two counts the belt is taken to go
/// on so that it meets the next one; when that does not come, it stops half a count behind it. So
/// the travel is never wrong by more than a count and a half, never goes back, and holds still
/// while the belt runs backward, until it has made up for it. One thread; allocates nothing.
final class Encoder {
  /// A full turn through the four states of two channels, whose edges are seldom evenly apart.
  private static final int CYCLE = 4;

  /// The next count is so many intervals late before the belt counts as standing.
  private static final double LATE = 1.5;

  private static final double NANOS_PER_SECOND = 1e9;

  private final Belt belt = new Belt();
  private final double mmPerCount;
  private final boolean quadrature;
  private final long[] instants;
  private int counts;
  private boolean a;
  private boolean b;
  private double countedMm;
  private long silentNanos = Belt.NEVER;

  /// @param mmPerCount belt for one rising edge of the only channel, or for one of the four edges
  ///   that two channels give in a cycle
  Encoder(double mmPerCount, boolean quadrature) {
    this.mmPerCount = mmPerCount;
    this.quadrature = quadrature;
    this.instants = new long[quadrature ? CYCLE : 1];
  }

  /// How the channels stand at the start.
  void levels(boolean aOn, boolean bOn) {
    a = aOn;
    b = bOn;
  }

  void a(boolean on, long atNanos, LineIo.Edges edges) {
    a = on;
    if (quadrature) {
      count(a != b, atNanos, edges);
    } else if (on) {
      count(true, atNanos, edges);
    }
  }

  void b(boolean on, long atNanos, LineIo.Edges edges) {
    b = on;
    if (quadrature) {
      count(a == b, atNanos, edges);
    }
  }

  /// When the belt stands, unless a count comes before.
  long dueNanos() {
    return silentNanos;
  }

  /// No count came up to now. True when that was news.
  boolean silent(long nowNanos, LineIo.Edges edges) {
    if (nowNanos < silentNanos) {
      return false;
    }
    move(silentNanos, 0, edges);
    silentNanos = Belt.NEVER;
    counts = 0;
    return true;
  }

  private void count(boolean forward, long atNanos, LineIo.Edges edges) {
    silent(atNanos, edges);
    countedMm += forward ? mmPerCount : -mmPerCount;
    int known = Math.min(counts, instants.length);
    int place = counts % instants.length;
    long sinceNanos = atNanos - instants[known == instants.length ? place : 0];
    instants[place] = atNanos;
    counts++;
    if (known == 0 || sinceNanos <= 0) {
      // The first count after standing says where, not how fast.
      move(atNanos, 0, edges);
      return;
    }
    double intervalNanos = (double) sinceNanos / known;
    double wayMm = countedMm + mmPerCount - Math.max(belt.travelAt(atNanos), countedMm);
    move(atNanos, Math.max(0, wayMm) / intervalNanos * NANOS_PER_SECOND, edges);
    silentNanos = atNanos + (long) (LATE * intervalNanos);
  }

  private void move(long atNanos, double mmPerSecond, LineIo.Edges edges) {
    double travelMm = Math.max(belt.travelAt(atNanos), countedMm);
    belt.set(atNanos, travelMm, mmPerSecond);
    edges.belt(atNanos, travelMm, mmPerSecond);
  }
}
