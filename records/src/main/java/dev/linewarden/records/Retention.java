package dev.linewarden.records;

import dev.linewarden.inspection.FaultLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Removes the oldest segments when the journal is larger than it may be. A segment that a follower
/// has not read yet is kept, even above the size, unless the disk is nearly full: then it goes too,
/// and that is said. Used by the journal's thread only.
final class Retention {
  /// The active segment and the one before it, from which a damaged checkpoint is made up for.
  static final int SEGMENTS_MIN = 2;

  /// Less free disk than this many segments is critically low.
  private static final int CRITICAL_SEGMENTS = 2;

  private static final System.Logger LOG = System.getLogger("dev.linewarden.records");

  private final SegmentFolder folder;
  private final JournalSettings settings;
  private final Supplier<Map<String, Long>> followers;
  private final FaultLog faults;

  Retention(
      SegmentFolder folder,
      JournalSettings settings,
      Supplier<Map<String, Long>> followers,
      FaultLog faults) {
    this.folder = folder;
    this.settings = settings;
    this.followers = followers;
    this.faults = faults;
  }

  /// Returns the segments that are left. Stops at the first one that cannot be removed.
  List<Segment> trim(List<Segment> segments) throws IOException {
    List<Segment> kept = new ArrayList<>(segments);
    while (kept.size() > SEGMENTS_MIN && bytes(kept) > settings.totalBytes()) {
      Segment oldest = kept.getFirst();
      long lastInOldest = kept.get(1).firstSequence() - 1;
      String behind = slowest(lastInOldest);
      if (!behind.isEmpty()) {
        String detail = "%s up to entry %d: %s".formatted(oldest.name(), lastInOldest, behind);
        if (folder.usableBytes() >= (long) CRITICAL_SEGMENTS * settings.segmentBytes()) {
          faults.count("journal", "over its size, but still needed", detail);
          break;
        }
        faults.count("journal", "removed before it was read", detail);
        LOG.log(System.Logger.Level.ERROR, "the disk is nearly full, unread entries go: " + detail);
      }
      folder.remove(oldest);
      kept.removeFirst();
    }
    return kept;
  }

  /// Who has not read up to a sequence, and how far they came; empty when all have.
  private String slowest(long sequence) {
    List<String> behind = new ArrayList<>();
    followers
        .get()
        .forEach((name, position) -> {
          if (position < sequence) {
            behind.add(name + " is at " + position);
          }
        });
    behind.sort(null);
    return String.join(", ", behind);
  }

  private long bytes(List<Segment> segments) {
    return (long) segments.size() * settings.segmentBytes();
  }
}
