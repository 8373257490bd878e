package dev.linewarden.reject;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Edges on their way from the thread that reads them to the one that uses them. Bounded; its
/// writer leaves what does not fit in the kernel, which then drops the oldest and shows it by a gap
/// in its numbers. One writer, one reader; allocates nothing.
final class EdgeRing {
  static final int BOUND = 1_024;

  private final long[] nanos = new long[BOUND];
  private final int[] offsets = new int[BOUND];
  private final boolean[] rising = new boolean[BOUND];
  private final int[] lost = new int[BOUND];
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicReference<@Nullable String> broken = new AtomicReference<>();

  int room() {
    return BOUND - (int) (written.get() - taken.get());
  }

  /// Only when there is room.
  ///
  /// @param lostBefore so many edges between the one before and this one were never read
  void add(long atNanos, int offset, boolean rises, int lostBefore) {
    long next = written.get();
    int place = (int) (next % BOUND);
    nanos[place] = atNanos;
    offsets[place] = offset;
    rising[place] = rises;
    lost[place] = lostBefore;
    written.setRelease(next + 1);
  }

  /// No edge follows.
  void broken(String why) {
    broken.set(why);
  }

  /// Told once, after the last edge.
  @Nullable String takeBroken() {
    return isEmpty() && broken.get() != null ? broken.getAndSet(null) : null;
  }

  boolean isEmpty() {
    return written.getAcquire() == taken.get();
  }

  // The first edge, until the next `drop`; only when it is not empty.

  long nanos() {
    return nanos[first()];
  }

  int offset() {
    return offsets[first()];
  }

  boolean rising() {
    return rising[first()];
  }

  int lostBefore() {
    return lost[first()];
  }

  void drop() {
    taken.setRelease(taken.get() + 1);
  }

  private int first() {
    return (int) (taken.get() % BOUND);
  }
}
