package dev.linewarden.records;

import dev.linewarden.inspection.Durable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// Writes blocks behind each other, each on disk before the next, and removes the oldest files. A
/// write that fails is no harm: the next one goes to the same place. One thread.
final class ScoreAppender {
  private final ScoreFolder folder;
  private final ScoreSettings settings;
  private final List<ScorePlace> places;

  /// @param places all blocks there are, oldest first
  ScoreAppender(ScoreFolder folder, ScoreSettings settings, List<ScorePlace> places) {
    this.folder = folder;
    this.settings = settings;
    this.places = new ArrayList<>(places);
  }

  /// Cuts what stands behind the last block of the newest file, and says how many bytes those were.
  /// A file in which nothing can be read is renamed, should there have been more in it.
  long cutTorn() throws IOException {
    List<Path> files = folder.files();
    if (files.isEmpty()) {
      return 0;
    }
    Path newest = files.getLast();
    boolean empty = places.isEmpty() || !places.getLast().file().equals(newest);
    long end = empty ? 0 : places.getLast().end();
    long torn = Files.size(newest) - end;
    if (empty) {
      Files.move(
          newest,
          newest.resolveSibling(newest.getFileName() + ".damaged"),
          StandardCopyOption.REPLACE_EXISTING);
    } else if (torn > 0) {
      try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rwd")) {
        file.setLength(end);
      }
    }
    return torn;
  }

  List<ScorePlace> places() {
    return List.copyOf(places);
  }

  void append(byte[] block) throws IOException {
    ScoreMark mark = ScoreMark.decode(block, 0).orElseThrow();
    boolean begins = places.isEmpty() || places.getLast().end() >= settings.fileBytes();
    Path path = begins ? folder.named(mark.firstSequence()) : places.getLast().file();
    long offset = begins ? ScoreFolder.MAGIC_BYTES : places.getLast().end();
    Files.createDirectories(folder.path());
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rwd")) {
      if (begins) {
        file.write(ScoreFolder.magic());
      }
      file.seek(offset);
      file.write(block);
    }
    if (begins) {
      Durable.syncFolder(folder.path());
    }
    places.add(new ScorePlace(path, offset, mark));
    trim();
  }

  /// Forgets the blocks that begin at this entry or later, so that they are written anew.
  void forgetFrom(long sequence) throws IOException {
    places.removeIf(place -> place.mark().firstSequence() >= sequence);
    for (Path file : folder.files()) {
      if (places.stream().noneMatch(place -> place.file().equals(file))) {
        Files.delete(file);
      }
    }
    cutTorn();
  }

  /// Never the newest file. By number and size: the clock may be wrong.
  private void trim() throws IOException {
    long bytes = 0;
    long parts = 0;
    for (ScorePlace place : places) {
      bytes += ScoreMark.BYTES + place.mark().payloadBytes();
      parts += place.mark().parts();
    }
    while (bytes > settings.totalBytes() || parts > settings.partsMax()) {
      Path oldest = places.getFirst().file();
      if (oldest.equals(places.getLast().file())) {
        return;
      }
      Files.deleteIfExists(oldest);
      while (places.getFirst().file().equals(oldest)) {
        ScoreMark gone = places.removeFirst().mark();
        bytes -= ScoreMark.BYTES + gone.payloadBytes();
        parts -= gone.parts();
      }
    }
  }
}
