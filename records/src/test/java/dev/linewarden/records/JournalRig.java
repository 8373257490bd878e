package dev.linewarden.records;

import dev.linewarden.inspection.Bookkeeper;
import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Recorded;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A journal in a folder, run in virtual time by the test's own thread.
final class JournalRig implements AutoCloseable {
  /// The smallest segments there are, so that tests see many of them.
  static final JournalSettings SMALL =
      new JournalSettings(JournalSettings.SEGMENT_BYTES_MIN, 1L << 30, 1000);

  /// Hundreds of faults on purpose: they are asserted on, nobody needs to read them. Held here, as
  /// a logger nobody holds forgets its level.
  private static final Logger QUIET = Logger.getLogger("dev.linewarden.records");

  final FixedClock clock = new FixedClock();
  final FaultLog faults = new FaultLog(clock);
  final Map<String, Long> followers = new ConcurrentHashMap<>();
  private final Path root;
  private final JournalSettings settings;
  private DataFolder folder;
  LedgerJournal journal;

  JournalRig(Path root, JournalSettings settings) {
    QUIET.setLevel(Level.OFF);
    this.root = root;
    this.settings = settings;
    this.folder = DataFolder.open(root);
    this.journal = LedgerJournal.open(folder, settings, () -> followers, faults);
  }

  JournalRig(Path root) {
    this(root, SMALL);
  }

  DataFolder folder() {
    return folder;
  }

  /// Appends, giving the journal time whenever it refuses; false when that does not help.
  boolean append(LedgerEntry entry) {
    for (int tries = 0; tries < 100; tries++) {
      if (journal.append(entry)) {
        return true;
      }
      step(Group.WAIT_NANOS);
    }
    return false;
  }

  /// The entries of the parts, all safe.
  void write(long fromPart, long toPart) {
    for (long part = fromPart; part <= toPart; part++) {
      Samples.part(part).forEach(this::append);
    }
    settle();
  }

  void step(long nanos) {
    clock.advance(nanos);
    journal.doWork(clock.nanos());
  }

  /// Until everything taken is safe and the reserve is made.
  void settle() {
    step(0);
    step(Group.WAIT_NANOS);
    for (int i = 0; i < 100 && !journal.health().reserve(); i++) {
      step(1);
    }
  }

  /// As if the process had been killed and started again: nothing is written at the end.
  void killAndReopen() {
    folder.close();
    reopen();
  }

  void closeAndReopen() {
    journal.close();
    folder.close();
    reopen();
  }

  List<Recorded> all() {
    return allAfter(0, 7);
  }

  List<Recorded> allAfter(long sequence, int step) {
    List<Recorded> all = new ArrayList<>();
    long last = sequence;
    for (List<Recorded> some = journal.readAfter(last, step);
        !some.isEmpty();
        some = journal.readAfter(last, step)) {
      all.addAll(some);
      last = all.getLast().sequence();
    }
    return all;
  }

  Books recount() {
    Bookkeeper keeper = new Bookkeeper(Books.EMPTY);
    allAfter(0, 5000).forEach(recorded -> keeper.enter(recorded.entry()));
    return keeper.books();
  }

  /// Oldest first.
  List<Path> segments() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder.journal(), "*.journal")) {
      found.forEach(files::add);
    }
    files.sort(null);
    return files;
  }

  @Override
  public void close() {
    journal.close();
    folder.close();
  }

  private void reopen() {
    folder = DataFolder.open(root);
    journal = LedgerJournal.open(folder, settings, () -> followers, faults);
  }
}
