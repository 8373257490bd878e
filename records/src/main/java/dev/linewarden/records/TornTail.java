package dev.linewarden.records;

import dev.linewarden.inspection.Durable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts what a power cut left half-written at the end of the last segment. The bytes are copied to
/// a file of their own first: should they have been more than that, they can still be looked at.
final class TornTail {
  /// What was cut, beside the segments.
  static final String CUT = "cut";

  /// Files with cut bytes that are kept; the oldest makes room.
  private static final int KEPT_MAX = 8;

  private static final int STEP_BYTES = 64 << 10;

  private TornTail() {}

  /// The place behind the last byte that is not zero: a segment is as long as it may become from
  /// the start, and most of it is still empty.
  static long writtenEnd(Segment segment) throws IOException {
    byte[] step = new byte[STEP_BYTES];
    byte[] empty = new byte[STEP_BYTES];
    try (RandomAccessFile file = new RandomAccessFile(segment.file().toFile(), "r")) {
      for (long end = file.length(); end > 0; end -= STEP_BYTES) {
        long start = Math.max(0, end - STEP_BYTES);
        int count = (int) (end - start);
        file.seek(start);
        file.readFully(step, 0, count);
        if (!Arrays.equals(step, 0, count, empty, 0, count)) {
          return start + written(step, count);
        }
      }
    }
    return 0;
  }

  private static int written(byte[] step, int count) {
    int end = count;
    while (end > 0 && step[end - 1] == 0) {
      end--;
    }
    return end;
  }

  /// Sets everything from `from` to `writtenEnd` to zero and says how many bytes those were.
  static long cut(Segment segment, long from, long writtenEnd) throws IOException {
    if (writtenEnd <= from) {
      return 0;
    }
    try (RandomAccessFile file = new RandomAccessFile(segment.file().toFile(), "rwd")) {
      byte[] torn = new byte[(int) (writtenEnd - from)];
      file.seek(from);
      file.readFully(torn);
      keep(segment, from, torn);
      file.seek(from);
      file.write(new byte[torn.length]);
      return torn.length;
    }
  }

  private static void keep(Segment segment, long from, byte[] torn) {
    Path folder = segment.file().resolveSibling(CUT);
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
