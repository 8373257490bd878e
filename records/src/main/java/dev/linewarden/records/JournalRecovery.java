package dev.linewarden.records;

import dev.linewarden.inspection.Bookkeeper;
import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.FaultLog;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Reads back a journal when it is opened: finds the end, cuts a torn tail, and adds up the books
/// from the last readable checkpoint on. Everything unreadable is reported, nothing else changed.
final class JournalRecovery {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.records");

  private final SegmentFolder folder;
  private final JournalSettings settings;
  private final FaultLog faults;

  private Bookkeeper keeper = new Bookkeeper(Books.EMPTY);
  private long last;
  private boolean endedInOrder;

  JournalRecovery(SegmentFolder folder, JournalSettings settings, FaultLog faults) {
    this.folder = folder;
    this.settings = settings;
    this.faults = faults;
  }

  /// `segments` is not empty.
  Recovered recover(List<Segment> segments) throws IOException {
    for (Segment segment : segments) {
      if (!folder.magicHolds(segment)
          && !(segment.equals(segments.getLast()) && isUnused(segment))) {
        damaged(segment, "the start of the file is not a journal's");
      }
    }
    Segment lastSegment = segments.getLast();
    long end = findEnd(lastSegment);
    int start = findCheckpoint(segments, end);
    for (int i = start; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      replay(segment, segment.equals(lastSegment) ? end : Long.MAX_VALUE);
    }
    return new Recovered(segments, end, last, keeper, endedInOrder);
  }

  /// A segment that was renamed into place but not begun when the station stopped.
  private boolean isUnused(Segment segment) throws IOException {
    try (SegmentCursor cursor = cursor(segment, 0, Long.MAX_VALUE)) {
      return !cursor.next();
    }
  }

  private long findEnd(Segment segment) throws IOException {
    long end;
    long writtenEnd = TornTail.writtenEnd(segment);
    // No record begins behind it, but the last one may end in zeros.
    long limit = writtenEnd + RecordFormat.HEADER_BYTES + settings.checkpointBytesMax();
    try (SegmentCursor cursor = cursor(segment, RecordFormat.MAGIC_BYTES, limit)) {
      long lastGroup = segment.firstSequence();
      while (cursor.next()) {
        lastGroup = cursor.groupFirst();
        endedInOrder = cursor.kind() == RecordFormat.MARK;
      }
      end = cursor.end();
      for (Damage damage : cursor.damages()) {
        // The checkpoint is safe before the first group is written: it does not tear with one.
        boolean checkpoint = damage.offset() == RecordFormat.MAGIC_BYTES;
        if (!checkpoint && damage.insideGroup() && damage.groupAfter() == lastGroup) {
          // The last group was never reported as safe: it ends where it tore.
          end = damage.offset();
          break;
        }
      }
    }
    long cut = TornTail.cut(segment, end, writtenEnd);
    if (cut > 0) {
      endedInOrder = false;
      String detail = "%s at %d: %d bytes".formatted(segment.name(), end, cut);
      faults.count("journal", "torn tail cut", detail);
      LOG.log(System.Logger.Level.WARNING, "a half-written end of the journal was cut: " + detail);
    }
    return end;
  }

  /// The newest segment that starts with readable books; 0 and empty books if there is none.
  private int findCheckpoint(List<Segment> segments, long end) throws IOException {
    for (int i = segments.size() - 1; i >= 0; i--) {
      boolean fresh = i == segments.size() - 1 && end == RecordFormat.MAGIC_BYTES;
      Optional<Books> books = fresh ? Optional.empty() : checkpoint(segments.get(i));
      if (books.isPresent()) {
        keeper = new Bookkeeper(books.get());
        last = segments.get(i).firstSequence() - 1;
        return i;
      }
      if (!fresh) {
        damaged(segments.get(i), "the checkpoint at its start is not readable");
      }
    }
    last = segments.getFirst().firstSequence() - 1;
    return 0;
  }

  private Optional<Books> checkpoint(Segment segment) throws IOException {
    try (SegmentCursor cursor = cursor(segment, RecordFormat.MAGIC_BYTES, Long.MAX_VALUE)) {
      if (!cursor.next()
          || cursor.kind() != RecordFormat.CHECKPOINT
          || cursor.offset() != RecordFormat.MAGIC_BYTES) {
        return Optional.empty();
      }
      return decoded(segment, cursor);
    }
  }

  private Optional<Books> decoded(Segment segment, SegmentCursor cursor) {
    try {
      return Optional.of(BooksCodec.decode(cursor.body()));
    } catch (IOException e) {
      damaged(segment, "the checkpoint: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void replay(Segment segment, long limit) throws IOException {
    try (SegmentCursor cursor = cursor(segment, RecordFormat.MAGIC_BYTES, limit)) {
      while (cursor.next()) {
        // A mark repeats the last number in use, which a damaged entry before it may have had.
        last = cursor.sequence();
        if (cursor.isEntry()) {
          enter(segment, cursor);
        }
      }
      for (Damage damage : cursor.damages()) {
        damaged(
            segment,
            "%d bytes at %d after entry %d"
                .formatted(damage.bytes(), damage.offset(), damage.lastBefore()));
      }
    }
  }

  private void enter(Segment segment, SegmentCursor cursor) {
    try {
      keeper.enter(EntryCodec.decode(cursor.kind(), cursor.body()));
    } catch (IOException e) {
      damaged(segment, "entry %d at %d: %s".formatted(last, cursor.offset(), e.getMessage()));
    }
  }

  private void damaged(Segment segment, String what) {
    String detail = segment.name() + ": " + what;
    faults.count("journal", "unreadable place", detail);
    LOG.log(System.Logger.Level.WARNING, "part of the journal cannot be read: " + detail);
  }

  private SegmentCursor cursor(Segment segment, long from, long limit) throws IOException {
    return new SegmentCursor(
        segment.file(), from, limit, settings.checkpointBytesMax(), segment.firstSequence() - 1);
  }
}
