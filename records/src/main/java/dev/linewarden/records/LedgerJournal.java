package dev.linewarden.records;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Journal;
import dev.linewarden.inspection.JournalReader;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.Notes;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// The record of every part, in append-only files ([RecordFormat] draws them). The line's thread
/// appends without waiting, and everybody else notes what happened beside the parts by a door of
/// their own; the journal's thread writes what it took in groups, each on disk at the latest
/// [Group#WAIT_NANOS] after its first entry plus one write; any thread reads what is safe.
///
/// Waking a thread costs the one that wakes it more than all the rest of `append`. So while parts
/// come the journal's thread looks by itself every [#LOOK_NANOS], and is rung only when it rests.
///
/// What `append` took is kept until the disk has it: room for it was reserved before it was taken,
/// and a write that fails is repeated. What does not fit any more is refused, never dropped.
public final class LedgerJournal implements Agent, Journal, Notes, JournalReader, AutoCloseable {
  /// Tries of each write at the end, when there is no later.
  private static final int CLOSE_TRIES = 3;

  /// How often the journal's thread looks for entries while parts come; a group waits that much
  /// less, so that no entry waits longer.
  static final long LOOK_NANOS = 10_000_000L;

  /// So long after the last entry it goes on looking: longer than a slot of a slow line.
  static final long RESTLESS_NANOS = 1_000_000_000L;

  /// Notes not yet written; people and alarms are slow.
  static final int NOTES_MAX = 256;

  private final JournalSettings settings;
  private final FaultLog faults;
  private final Doorbell doorbell = new Doorbell();
  private final Mailbox<LedgerEntry> mailbox;
  private final Mailbox<Note> notes = new Mailbox<>("notes", NOTES_MAX, doorbell);
  private final JournalDisk disk;
  private final JournalPen pen;
  private final JournalScroll scroll;
  private final Books booksAtOpening;

  // Cumulated bytes: taken, and up to where may be taken.
  private final AtomicLong admitted = new AtomicLong();
  private volatile long admittedMax;
  private final AtomicLong refused = new AtomicLong();
  private volatile JournalView view;
  private volatile boolean closed;
  private volatile boolean reserveReady;
  private volatile long entryBytesMean;

  /// Written by the journal's thread before its last look into the mailbox, read by `append` after
  /// it put an entry there: so either that look finds the entry, or it rings.
  private volatile boolean resting = true;

  // The journal's thread only.
  private long lookedNanos;
  private long restsNanos;
  private long refusedReported;

  private LedgerJournal(JournalSettings settings, FaultLog faults, JournalDisk disk) {
    this.settings = settings;
    this.faults = faults;
    this.disk = disk;
    // Its bell has no listener: the journal's own is rung only when the thread rests.
    this.mailbox = new Mailbox<>("journal", settings.queueEntries(), new Doorbell());
    this.pen = new JournalPen(mailbox, notes, disk, faults);
    this.scroll = new JournalScroll(settings, faults);
    this.booksAtOpening = disk.keeper().books();
    this.view = disk.view();
    publish();
  }

  /// Opens the journal in the data folder, or begins one. Throws [BadInput] when it cannot.
  ///
  /// @param followers how far each follower has read, by its name; asked on the journal's thread.
  ///   Segments they need are kept, and a number they have seen is never given again
  public static LedgerJournal open(
      DataFolder folder,
      JournalSettings settings,
      Supplier<Map<String, Long>> followers,
      FaultLog faults) {
    try {
      SegmentFolder segments = new SegmentFolder(folder.journal());
      Retention retention = new Retention(segments, settings, followers, faults);
      long floor = followers.get().values().stream().mapToLong(Long::longValue).max().orElse(0);
      return new LedgerJournal(
          settings, faults, new JournalDisk(segments, settings, retention, faults, floor));
    } catch (IOException e) {
      throw new BadInput(
          "the journal in %s must be readable and writable, but: %s".formatted(folder.journal(), e),
          e);
    }
  }

  @Override
  public boolean append(LedgerEntry entry) {
    boolean taken = take(mailbox, entry, EntrySize.bytesMax(entry));
    if (taken && resting) {
      doorbell.ring();
    }
    return taken;
  }

  /// Never in the line's way: the two meet in nothing but the sum of what was taken. Not beside
  /// [#close()], so that nothing is taken that is not written.
  @Override
  public boolean note(Note note) {
    synchronized (notes) {
      return take(notes, note, EntrySize.bytesMax(new LedgerEntry.Noted(new PartId(1), note)));
    }
  }

  private <T> boolean take(Mailbox<T> into, T what, int bytes) {
    if (closed || bytes > settings.entryBytesMax() || !admit(bytes)) {
      refused.incrementAndGet();
      return false;
    }
    if (!into.offer(what)) {
      admitted.addAndGet(-bytes);
      refused.incrementAndGet();
      return false;
    }
    return true;
  }

  /// False when there is no room on the disk.
  private boolean admit(int bytes) {
    long taken = admitted.get();
    while (taken + bytes <= admittedMax) {
      if (admitted.compareAndSet(taken, taken + bytes)) {
        return true;
      }
      taken = admitted.get();
    }
    return false;
  }

  @Override
  public long lastSequence() {
    return view.lastSequence();
  }

  @Override
  public long firstSequence() {
    return view.segments().getFirst().firstSequence();
  }

  /// At most [JournalScroll#ANSWER_MAX] at once. Numbers that are missing between two entries were
  /// removed or are unreadable. Throws [UncheckedIOException] when the disk does not answer.
  @Override
  public List<Recorded> readAfter(long sequence, int max) {
    try {
      return scroll.readAfter(view, sequence, max);
    } catch (IOException e) {
      faults.count("journal", "read failed", e.toString());
      throw new UncheckedIOException("the journal cannot be read after entry " + sequence, e);
    }
  }

  /// The sum of the ledger as it was found when the journal was opened.
  public Books books() {
    return booksAtOpening;
  }

  /// Whether the run before was closed, or there was none. False after a kill or a power cut.
  public boolean endedInOrder() {
    return disk.endedInOrder();
  }

  public JournalHealth health() {
    long room = Math.max(0, admittedMax - admitted.get());
    long mean = Math.max(1, entryBytesMean);
    return new JournalHealth(
        mailbox.size(), room, room / mean, reserveReady, pen.failures(), pen.alarm());
  }

  @Override
  public String trouble() {
    return pen.alarm();
  }

  @Override
  public String role() {
    return "journal";
  }

  @Override
  public Doorbell doorbell() {
    return doorbell;
  }

  @Override
  public int doWork(long nowNanos) {
    int done = pen.doWork(nowNanos);
    lookAgain(done > 0, nowNanos);
    publish();
    reportRefused();
    return done;
  }

  private void lookAgain(boolean busy, long nowNanos) {
    lookedNanos = nowNanos;
    if (busy) {
      restsNanos = nowNanos + RESTLESS_NANOS;
      resting = false;
    } else if (!resting && nowNanos - restsNanos >= 0) {
      resting = true;
      resting = mailbox.isEmpty();
    }
  }

  @Override
  public long dueNanos() {
    return resting ? pen.dueNanos() : Math.min(pen.dueNanos(), lookedNanos + LOOK_NANOS);
  }

  @Override
  public boolean isSettled() {
    return pen.dueNanos() == Long.MAX_VALUE;
  }

  /// Writes everything that was taken and closes the files. Called after the line and the journal's
  /// thread have ended. Throws [UncheckedIOException] when entries could not be written.
  @Override
  public void close() {
    synchronized (notes) {
      if (closed) {
        return;
      }
      closed = true;
    }
    for (int tries = 0; tries < CLOSE_TRIES && pen.pending() > 0; tries++) {
      pen.drain();
    }
    int lost = pen.pending();
    try {
      if (lost == 0) {
        disk.mark();
      }
      disk.close();
    } catch (IOException e) {
      faults.count("journal", "close failed", e.toString());
    }
    publish();
    if (lost > 0) {
      String what = "%d entries could not be written before the end".formatted(lost);
      faults.count("journal", "entries lost", what);
      throw new UncheckedIOException(new IOException(what + ": " + pen.alarm()));
    }
  }

  private void publish() {
    JournalView seen = disk.view();
    if (seen.lastSequence() != view.lastSequence() || !seen.segments().equals(view.segments())) {
      view = seen;
    }
    admittedMax = disk.settledBytes() + disk.roomBytes();
    reserveReady = disk.reserve().ready();
    entryBytesMean = disk.entryBytesMean();
  }

  private void reportRefused() {
    long now = refused.get();
    if (now != refusedReported) {
      faults.count("journal", "entry refused", "%d since the start".formatted(now));
      refusedReported = now;
    }
  }
}
