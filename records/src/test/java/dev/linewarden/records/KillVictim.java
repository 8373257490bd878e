package dev.linewarden.records;

import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Note;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// Runs a journal, an index and the scores until it is killed. Each number that the journal says is
/// safe is written to a file first thing, so that the killer knows what may not be lost.
final class KillVictim {
  /// Parts in a millisecond: fast enough that a kill meets every step, slow enough that looking at
  /// what was left takes no longer than writing it.
  private static final int PARTS_PER_MILLI = 2;

  /// Something happens beside the parts this often, and is signed this often.
  private static final int PARTS_PER_NOTE = 10;

  private static final int PARTS_PER_ANCHOR = 50;

  static final JournalSettings SETTINGS = new JournalSettings(256 << 10, 256L << 20, 5000);

  /// Blocks and files so small that a kill meets their beginnings and ends.
  static final ScoreSettings SCORES = new ScoreSettings(16 << 10, 256 << 20, 1 << 30, 40);

  private final LedgerJournal journal;
  private final LedgerIndex index;
  private final IndexFollower follower;
  private final AuditTrail trail;
  private final IndexFollower scores;
  private final Clock clock = new MonotonicClock();
  private final RandomAccessFile acknowledged;

  /// Never closed: that would close the process's own.
  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

  private long part;
  private long firstPart;
  private long startedNanos;
  private long told;
  private boolean ready;

  private final boolean aloud;

  /// @param aloud each number that is safe is also said
  private KillVictim(Path root, boolean aloud) throws IOException {
    this.aloud = aloud;
    FaultLog faults = new FaultLog(clock);
    DataFolder folder = DataFolder.open(root.resolve("data"));
    index = new LedgerIndex(folder, LedgerIndex.PARTS_MAX_DEFAULT, faults);
    trail = AuditTrail.open(folder, Keyring.open(folder.root(), faults), faults);
    ScoreStore store = new ScoreStore(folder, SCORES, faults);
    journal =
        LedgerJournal.open(
            folder,
            SETTINGS,
            () ->
                Map.of(
                    "index", index.position(),
                    "audit", trail.position(),
                    "scores", store.position()),
            faults);
    follower = new IndexFollower(index, journal, faults);
    scores = new IndexFollower(store, journal, faults);
    acknowledged = new RandomAccessFile(root.resolve("acknowledged").toFile(), "rw");
    told = journal.lastSequence();
  }

  static void main(String[] arguments) throws IOException {
    run(Path.of(arguments[0]), false);
  }

  static void run(Path root, boolean aloud) throws IOException {
    KillVictim victim = new KillVictim(root, aloud);
    victim.interruptOpenParts();
    while (true) {
      victim.work();
    }
  }

  /// What the line does after a restart: parts that were under way are closed.
  private void interruptOpenParts() {
    Books books = journal.books();
    firstPart = books.lastPart();
    part = firstPart;
    startedNanos = clock.nanos();
    for (LedgerEntry.Triggered open : books.open()) {
      append(
          new LedgerEntry.Closed(
              open.part(), open.wallMillis(), open.recipe(), Ending.INTERRUPTED));
    }
  }

  private void work() throws IOException {
    if (part - firstPart < (clock.nanos() - startedNanos) / 1_000_000 * PARTS_PER_MILLI) {
      inspectOne();
    }
    journal.doWork(clock.nanos());
    tell();
    follower.doWork(clock.nanos());
    trail.follow(journal);
    if (part % PARTS_PER_ANCHOR == 0) {
      trail.anchor(clock.wallMillis());
    }
    scores.doWork(clock.nanos());
  }

  private void inspectOne() {
    part++;
    if (part % PARTS_PER_NOTE == 0) {
      journal.note(Note.of(Note.Kind.LINE_STOPPED, part, "anna", "part " + part));
    }
    // Three parts are under way at any time, so that a kill finds some open.
    append(Samples.triggered(part));
    append(Samples.judged(part));
    if (part > 3 && !isInterrupted(part - 3)) {
      append(Samples.closed(part - 3));
    }
  }

  private boolean isInterrupted(long earlier) {
    return earlier <= journal.books().lastPart();
  }

  private void append(LedgerEntry entry) {
    while (!journal.append(entry)) {
      journal.doWork(clock.nanos());
    }
  }

  /// The first acknowledgement of this life is also one byte to the killer.
  private void sayReady() throws IOException {
    if (!ready) {
      ready = true;
      say("r");
    }
  }

  private void tell() throws IOException {
    if (journal.lastSequence() != told) {
      told = journal.lastSequence();
      acknowledged.seek(0);
      acknowledged.writeLong(told);
      sayReady();
      if (aloud) {
        say("acknowledged %d\n".formatted(told));
      }
    }
  }

  private void say(String words) throws IOException {
    out.write(words.getBytes(StandardCharsets.US_ASCII));
  }
}
