package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.Durable;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Note;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.SortedMap;

/// Makes a data folder of a [Backup]. The folder appears whole, by one rename.
///
/// What the station wrote after the backup is not in it. Numbers of parts and entries that it gave
/// then must not be given again: a receiver would take what is new for a repeat. So the restored
/// journal goes on [#LEAP] further, and everybody sees the hole.
public final class Restore {
  /// More entries than a station writes in ten years.
  static final long LEAP = 10_000_000_000L;

  private static final String KEYS = Backup.DATA + "/keys/";
  private static final String USERS = Backup.DATA + "/" + DataFolder.USERS;

  private Restore() {}

  /// How many files were restored. Throws [BadInput] when the backup is not whole, or there is
  /// something where the data shall be; nothing was changed then.
  ///
  /// @param note that it was restored, for the ledger
  public static int restore(
      Path backup, Path data, JournalSettings settings, Note note, FaultLog faults) {
    Path fresh =
        data.toAbsolutePath().normalize().resolveSibling(data.getFileName() + ".restoring");
    try {
      SortedMap<String, String> sums = BackupSums.read(backup);
      BackupSums.verify(backup, sums);
      Backup.requireEmpty(data);
      Backup.requireEmpty(fresh);
      int restored = copy(backup, sums, fresh);
      // Who has not read what is known to the station that opens it, and not here.
      leap(fresh, settings.keepingAll(), note, faults);
      Durable.syncFolder(fresh);
      Files.createDirectories(fresh.getParent());
      Durable.move(fresh, data.toAbsolutePath().normalize());
      return restored;
    } catch (IOException e) {
      throw new BadInput(
          "the backup %s cannot be restored to %s: %s; remove %s before another try"
              .formatted(backup, data, e, fresh),
          e);
    }
  }

  private static int copy(Path backup, SortedMap<String, String> sums, Path fresh)
      throws IOException {
    int copied = 0;
    String inside = Backup.DATA + "/";
    for (String name : sums.keySet()) {
      if (name.startsWith(inside)) {
        Path to = fresh.resolve(name.substring(inside.length()));
        Files.createDirectories(to.toAbsolutePath().getParent());
        copy(backup.resolve(name), to, name.startsWith(KEYS) || name.equals(USERS));
        Durable.sync(to);
        Durable.syncFolder(to.resolveSibling("."));
        if (!Checksum.of(to).equals(sums.get(name))) {
          throw new IOException(to + " was not written as it was read");
        }
        copied++;
      }
    }
    Path keys = fresh.resolve("keys");
    if (Files.isDirectory(keys)) {
      Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
    }
    return copied;
  }

  /// Not with the copy's own permissions: what was made elsewhere may have any.
  ///
  /// @param secret whether only the owner may read it
  private static void copy(Path from, Path to, boolean secret) throws IOException {
    if (secret) {
      Files.createFile(to, OwnerOnly.FILE);
    }
    try (InputStream in = Files.newInputStream(from);
        OutputStream out =
            Files.newOutputStream(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      in.transferTo(out);
    }
  }

  private static void leap(Path fresh, JournalSettings settings, Note note, FaultLog faults)
      throws IOException {
    try (DataFolder folder = DataFolder.open(fresh)) {
      Books books;
      long last;
      try (LedgerJournal journal = LedgerJournal.open(folder, settings, Map::of, faults)) {
        books = journal.books();
        last = journal.lastSequence();
      }
      SegmentFolder segments = new SegmentFolder(folder.journal());
      SegmentWriter.begin(segments.named(last + LEAP + 1), leap(books), settings).close();
      Durable.syncFolder(segments.path());
      try (LedgerJournal journal = LedgerJournal.open(folder, settings, Map::of, faults)) {
        journal.note(note);
      }
    }
  }

  private static Books leap(Books books) {
    return new Books(
        books.balance(),
        books.lastPart() + LEAP,
        books.open(),
        books.counts(),
        books.irregular(),
        books.batch());
  }
}
