package dev.linewarden.records;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Recorded;
import dev.linewarden.inspection.StatisticsQuestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Measures the journal and the index with default settings. Run by hand: `RecordsBench <empty
/// folder> <entries>`; both are left for another look.
final class RecordsBench {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.records");
  private static final double NANOS = 1e9;

  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final DataFolder folder;

  private RecordsBench(Path root) {
    folder = DataFolder.open(root);
  }

  static void main(String[] arguments) throws IOException {
    RecordsBench bench = new RecordsBench(Path.of(arguments[0]));
    long entries = Long.parseLong(arguments[1]);
    bench.fill(entries);
    bench.open();
    bench.appendAtPace();
    bench.readAndIndex(Math.min(entries, 1_000_000));
    bench.folder.close();
  }

  private LedgerJournal journal() {
    return LedgerJournal.open(folder, JournalSettings.DEFAULTS, Map::of, faults);
  }

  private void fill(long entries) throws IOException {
    long stored;
    long started;
    try (LedgerJournal journal = journal()) {
      started = clock.nanos();
      for (long part = 1; 3 * part <= entries; part++) {
        for (LedgerEntry entry : Samples.part(part)) {
          while (!journal.append(entry)) {
            journal.doWork(clock.nanos());
          }
        }
      }
    }
    double seconds = (clock.nanos() - started) / NANOS;
    try (LedgerJournal journal = journal()) {
      stored = journal.lastSequence();
    }
    long bytes = 0;
    try (var files = Files.newDirectoryStream(folder.journal(), "*.journal")) {
      for (Path file : files) {
        bytes += Files.size(file);
      }
    }
    say(
        "%d entries in %.1f s: %.0f/s, at most %.0f bytes each"
            .formatted(stored, seconds, stored / seconds, (double) bytes / stored));
  }

  private void open() {
    for (int i = 0; i < 3; i++) {
      long started = clock.nanos();
      try (LedgerJournal journal = journal()) {
        say(
            "opened with %d entries in %.2f s"
                .formatted(journal.lastSequence(), (clock.nanos() - started) / NANOS));
      }
    }
  }

  /// One entry after the other, each waited for, without the wait for the group to fill.
  private void appendAtPace() {
    List<Long> nanos = new ArrayList<>();
    try (LedgerJournal journal = journal()) {
      long part = journal.books().lastPart();
      for (int i = 0; i < 1000; i++) {
        part++;
        long started = clock.nanos();
        journal.append(Samples.triggered(part));
        long appended = clock.nanos();
        nanos.add(appended - started);
        journal.doWork(appended);
        journal.doWork(appended + Group.WAIT_NANOS);
      }
    }
    Collections.sort(nanos);
    say(
        "append on the line's thread: median %d ns, p99 %d ns"
            .formatted(nanos.get(500), nanos.get(990)));
  }

  private void readAndIndex(long most) {
    try (LedgerJournal journal = journal();
        LedgerIndex index = new LedgerIndex(folder, LedgerIndex.PARTS_MAX_DEFAULT, faults)) {
      long started = clock.nanos();
      long last = 0;
      for (List<Recorded> some = journal.readAfter(0, 5000);
          !some.isEmpty();
          some = journal.readAfter(last, 5000)) {
        last = some.getLast().sequence();
      }
      say("read back %.0f entries/s".formatted(last / ((clock.nanos() - started) / NANOS)));
      started = clock.nanos();
      while (index.position() < most && index.follow(journal) > 0) {
        last = index.position();
      }
      say(
          "indexed %d entries at %.0f/s"
              .formatted(last, last / ((clock.nanos() - started) / NANOS)));
      ask("last 12 rejects", () -> index.lastRejects(12));
      ask("counts", index::counts);
      long end = Samples.MORNING + last(index);
      ask(
          "minutes of 8 hours",
          () ->
              index.statistics(
                  new StatisticsQuestion(end - 28_800_000, end, StatisticsQuestion.By.MINUTE)));
    }
  }

  private static long last(LedgerIndex index) {
    return index.position() / 3 * 100;
  }

  private void ask(String what, Runnable question) {
    // The first time only: the database answers the same question again from its memory.
    long started = clock.nanos();
    question.run();
    say("%s: %.1f ms".formatted(what, (clock.nanos() - started) / 1e6));
  }

  private static void say(String line) {
    LOG.log(System.Logger.Level.INFO, line);
  }
}
