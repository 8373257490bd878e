package dev.linewarden.reject;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// What really became of the bench conveyor's parts, whatever anybody believes. Parts are numbered
/// in the order of their coming, from 0; a part's edge instant ties it to its trigger. Written by
/// the `io` thread, read by any.
public final class BenchTruth {
  /// The fates of so many latest parts are kept; counts are kept for ever.
  public static final int KEPT_MAX = 65_536;

  /// Air on a shipped part for less belt than this is the rounding of an instant.
  static final double GRAZE_MM = 0.1;

  public enum Fate {
    /// Not yet come, or so long ago that it is forgotten.
    UNKNOWN,
    ON_BELT,
    SHIPPED,
    REMOVED,
    /// Somebody took it off the belt.
    TAKEN
  }

  private final AtomicLong spawned = new AtomicLong();
  private final AtomicLong unseen = new AtomicLong();
  private final AtomicLong shipped = new AtomicLong();
  private final AtomicLong removed = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong grazed = new AtomicLong();
  private final AtomicLong heartbeats = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicReferenceArray<@Nullable Fate> fates;
  private final AtomicLongArray edges;
  private final AtomicIntegerArray lanes;
  private final AtomicIntegerArray sensed;
  private final int keptMax;

  /// @param partsMax so many parts will come; 0 = without end
  BenchTruth(long partsMax) {
    keptMax = partsMax == 0 ? KEPT_MAX : (int) Math.min(partsMax, KEPT_MAX);
    fates = new AtomicReferenceArray<>(keptMax);
    edges = new AtomicLongArray(keptMax);
    lanes = new AtomicIntegerArray(keptMax);
    sensed = new AtomicIntegerArray(keptMax);
  }

  /// Parts that have come to the part sensor, seen by it or not.
  public long spawned() {
    return spawned.get();
  }

  /// Parts that the part sensor did not see.
  public long unseen() {
    return unseen.get();
  }

  public long shipped() {
    return shipped.get();
  }

  public long removed() {
    return removed.get();
  }

  /// Shipped parts that the ejector's air touched, though not at their centre.
  public long grazed() {
    return grazed.get();
  }

  /// Parts that somebody took off the belt before they came to the ejector.
  public long taken() {
    return taken.get();
  }

  public long onBelt() {
    return spawned() - shipped() - removed() - taken();
  }

  /// How often the heartbeat output changed.
  public long heartbeats() {
    return heartbeats.get();
  }

  /// Events that the simulation had no room for; anything but 0 makes the rest doubtful.
  public long dropped() {
    return dropped.get();
  }

  public Fate fate(long order) {
    Fate fate = kept(order) ? fates.get(place(order)) : null;
    return fate == null ? Fate.UNKNOWN : fate;
  }

  /// When this part's front was at the sensor; meaningless for an unknown part.
  public long edgeNanos(long order) {
    return edges.get(place(order));
  }

  /// Whether the part sensor saw this part, and its edge was not lost.
  public boolean isSeen(long order) {
    return sensed.get(place(order)) == 1;
  }

  void spawned(long atNanos, boolean seen) {
    long order = spawned.get();
    edges.set(place(order), atNanos);
    sensed.set(place(order), seen ? 1 : 0);
    fates.set(place(order), Fate.ON_BELT);
    spawned.incrementAndGet();
    if (!seen) {
      unseen.incrementAndGet();
    }
  }

  void shipped(long order, double airMm) {
    fates.set(place(order), Fate.SHIPPED);
    shipped.incrementAndGet();
    if (airMm > GRAZE_MM) {
      grazed.incrementAndGet();
    }
  }

  /// At which ejector this part was removed, counted from 1; meaningless for any other part.
  public int lane(long order) {
    return lanes.get(place(order));
  }

  void removed(long order, int lane) {
    lanes.set(place(order), lane + 1);
    fates.set(place(order), Fate.REMOVED);
    removed.incrementAndGet();
  }

  void taken(long order) {
    fates.set(place(order), Fate.TAKEN);
    taken.incrementAndGet();
  }

  void beat() {
    heartbeats.incrementAndGet();
  }

  void drop() {
    dropped.incrementAndGet();
  }

  private boolean kept(long order) {
    long count = spawned.get();
    return order >= 0 && order < count && order >= count - keptMax;
  }

  private int place(long order) {
    return (int) (order % keptMax);
  }
}
