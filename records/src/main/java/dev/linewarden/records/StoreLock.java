package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Held while something is written that the station's process and a command beside it may both
/// write: recipes, keys. It ends with the process, however that dies.
record StoreLock(FileChannel channel) implements AutoCloseable {
  /// Makes the folder if it is missing. Throws [BadInput] when another holds it: nobody waits.
  static StoreLock take(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            Files.createDirectories(folder).resolve(".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new StoreLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw busy(folder, e);
    }
    channel.close();
    throw busy(folder, new IllegalStateException("locked by another process"));
  }

  private static BadInput busy(Path folder, RuntimeException why) {
    return new BadInput(
        "%s is being written by another command at the moment; try again".formatted(folder), why);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
