package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Durable;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Takes a station back to how it came, but for what an auditor must still find: the audit trail,
/// the key that signs it, and how far the plant has read. Numbers go on, so that none is given
/// twice. A kill in between leaves a station that can be reset again.
public final class FactoryReset {
  /// What goes.
  private static final List<String> GOES =
      List.of(
          DataFolder.RECIPES,
          DataFolder.SCORES,
          DataFolder.PICTURES,
          "incoming",
          "cache",
          "log",
          "probation",
          "tls",
          "opcua",
          "scores.of-another-journal");

  private FactoryReset() {}

  /// Throws [BadInput] when the folder is another station's, or in use, or cannot be changed.
  ///
  /// @param who a person
  public static void run(
      Path data,
      String station,
      String who,
      JournalSettings settings,
      Clock clock,
      FaultLog faults) {
    try (DataFolder folder = DataFolder.open(data, station)) {
      AuditTrail trail = AuditTrail.open(folder, Keyring.open(folder.root(), faults), faults);
      empty(folder, trail, settings, clock, faults);
      for (String name : GOES) {
        remove(folder.root().resolve(name));
      }
      removeFiles(folder.root());
      try (LedgerJournal journal = journal(folder, trail, settings, faults)) {
        journal.note(Note.of(Note.Kind.FACTORY_RESET, clock.wallMillis(), who, ""));
      }
      copyTo(trail, folder, settings, clock, faults);
    } catch (IOException e) {
      throw new BadInput("the data in %s cannot be removed, try again: %s".formatted(data, e), e);
    }
  }

  private static LedgerJournal journal(
      DataFolder folder, AuditTrail trail, JournalSettings settings, FaultLog faults) {
    return LedgerJournal.open(folder, settings, () -> Map.of("audit", trail.position()), faults);
  }

  /// Leaves a journal of one segment without entries, once the trail has what belongs to it.
  private static void empty(
      DataFolder folder, AuditTrail trail, JournalSettings settings, Clock clock, FaultLog faults)
      throws IOException {
    copyTo(trail, folder, settings, clock, faults);
    Books books;
    long last;
    try (LedgerJournal journal = journal(folder, trail, settings, faults)) {
      books = journal.books();
      last = journal.lastSequence();
    }
    SegmentFolder segments = new SegmentFolder(folder.journal());
    List<Segment> old = segments.segments();
    // A segment that has no entry yet has the next number already.
    Segment fresh = segments.named(Math.max(last, old.getLast().firstSequence()) + 1);
    Books none =
        new Books(Balance.ZERO, books.lastPart(), List.of(), Map.of(), books.irregular(), "");
    SegmentWriter.begin(fresh, none, settings).close();
    Durable.syncFolder(segments.path());
    for (Segment segment : old) {
      segments.remove(segment);
    }
    remove(segments.path().resolve(TornTail.CUT));
  }

  private static void copyTo(
      AuditTrail trail, DataFolder folder, JournalSettings settings, Clock clock, FaultLog faults)
      throws IOException {
    try (LedgerJournal journal = journal(folder, trail, settings, faults)) {
      int done = trail.follow(journal);
      while (done > 0) {
        done = trail.follow(journal);
      }
    }
    trail.anchor(clock.wallMillis());
  }

  /// Cameras that were accepted; users and the index, with what was put aside of them. What the
  /// settings were stays: a change made just before the reset shall be noted at the next start.
  private static boolean goes(String name) {
    return name.endsWith(".accepted")
        || name.startsWith("index.")
        || name.startsWith(DataFolder.USERS);
  }

  private static void removeFiles(Path root) throws IOException {
    List<Path> files;
    try (Stream<Path> inside = Files.list(root)) {
      files = inside.filter(file -> goes(String.valueOf(file.getFileName()))).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  private static void remove(Path path) throws IOException {
    if (Files.exists(path)) {
      List<Path> all;
      try (Stream<Path> inside = Files.walk(path)) {
        all = inside.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : all) {
        Files.delete(file);
      }
    }
  }
}
