package dev.linewarden.records;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Cuts what a power cut left half-written at the end of the last segment. The bytes are copied to
/// a file of their own first: should they have been more than that, they can still be looked at.
final class TornTail {
  /// Files with cut bytes that are kept; the oldest makes room.
  private static final int KEPT_MAX = 8;

  private static final int STEP_BYTES = 64 << 10;

  private TornTail() {}

  /// Sets everything from `from` on to zero and says how many bytes were not.
  static long cut(Segment segment, long from) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(segment.file().toFile(), "rwd")) {
      long last = lastNonZero(file, from);
      if (last < 0) {
        return 0;
      }
      byte[] torn = new byte[(int) (last + 1 - from)];
      file.seek(from);
      file.readFully(torn);
      keep(segment, from, torn);
      file.seek(from);
      file.write(new byte[torn.length]);
      return torn.length;
    }
  }

  private static long lastNonZero(RandomAccessFile file, long from) throws IOException {
    byte[] step = new byte[STEP_BYTES];
    for (long end = file.length(); end > from; end -= STEP_BYTES) {
      long start = Math.max(from, end - STEP_BYTES);
      int count = (int) (end - start);
      file.seek(start);
      file.readFully(step, 0, count);
      for (int i = count - 1; i >= 0; i--) {
        if (step[i] != 0) {
          return start + i;
        }
      }
    }
    return -1;
  }

  private static void keep(Segment segment, long from, byte[] torn) {
    Path folder = segment.file().resolveSibling("cut");
    try {
      Files.createDirectories(folder);
      List<Path> kept = new ArrayList<>();
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        files.forEach(kept::add);
      }
      kept.sort(null);
      for (int i = 0; i + KEPT_MAX <= kept.size(); i++) {
        Files.delete(kept.get(i));
      }
      Durable.write(folder.resolve("%s-%d".formatted(segment.name(), from)), torn);
    } catch (IOException e) {
      // A full disk must not keep the station from opening: the cut is more important.
      System.getLogger("dev.linewarden.records")
          .log(
              System.Logger.Level.WARNING,
              "the bytes cut from {0} could not be kept: {1}",
              segment.file(),
              e);
    }
  }
}
