package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Bookkeeper;
import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.Durable;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LedgerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// The journal's files and the group being filled. Used by the journal's thread only; what it
/// throws has changed nothing and may be tried again.
final class JournalDisk {
  /// For the room left in entries, before the first one is written.
  private static final long ENTRY_BYTES_GUESSED = 200;

  private final SegmentFolder folder;
  private final JournalSettings settings;
  private final Retention retention;
  private final FaultLog faults;
  private final Reserve reserve;
  private final Group group = new Group();
  private final Bookkeeper keeper;
  private final boolean endedInOrder;

  private List<Segment> segments;
  private SegmentWriter writer;
  private boolean reopen;
  private long lastSequence;
  private long safeSequence;
  private long settledBytes;
  private long writtenBytes;
  private long writtenEntries;

  /// @param floor a number that somebody has seen: no entry gets it or a lower one again
  JournalDisk(
      SegmentFolder folder,
      JournalSettings settings,
      Retention retention,
      FaultLog faults,
      long floor)
      throws IOException {
    this.folder = folder;
    this.settings = settings;
    this.retention = retention;
    this.faults = faults;
    this.reserve = new Reserve(folder, settings.segmentBytes());
    Files.createDirectories(folder.path());
    reserve.open();
    List<Segment> found = folder.segments();
    boolean fresh = found.isEmpty();
    if (fresh) {
      found = List.of(first(floor + 1));
    }
    Recovered recovered = new JournalRecovery(folder, settings, faults).recover(found);
    keeper = recovered.keeper();
    endedInOrder = fresh || recovered.endedInOrder();
    segments = recovered.segments();
    lastSequence = Math.max(recovered.lastSequence(), floor);
    safeSequence = lastSequence;
    if (floor > recovered.lastSequence()) {
      faults.count(
          "journal",
          "numbers skipped",
          "a follower has read up to %d, the journal ends at %d"
              .formatted(floor, recovered.lastSequence()));
    }
    writer =
        recovered.end() == RecordFormat.MAGIC_BYTES
            ? SegmentWriter.begin(segments.getLast(), keeper.books(), settings)
            : SegmentWriter.reopen(segments.getLast(), recovered.end(), settings.segmentBytes());
    writer.mark(lastSequence);
    trim();
    prepareReserve();
  }

  Bookkeeper keeper() {
    return keeper;
  }

  /// Whether the run before was closed, or there was none.
  boolean endedInOrder() {
    return endedInOrder;
  }

  JournalView view() {
    return new JournalView(segments, writer.end(), safeSequence);
  }

  Group group() {
    return group;
  }

  /// Whether an entry of at most so many bytes fits behind the group in the active segment.
  boolean fits(int bytes) {
    return writer.remaining() - group.bytes().size() >= bytes;
  }

  void add(LedgerEntry entry, int bytesReserved, long nowNanos) {
    lastSequence++;
    group.add(entry, bytesReserved, lastSequence, nowNanos);
    keeper.enter(entry);
  }

  /// Writes the group; it is safe when this returns.
  void commit() throws IOException {
    if (reopen) {
      writer = SegmentWriter.reopen(writer.segment(), writer.end(), settings.segmentBytes());
      reopen = false;
    }
    try {
      writer.write(group.bytes());
    } catch (IOException e) {
      reopen = true;
      writer.close();
      throw e;
    }
    safeSequence = lastSequence;
    settledBytes += group.reservedBytes();
    writtenBytes += group.bytes().size();
    writtenEntries += group.entries();
    group.clear();
  }

  /// Goes on in the next segment; the group is empty. False when no reserve is ready.
  boolean rotate() throws IOException {
    Segment next = folder.named(lastSequence + 1);
    if (!reserve.ready() && !Files.exists(next.file())) {
      return false;
    }
    reserve.become(next);
    SegmentWriter fresh = SegmentWriter.begin(next, keeper.books(), settings);
    SegmentWriter full = writer;
    writer = fresh;
    segments = new ArrayList<>(segments);
    segments.add(next);
    full.close();
    trim();
    return true;
  }

  Reserve reserve() {
    return reserve;
  }

  /// Reserved bytes of all entries that are safe: with [#roomBytes] the sum that may be taken.
  long settledBytes() {
    return settledBytes;
  }

  /// What can be written in any case without more disk. Each segment may end with a piece too short
  /// for the next entry, and the next one starts with a checkpoint: both are left out.
  long roomBytes() {
    long active = Math.max(0, writer.remaining() - settings.entryBytesMax());
    return active + (reserve.ready() ? settings.freshBytes() : 0);
  }

  long entryBytesMean() {
    return writtenEntries == 0 ? ENTRY_BYTES_GUESSED : writtenBytes / writtenEntries;
  }

  void mark() throws IOException {
    writer.mark(lastSequence);
  }

  void close() throws IOException {
    writer.close();
  }

  private Segment first(long sequence) throws IOException {
    if (folder.usableBytes() < settings.segmentBytes()) {
      throw new BadInput(
          "a new journal needs %d bytes of free disk at %s, but there are %d"
              .formatted(settings.segmentBytes(), folder.path(), folder.usableBytes()));
    }
    Segment segment = folder.named(sequence);
    SegmentWriter.begin(segment, Books.EMPTY, settings).close();
    Durable.syncFolder(folder.path());
    return segment;
  }

  /// A journal opened near the end of a segment needs its reserve before the first entry.
  private void prepareReserve() {
    try {
      while (!reserve.ready() && roomBytes() < settings.freshBytes() / 2 && reserve.fits()) {
        reserve.step();
      }
    } catch (IOException e) {
      faults.count("journal", "no reserve for a full disk", e.toString());
    }
  }

  private void trim() {
    try {
      segments = retention.trim(segments);
    } catch (IOException e) {
      // Tried again with the next segment; until then the journal is larger than it may be.
      faults.count("journal", "old segment not removed", e.toString());
    }
  }
}
