package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Durable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names in the journal's folder: `<first sequence, 20 digits>.journal` and `reserve`.
final class SegmentFolder {
  private static final Pattern NAME = Pattern.compile("(\\d{20})\\.journal");

  private final Path folder;

  SegmentFolder(Path folder) {
    this.folder = folder;
  }

  Path path() {
    return folder;
  }

  Path reserve() {
    return folder.resolve("reserve");
  }

  Path reserveInMaking() {
    return folder.resolve("reserve.tmp");
  }

  Segment named(long firstSequence) {
    return new Segment(folder.resolve("%020d.journal".formatted(firstSequence)), firstSequence);
  }

  /// Oldest first. Other files are left alone.
  List<Segment> segments() throws IOException {
    List<Segment> segments = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) {
          segments.add(new Segment(file, Long.parseLong(name.group(1))));
        }
      }
    }
    segments.sort(Comparator.comparingLong(Segment::firstSequence));
    return segments;
  }

  /// Throws [BadInput] for a segment of a newer program: guessing at it could lose entries. Whether
  /// the start of the file is otherwise what it must be.
  boolean magicHolds(Segment segment) throws IOException {
    byte[] expected = RecordFormat.magic();
    byte[] came = new byte[expected.length];
    try (RandomAccessFile file = new RandomAccessFile(segment.file().toFile(), "r")) {
      if (file.length() < came.length) {
        return false;
      }
      file.readFully(came);
    }
    int name = expected.length - 2;
    if (!Arrays.equals(expected, 0, name, came, 0, name)) {
      return false;
    }
    int format = (came[name] & 0xFF) << 8 | (came[name + 1] & 0xFF);
    if (format > RecordFormat.VERSION) {
      throw new BadInput(
          "the journal must be of format %d or older, but %s is of format %d"
              .formatted(RecordFormat.VERSION, segment.file(), format));
    }
    return format == RecordFormat.VERSION;
  }

  /// Free bytes on the disk for this process.
  long usableBytes() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  void remove(Segment segment) throws IOException {
    Files.deleteIfExists(segment.file());
    Durable.syncFolder(folder);
  }
}
