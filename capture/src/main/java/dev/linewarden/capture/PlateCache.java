package dev.linewarden.capture;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// Keeps a painted line on disk, so that only the first start has to paint it. A file that is torn,
/// foreign or unreadable counts as absent; a folder that cannot be written costs a warning and a
/// slow next start, nothing else.
final class PlateCache {
  /// To be raised whenever a painter changes: it is part of the file's name.
  static final int ART_VERSION = 1;

  private static final System.Logger LOG = System.getLogger("dev.linewarden.capture");
  private static final int CHECKSUM_BYTES = Long.BYTES;

  private final Path folder;
  private final Path file;

  PlateCache(Path folder, RenderedSettings settings) {
    this.folder = folder;
    this.file =
        folder.resolve(
            "rendered-%016x-%dx%d-v%d.plates"
                .formatted(settings.seed(), settings.width(), settings.height(), ART_VERSION));
  }

  Path file() {
    return file;
  }

  /// True when the book was filled from disk.
  boolean load(PlateBook book) {
    long size = book.bytes().byteSize();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() != size + CHECKSUM_BYTES) {
        return false;
      }
      ByteBuffer sum = ByteBuffer.allocate(CHECKSUM_BYTES);
      boolean whole = fill(channel, book.bytes().asByteBuffer()) && fill(channel, sum);
      return whole && sum.flip().getLong() == checksum(book);
    } catch (IOException absent) {
      LOG.log(Level.DEBUG, "no painted line at {0}: {1}", file, absent);
      return false;
    }
  }

  void save(PlateBook book) {
    Path part = folder.resolve(file.getFileName() + ".part");
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        drain(channel, book.bytes().asByteBuffer());
        drain(channel, ByteBuffer.allocate(CHECKSUM_BYTES).putLong(checksum(book)).flip());
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException refused) {
      LOG.log(
          Level.WARNING,
          "the painted line could not be kept at {0}; the next start paints it again: {1}",
          file,
          refused);
    }
  }

  private static boolean fill(FileChannel from, ByteBuffer to) throws IOException {
    while (to.hasRemaining()) {
      if (from.read(to) < 0) {
        return false;
      }
    }
    return true;
  }

  private static void drain(FileChannel to, ByteBuffer from) throws IOException {
    while (from.hasRemaining()) {
      to.write(from);
    }
  }

  private static long checksum(PlateBook book) {
    CRC32C crc = new CRC32C();
    crc.update(book.bytes().asByteBuffer());
    return crc.getValue();
  }
}
