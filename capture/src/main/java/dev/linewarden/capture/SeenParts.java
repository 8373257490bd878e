package dev.linewarden.capture;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Looks for parts in the pictures of a camera that takes them by itself, tells of each one, and
/// keeps the picture until its trigger comes. [#take] from any thread, the rest from one.
final class SeenParts {
  /// Pictures that wait for their trigger; the oldest gives way. One is usual.
  private static final int WAITING_MAX = 4;

  private final LongConsumer teller;
  private final Deque<Seen> waiting = new ArrayDeque<>();
  private @Nullable PartFinder finder;
  private Answers.@Nullable Shape shape;

  private record Seen(long takenNanos, FramePool.Buffer picture) {}

  /// @param teller takes the instant of the picture in which a part has come to the middle
  SeenParts(LongConsumer teller) {
    this.teller = teller;
  }

  /// The reader's current picture. Throws when it is damaged.
  void look(LivePictures reader, LiveSource source) throws CameraFault {
    FramePool.Buffer picture = source.pool().take();
    if (picture == null) {
      return; // whoever holds them all is counted by the pool
    }
    boolean kept = false;
    try {
      reader.copyTo(picture.pixels());
      if (finder(source.shape()).sees(picture.pixels())) {
        kept = true;
        keep(new Seen(reader.takenNanos(), picture));
        teller.accept(reader.takenNanos());
      }
    } finally {
      if (!kept) {
        picture.giveBack();
      }
    }
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
