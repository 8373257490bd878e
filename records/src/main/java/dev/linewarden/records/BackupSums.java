package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The checksums of a backup's files by their names in it, in the file that `sha256sum --check`
/// reads. Written last: a folder without it is no backup.
final class BackupSums {
  static final String NAME = "SHA256SUMS";

  /// A line for each file of some hundred recipes and thousands of journal segments.
  private static final long BYTES_MAX = 64 << 20;

  /// Plain names below the folder, none of them `.` or `..`.
  private static final Pattern LINE =
      Pattern.compile(
          "([0-9a-f]{64}) "
              + " ((?!\\.{1,2}(?:/|$))[^/\\p{Cntrl}]+(?:/(?!\\.{1,2}(?:/|$))[^/\\p{Cntrl}]+)*)");

  private BackupSums() {}

  static SortedMap<String, String> read(Path backup) throws IOException {
    Path file = backup.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new BadInput(
          "%s must be a finished backup, but there is no %s in it".formatted(backup, NAME));
    }
    if (Files.size(file) > BYTES_MAX) {
      throw new BadInput("%s must have %d bytes or less".formatted(file, BYTES_MAX));
    }
    SortedMap<String, String> sums = new TreeMap<>();
    for (String text : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      Matcher line = LINE.matcher(text);
      if (!line.matches()) {
        throw new BadInput(
            "%s: a checksum and a file's name were expected, but there is '%s'"
                .formatted(file, text.substring(0, Math.min(100, text.length()))));
      }
      sums.put(line.group(2), line.group(1));
    }
    return sums;
  }

  static void write(Path backup, SortedMap<String, String> sums) throws IOException {
    StringBuilder text = new StringBuilder();
    sums.forEach((name, sum) -> text.append(sum).append("  ").append(name).append('\n'));
    Durable.replace(backup.resolve(NAME), text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Reads every file once more. Throws [BadInput] for the first one that is not as it was written.
  static void verify(Path backup, SortedMap<String, String> sums) throws IOException {
    for (String name : sums.keySet()) {
      Path file = backup.resolve(name);
      if (!Files.isRegularFile(file)) {
        throw new BadInput("the backup %s is not whole: %s is missing".formatted(backup, name));
      }
      if (!Checksum.of(file).equals(sums.get(name))) {
        throw new BadInput(
            "the backup %s is not as it was written: %s has another content"
                .formatted(backup, name));
      }
    }
  }
}
