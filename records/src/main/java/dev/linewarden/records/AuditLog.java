package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The audit trail of a station as it lies in its folder, only to be read; also beside the station
/// that runs. Any thread.
public final class AuditLog {
  private AuditLog() {}

  /// Oldest first; lines that cannot be read are left out, [AuditCheck] says which. Throws
  /// [BadInput] when there is no trail or it cannot be read.
  ///
  /// @param data the station's data folder
  public static void forEach(Path data, Consumer<AuditEvent> reader) {
    forEachLine(
        data,
        line -> {
          if (line.content().orElse(null) instanceof AuditLine.Event(AuditEvent event)) {
            reader.accept(event);
          }
        });
  }

  /// The newest first; empty while there is no trail yet. Reads all of it: a trail of years is some
  /// megabytes.
  ///
  /// @param wanted which
  /// @param count at most so many
  public static List<AuditEvent> newest(Path data, Predicate<AuditEvent> wanted, int count) {
    if (!Files.isDirectory(DataFolder.auditIn(data))) {
      return List.of();
    }
    ArrayDeque<AuditEvent> newest = new ArrayDeque<>(count + 1);
    forEach(
        data,
        event -> {
          if (wanted.test(event)) {
            newest.addFirst(event);
            if (newest.size() > count) {
              newest.removeLast();
            }
          }
        });
    return List.copyOf(newest);
  }

  static void forEachLine(Path data, Consumer<AuditReader.Line> each) {
    Path folder = DataFolder.auditIn(data);
    try {
      List<Path> files = AuditFiles.in(folder);
      if (files.isEmpty()) {
        throw new BadInput(
            "there must be a station's audit trail in %s, but there is none".formatted(data));
      }
      for (Path file : files) {
        try (AuditReader lines = new AuditReader(file)) {
          for (Optional<AuditReader.Line> line = lines.next();
              line.isPresent();
              line = lines.next()) {
            each.accept(line.get());
          }
        }
      }
    } catch (IOException e) {
      throw new BadInput("the audit trail in %s cannot be read: %s".formatted(folder, e), e);
    }
  }
}
