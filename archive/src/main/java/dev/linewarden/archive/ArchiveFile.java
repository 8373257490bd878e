package dev.linewarden.archive;

import dev.linewarden.inspection.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes whole files: there is the whole one or none, while it is written and after a kill. After
/// a power cut only where it says so.
final class ArchiveFile {
  private ArchiveFile() {}

  /// Handed to the system, which has it on disk within a minute: for what can be had again.
  static void write(Path file, byte[] content) throws IOException {
    Path fresh = fresh(file);
    Files.write(fresh, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// What has the name after a power cut is whole; only the name may be gone.
  static void writeWhole(Path file, byte[] content) throws IOException {
    Path fresh = fresh(file);
    Durable.write(fresh, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Content and name are on disk when this returns, and so are those of all in the folder that
  /// were written whole.
  static void writeForGood(Path file, byte[] content) throws IOException {
    Path _ = fresh(file);
    Durable.replace(file, content);
    // The folder may be as new as the file.
    Durable.syncFolder(file.resolveSibling(".."));
  }

  private static Path fresh(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return file.resolveSibling(file.getFileName() + ".tmp");
  }
}
