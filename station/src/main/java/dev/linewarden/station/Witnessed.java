package dev.linewarden.station;

import dev.linewarden.inspection.Challenge;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Judge;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.Verdict;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the first part of a rehearsal that passed and the first that was rejected: where nobody
/// recorded known parts, they show whether the station still sees what it saw at the start. Filled
/// by the line's thread, taken after it has ended.
final class Witnessed {
  private volatile @Nullable Challenge good;
  private volatile @Nullable Challenge bad;

  /// A part near a limit may fall to its other side.
  void saw(LedgerEntry.Judged record, Recipe recipe, Frames frames) {
    if (!isComplete(frames)) {
      return;
    }
    if (good == null
        && record.verdict() instanceof Verdict.Pass
        && Judge.borderline(record.findings(), recipe.limits()).isEmpty()) {
      good = new Challenge("the part that passed at the start", true, copy(frames));
    }
    if (bad == null && record.verdict() instanceof Verdict.Reject) {
      bad =
          new Challenge(
              "the part that was '%s' at the start".formatted(record.verdict().label()),
              false,
              copy(frames));
    }
  }

  private static boolean isComplete(Frames frames) {
    for (int view = 0; view < frames.views(); view++) {
      if (frames.of(view) == null) {
        return false;
      }
    }
    return frames.views() > 0;
  }

  /// The camera's buffers go back to it.
  private static Frames copy(Frames frames) {
    List<Frame> copies = new ArrayList<>();
    for (int view = 0; view < frames.views(); view++) {
      Frame frame = frames.of(view);
      if (frame != null) {
        Arena arena = Arena.ofShared();
        long bytes = frame.info().raster().bytes();
        MemorySegment pixels = arena.allocate(bytes);
        MemorySegment.copy(frame.pixels(), 0, pixels, 0, bytes);
        copies.add(new Frame(frame.info(), pixels, arena::close));
      }
    }
    return Frames.of(copies);
  }

  /// Whoever takes them owns them.
  List<Challenge> take() {
    List<Challenge> all = new ArrayList<>();
    Challenge first = good;
    Challenge second = bad;
    if (first != null) {
      all.add(first);
    }
    if (second != null) {
      all.add(second);
    }
    good = null;
    bad = null;
    return all;
  }
}
