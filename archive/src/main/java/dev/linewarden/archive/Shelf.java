package dev.linewarden.archive;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The pictures of one class on disk: how many bytes they are, and which go first. One thread.
final class Shelf {
  private final Path folder;
  private final long quotaBytes;
  private final TreeMap<String, Long> bytesByFolder = new TreeMap<>();
  private final Deque<Path> unseen = new ArrayDeque<>();
  private long bytes;

  /// @param folder of the class; may be missing
  Shelf(Path folder, long quotaBytes) throws IOException {
    this.folder = folder;
    this.quotaBytes = quotaBytes;
    unseen.addAll(list(folder));
  }

  /// Counts what lies in one more folder from an earlier run. False when all were seen.
  boolean lookOn() throws IOException {
    Path next = unseen.poll();
    if (next == null) {
      return false;
    }
    long inside = 0;
    for (Path file : list(next)) {
      inside += Files.size(file);
    }
    count(next, inside);
    return true;
  }

  /// New files of a part lie in this folder.
  void count(Path within, long more) {
    bytesByFolder.merge(String.valueOf(within.getFileName()), more, Long::sum);
    bytes += more;
  }

  long bytes() {
    return bytes;
  }

  boolean isTooFull() {
    return bytes > quotaBytes;
  }

  /// Deletes the files of the oldest part, by number. False when there is none.
  boolean dropOldest() throws IOException {
    for (Map.Entry<String, Long> first = bytesByFolder.firstEntry();
        first != null;
        first = bytesByFolder.firstEntry()) {
      Path oldest = folder.resolve(first.getKey());
      List<Path> files = list(oldest);
      if (!files.isEmpty()) {
        drop(oldest, files);
        return true;
      }
      bytesByFolder.remove(first.getKey());
      bytes -= first.getValue();
      Files.deleteIfExists(oldest);
    }
    return false;
  }

  /// What describes a part goes before its pictures: what is half gone is not there.
  private void drop(Path oldest, List<Path> files) throws IOException {
    String first = String.valueOf(files.getFirst().getFileName());
    // A file that is none of ours goes alone.
    String number = first.contains("_") ? first.substring(0, first.indexOf('_') + 1) : first;
    List<Path> own = new ArrayList<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      if (name.startsWith(number)) {
        own.add(name.endsWith(Places.SIDECAR) ? 0 : own.size(), file);
      }
    }
    long freed = 0;
    for (Path file : own) {
      freed += Files.size(file);
      Files.delete(file);
    }
    count(oldest, -freed);
  }

  /// By name, so by number.
  private static List<Path> list(Path folder) throws IOException {
    List<Path> inside = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(inside::add);
    } catch (NoSuchFileException e) {
      return List.of();
    }
    Collections.sort(inside);
    return inside;
  }
}
