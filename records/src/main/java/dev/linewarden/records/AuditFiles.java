package dev.linewarden.records;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The names in the audit trail's folder: `<number, 6 digits>.audit`, counted from 1.
final class AuditFiles {
  private static final Pattern NAME = Pattern.compile("\\d{6}\\.audit");

  private AuditFiles() {}

  /// Oldest first; none where there is no folder. Other files are left alone.
  static List<Path> in(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          if (NAME.matcher(String.valueOf(file.getFileName())).matches()) {
            found.add(file);
          }
        }
      }
    }
    found.sort(null);
    return found;
  }

  static Path after(Path folder, List<Path> files) {
    int last =
        files.isEmpty()
            ? 0
            : Integer.parseInt(String.valueOf(files.getLast().getFileName()).substring(0, 6));
    return folder.resolve("%06d.audit".formatted(last + 1));
  }
}
