package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The folder in which one station keeps everything it must not lose. Held exclusively from [#open]
/// to [#close]: a second instance on the same folder is refused. Any thread.
public final class DataFolder implements AutoCloseable {
  static final String RECIPES = "recipes";
  static final String SCORES = "scores";

  /// Not ours, but a station's data all the same.
  static final String PICTURES = "archive";

  /// Likewise.
  static final String USERS = "users.json";

  private static final String LOCK_FILE = "lock";

  /// Bytes of the process number in the lock file. Always the same, so that a restart overwrites it
  /// in place, which works on a full disk too.
  private static final int PID_BYTES = 20;

  /// Folders this process holds. The operating system drops a process's lock on a file as soon as
  /// the process closes any handle to it, so a second try from the same process must be refused
  /// before the lock file is touched.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path root;
  private final FileChannel lockFile;

  private DataFolder(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /// For this station only: the first one that opens the folder marks it as its own. Throws
  /// [BadInput] when it is another's or a newer version wrote it; nothing in it is touched then.
  public static DataFolder open(Path folder, String station) {
    requireStation(folder, station);
    DataFolder opened = open(folder);
    try {
      if (FolderMark.read(opened.root).isEmpty()) {
        new FolderMark(FolderMark.FORMAT, station).write(opened.root);
      }
      return opened;
    } catch (IOException e) {
      opened.close();
      throw unusable(folder, e);
    } catch (BadInput e) {
      opened.close();
      throw e;
    }
  }

  private static void requireStation(Path folder, String station) {
    try {
      FolderMark.read(folder).ifPresent(mark -> mark.requireStation(folder, station));
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  /// Creates the folder if it is missing and takes the lock. Throws [BadInput] with one sentence
  /// when it cannot be written or another process holds it.
  public static DataFolder open(Path folder) {
    try {
      Path root = Files.createDirectories(folder.toAbsolutePath().normalize()).toRealPath();
      if (!HELD.add(root)) {
        throw heldBy(root, ProcessHandle.current().pid() + " (this one)");
      }
      return lock(root);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static BadInput unusable(Path folder, IOException e) {
    return new BadInput(
        "the data folder %s must be a folder that can be written to, but %s"
            .formatted(folder.toAbsolutePath().normalize(), inWords(e)),
        e);
  }

  public Path root() {
    return root;
  }

  /// The ledger's segments.
  public Path journal() {
    return journalIn(root);
  }

  /// Where a station's data folder has its journal, whoever holds it.
  static Path journalIn(Path data) {
    return data.resolve("journal");
  }

  /// What happened beside the parts, for long.
  Path audit() {
    return auditIn(root);
  }

  static Path auditIn(Path data) {
    return data.resolve("audit");
  }

  /// Recipe revisions.
  public Path recipes() {
    return root.resolve(RECIPES);
  }

  /// The values of every part.
  public Path scores() {
    return scoresIn(root);
  }

  /// Likewise of a station's data folder, whoever holds it.
  static Path scoresIn(Path data) {
    return data.resolve(SCORES);
  }

  /// The index's database file.
  public Path index() {
    return root.resolve("index.mv.db");
  }

  /// Gives the folder back. The lock file stays: deleting it would race with the next holder.
  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest.
      System.getLogger("dev.linewarden.records")
          .log(System.Logger.Level.WARNING, "the lock of {0} did not close: {1}", root, e);
    } finally {
      HELD.remove(root);
    }
  }

  private static DataFolder lock(Path root) throws IOException {
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              root.resolve(LOCK_FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw heldBy(root, holder(channel));
      }
      writePid(channel);
      return new DataFolder(root, channel);
    } catch (IOException | BadInput e) {
      HELD.remove(root);
      if (channel != null) {
        channel.close();
      }
      throw e;
    }
  }

  private static BadInput heldBy(Path root, String pid) {
    return new BadInput(
        "the data folder %s must be used by one station at a time, but process %s holds it"
            .formatted(root, pid));
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(PID_BYTES);
    channel.read(bytes, 0);
    String pid = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
    return pid.isEmpty() ? "(number unknown)" : pid;
  }

  private static void writePid(FileChannel channel) throws IOException {
    String pid = "%-19d\n".formatted(ProcessHandle.current().pid());
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
    channel.force(false);
  }

  private static String inWords(IOException e) {
    return switch (e) {
      case FileAlreadyExistsException found -> found.getFile() + " is not a folder";
      case AccessDeniedException denied -> "writing to " + denied.getFile() + " is not permitted";
      case FileSystemException other when other.getReason() != null ->
          other.getFile() + ": " + other.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
