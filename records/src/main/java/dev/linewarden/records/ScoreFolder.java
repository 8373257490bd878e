package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The files of scores, `<first sequence, 20 digits>.scores`: each a magic, then one block after
/// the other. Looking at them reads the blocks' marks only, so that a month of parts is opened in
/// no time; a block's own checksum is held against it when the block is read.
final class ScoreFolder {
  static final int MAGIC_BYTES = 8;

  private static final int VERSION = 1;
  private static final int STEP_BYTES = 64 << 10;
  private static final byte[] MAGIC = "LWSCOR\0\1".getBytes(StandardCharsets.ISO_8859_1);
  private static final Pattern NAME = Pattern.compile("\\d{20}\\.scores");

  private final Path folder;
  private final FaultLog faults;

  ScoreFolder(Path folder, FaultLog faults) {
    this.folder = folder;
    this.faults = faults;
  }

  static byte[] magic() {
    return MAGIC.clone();
  }

  Path path() {
    return folder;
  }

  Path named(long firstSequence) {
    return folder.resolve("%020d.scores".formatted(firstSequence));
  }

  /// Oldest first. Other files are left alone.
  List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
        for (Path file : all) {
          if (NAME.matcher(String.valueOf(file.getFileName())).matches()) {
            files.add(file);
          }
        }
      }
    }
    files.sort(null);
    return files;
  }

  /// All blocks in order, without what is torn at the end. What cannot be read between two blocks
  /// is counted and stepped over. Throws [BadInput] for a file of a newer program.
  List<ScorePlace> places() throws IOException {
    List<ScorePlace> places = new ArrayList<>();
    List<Path> files = files();
    for (Path file : files) {
      boolean newest = file.equals(files.getLast());
      places.addAll(places(file, newest));
    }
    return places;
  }

  /// The payload of a block. Throws an IOException when it is not what was written.
  static byte[] payload(ScorePlace place) throws IOException {
    byte[] payload = bytes(place);
    if (!holds(place, payload)) {
      throw new IOException(
          "%s: the block at %d has another checksum than it was written with"
              .formatted(place.file(), place.offset()));
    }
    return payload;
  }

  private static byte[] bytes(ScorePlace place) throws IOException {
    byte[] payload = new byte[place.mark().payloadBytes()];
    try (RandomAccessFile file = new RandomAccessFile(place.file().toFile(), "r")) {
      file.seek(place.offset() + ScoreMark.BYTES);
      file.readFully(payload);
    }
    return payload;
  }

  private static boolean holds(ScorePlace place, byte[] payload) {
    return ScoreMark.crc(payload, 0, payload.length) == place.mark().payloadCrc();
  }

  private List<ScorePlace> places(Path path, boolean newest) throws IOException {
    List<ScorePlace> places = new ArrayList<>();
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long size = file.length();
      if (!magicHolds(file, path)) {
        unreadable(newest, path, 0, size);
        return places;
      }
      long offset = MAGIC_BYTES;
      while (offset < size) {
        Optional<ScorePlace> found = next(file, path, offset, size);
        long until = found.map(ScorePlace::offset).orElse(size);
        if (until > offset) {
          unreadable(newest && found.isEmpty(), path, offset, until - offset);
        }
        found.ifPresent(places::add);
        offset = found.map(ScorePlace::end).orElse(size);
      }
    }
    if (newest && !places.isEmpty() && isTorn(places.getLast())) {
      places.removeLast();
    }
    return places;
  }

  /// What is unreadable at the very end was torn there by a power cut, or is just being written.
  private void unreadable(boolean torn, Path file, long offset, long bytes) {
    if (!torn) {
      faults.count(
          "scores",
          "unreadable place",
          "%s at %d: %d bytes".formatted(file.getFileName(), offset, bytes));
    }
  }

  /// Throws when the block cannot be read now: what is not known to be torn must not be cut.
  static boolean isTorn(ScorePlace last) throws IOException {
    return !holds(last, bytes(last));
  }

  /// The first whole block from `from` on.
  private static Optional<ScorePlace> next(RandomAccessFile file, Path path, long from, long size)
      throws IOException {
    for (long start = from; start + ScoreMark.BYTES <= size; ) {
      boolean expected = start == from;
      byte[] step = new byte[(int) Math.min(expected ? ScoreMark.BYTES : STEP_BYTES, size - start)];
      file.seek(start);
      file.readFully(step);
      for (int i = 0; i + ScoreMark.BYTES <= step.length; i++) {
        Optional<ScoreMark> mark = ScoreMark.decode(step, i);
        if (mark.isPresent()) {
          ScorePlace place = new ScorePlace(path, start + i, mark.get());
          if (place.end() <= size) {
            return Optional.of(place);
          }
        }
      }
      start += step.length - ScoreMark.BYTES + 1;
    }
    return Optional.empty();
  }

  private static boolean magicHolds(RandomAccessFile file, Path path) throws IOException {
    byte[] came = new byte[MAGIC_BYTES];
    if (file.length() < MAGIC_BYTES) {
      return false;
    }
    file.readFully(came);
    if (!Arrays.equals(came, 0, MAGIC_BYTES - 1, MAGIC, 0, MAGIC_BYTES - 1)) {
      return false;
    }
    if (came[MAGIC_BYTES - 1] > VERSION) {
      throw new BadInput(
          "scores must be of format %d or older, but %s is of format %d"
              .formatted(VERSION, path, came[MAGIC_BYTES - 1]));
    }
    return true;
  }
}
