package dev.linewarden.capture;

import dev.linewarden.inspection.PartSightings;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Looks for parts in the pictures of a camera that takes them by itself, tells of each one, and
/// keeps the picture until its trigger comes; tells also since when parts may have come unseen.
/// [#take] and [#watch] from any thread, the rest from one.
final class SeenParts {
  /// Pictures that wait for their trigger; the oldest gives way. One is usual.
  private static final int WAITING_MAX = 4;

  /// A part crosses the middle between two pictures; so many in a row that nobody looked at can
  /// hide one.
  static final int SKIPPED_MAX = 2;

  /// How often it is said again that a camera is gone.
  static final long AGAIN_NANOS = 100_000_000;

  private final PartSightings sightings;
  private final Deque<Seen> waiting = new ArrayDeque<>();
  private @Nullable PartFinder finder;
  private Answers.@Nullable Shape shape;

  /// When the last picture was taken that was looked at, or until when it was said that there was
  /// none.
  private long knownNanos;

  private int skipped;

  private record Seen(long takenNanos, FramePool.Buffer picture) {}

  /// @param sightings hears of the instant of the picture in which a part has come to the middle
  SeenParts(PartSightings sightings, long nowNanos) {
    this.sightings = sightings;
    this.knownNanos = nowNanos;
  }

  /// The reader's current picture. Throws when it is damaged.
  void look(LivePictures reader, LiveSource source) throws CameraFault {
    boolean looked = false;
    try {
      looked = lookAt(reader, source);
    } finally {
      if (looked) {
        looked(reader.takenNanos());
      } else {
        skip(reader.takenNanos());
      }
    }
  }

  /// False when there is no memory for it.
  private boolean lookAt(LivePictures reader, LiveSource source) throws CameraFault {
    FramePool.Buffer picture = source.pool().take();
    if (picture == null) {
      return false; // whoever holds them all is counted by the pool
    }
    boolean kept = false;
    try {
      reader.copyTo(picture.pixels());
      if (finder(source.shape()).sees(picture.pixels())) {
        kept = true;
        keep(new Seen(reader.takenNanos(), picture));
        sightings.seen(reader.takenNanos());
      }
    } finally {
      if (!kept) {
        picture.giveBack();
      }
    }
    return true;
  }

  private synchronized void looked(long takenNanos) {
    skipped = 0;
    knownNanos = Math.max(knownNanos, takenNanos);
  }

  private synchronized void skip(long takenNanos) {
    skipped++;
    if (skipped >= SKIPPED_MAX) {
      blindUntil(takenNanos, "%d pictures in a row could not be looked at".formatted(skipped));
    }
  }

  /// Says that parts may have come unseen when there was no picture for longer than it may take,
  /// and again and again while the camera is gone: a belt that is started then has to stop.
  ///
  /// @param gone why there are no pictures at all; empty = there are
  synchronized void watch(long nowNanos, long budgetNanos, String gone) {
    long withoutNanos = nowNanos - knownNanos;
    if (withoutNanos > budgetNanos) {
      String silent = "no picture within %d ms".formatted(budgetNanos / 1_000_000);
      blindUntil(nowNanos, gone.isEmpty() ? silent : gone);
    } else if (!gone.isEmpty() && withoutNanos > AGAIN_NANOS) {
      blindUntil(nowNanos, gone);
    }
  }

  private void blindUntil(long nanos, String why) {
    sightings.blind(knownNanos, why);
    knownNanos = Math.max(knownNanos, nanos);
  }

  private PartFinder finder(Answers.Shape now) {
    PartFinder known = finder;
    if (known != null && now.equals(shape)) {
      return known;
    }
    PartFinder made =
        new PartFinder(now.raster().width(), now.raster().height(), now.raster().format());
    finder = made;
    shape = now;
    return made;
  }

  private synchronized void keep(Seen seen) {
    if (waiting.size() >= WAITING_MAX) {
      waiting.removeFirst().picture().giveBack();
    }
    waiting.addLast(seen);
  }

  /// The picture that was taken at that instant, now the caller's; null when there is none.
  synchronized FramePool.@Nullable Buffer take(long takenNanos) {
    for (Seen seen : waiting) {
      if (seen.takenNanos() == takenNanos) {
        waiting.remove(seen);
        return seen.picture();
      }
    }
    return null;
  }

  synchronized void clear() {
    waiting.forEach(seen -> seen.picture().giveBack());
    waiting.clear();
  }
}
