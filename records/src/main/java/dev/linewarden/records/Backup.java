package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Durable;
import dev.linewarden.inspection.FaultLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Copies what a station must not lose into a folder, also beside the station that runs, and reads
/// it back to prove it. Only its owner may read it: keys, users and passwords go along. Used once,
/// by one thread.
///
/// What names something is copied before what it names: positions in the journal and what was made
/// of it first, then the journal as it is at one moment, then the recipes its parts were judged by.
/// So whatever the station does meanwhile, nothing in the copy points to something that is not in
/// it.
public final class Backup {
  static final String DATA = "data";
  private static final String CONFIGURATION = "station.toml";
  private static final int STEP_BYTES = 1 << 16;
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  /// Folders in folders; recipes have the deepest.
  private static final int DEPTH_MAX = 8;

  private final Path data;
  private final Path backup;
  private final SortedMap<String, String> sums = new TreeMap<>();
  private long bytes;

  /// What need not be in it.
  ///
  /// @param keys the station's own key: who has the copy can then sign as this station
  /// @param pictures all that are kept: gigabytes
  public record Extras(boolean keys, boolean pictures) {
    public static final Extras NONE = new Extras(false, false);
  }

  /// @param lastSequence of the journal's last entry in it
  public record Made(int files, long bytes, long lastSequence) {}

  private Backup(Path data, Path backup) {
    this.data = data;
    this.backup = backup;
  }

  /// Throws [BadInput] when there is nothing to copy, something is in the folder already, or it
  /// cannot be written.
  ///
  /// @param configuration its file, if it has one
  public static Made make(
      Path data, Path backup, Extras extras, Optional<Path> configuration, FaultLog faults) {
    try {
      requireEmpty(backup);
      Files.createDirectories(backup, OwnerOnly.FOLDER);
      return new Backup(data, backup).make(extras, configuration, faults);
    } catch (IOException e) {
      throw new BadInput(
          "the backup cannot be written to %s, and is not finished: %s".formatted(backup, e), e);
    }
  }

  static void requireEmpty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> inside = Files.list(folder)) {
        if (inside.findAny().isPresent()) {
          throw new BadInput(
              "%s must be a new or an empty folder, but something is in it".formatted(folder));
        }
      }
    }
  }

  private Made make(Extras extras, Optional<Path> configuration, FaultLog faults)
      throws IOException {
    copyFolder("upstream");
    copyFolder("audit");
    copyFolder(DataFolder.SCORES);
    JournalView journal = JournalFiles.open(data, faults).view();
    for (int i = 0; i < journal.segments().size(); i++) {
      Path segment = journal.segments().get(i).file();
      copy(segment, DATA + "/journal/" + segment.getFileName(), journal.limitOf(i));
    }
    copyFolder(DataFolder.RECIPES);
    if (extras.keys()) {
      copyFolder("keys");
    } else {
      writeKnown();
    }
    if (extras.pictures()) {
      copyFolder(DataFolder.PICTURES);
    }
    copyMarks();
    if (configuration.isPresent()) {
      copy(configuration.get(), CONFIGURATION, Long.MAX_VALUE);
    }
    BackupSums.verify(backup, sums);
    BackupSums.write(backup, sums);
    return new Made(sums.size(), bytes, journal.lastSequence());
  }

  private void copyFolder(String name) throws IOException {
    Path folder = data.resolve(name);
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> inside = Files.walk(folder, DEPTH_MAX, new FileVisitOption[0])) {
      files = inside.filter(Files::isRegularFile).filter(Backup::counts).toList();
    }
    for (Path file : files) {
      copy(file, DATA + "/" + data.relativize(file), Long.MAX_VALUE);
    }
  }

  /// Whom the restored station has to know: without its own key it could not take its own recipes.
  private void writeKnown() throws IOException {
    byte[] known = Keyring.known(data);
    if (known.length == 0) {
      return;
    }
    String name = DATA + "/" + Keyring.KNOWN;
    Path to = backup.resolve(name);
    Files.createDirectories(to.toAbsolutePath().getParent(), OwnerOnly.FOLDER);
    Durable.write(to, known);
    sums.put(name, Checksum.of(to));
    bytes += known.length;
  }

  /// Which station it is, which cameras it accepted, and who may do what.
  private void copyMarks() throws IOException {
    List<Path> files;
    try (Stream<Path> inside = Files.list(data)) {
      files =
          inside
              .filter(Files::isRegularFile)
              .filter(file ->
                  file.getFileName().toString().equals(FolderMark.NAME)
                      || file.getFileName().toString().equals(DataFolder.USERS)
                      || file.getFileName().toString().endsWith(".accepted"))
              .toList();
    }
    for (Path file : files) {
      copy(file, DATA + "/" + file.getFileName(), Long.MAX_VALUE);
    }
  }

  /// Not what is only there while something is written.
  private static boolean counts(Path file) {
    String name = file.getFileName().toString();
    return !name.equals(".lock") && !name.endsWith(".tmp") && !name.endsWith(".new");
  }

  /// On disk when it returns. A file that has gone since it was listed is left out: the journal's
  /// oldest segment goes at any time.
  private void copy(Path from, String name, long limit) throws IOException {
    try (InputStream in = Files.newInputStream(from)) {
      Path to = backup.resolve(name);
      Files.createDirectories(to.toAbsolutePath().getParent(), OwnerOnly.FOLDER);
      try (FileChannel channel = FileChannel.open(to, NEW, OwnerOnly.FILE);
          DigestOutputStream out =
              new DigestOutputStream(Channels.newOutputStream(channel), Checksum.sha256())) {
        bytes += copy(in, out, limit);
        channel.force(true);
        sums.put(name, HexFormat.of().formatHex(out.getMessageDigest().digest()));
      }
    } catch (NoSuchFileException e) {
      if (Files.exists(from)) {
        throw e;
      }
    }
  }

  private static long copy(InputStream in, OutputStream out, long limit) throws IOException {
    byte[] step = new byte[STEP_BYTES];
    long copied = 0;
    while (copied < limit) {
      int count = in.read(step, 0, (int) Math.min(step.length, limit - copied));
      if (count < 0) {
        break;
      }
      out.write(step, 0, count);
      copied += count;
    }
    return copied;
  }
}
