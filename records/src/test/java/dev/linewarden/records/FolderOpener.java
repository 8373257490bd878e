package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A second process that tries to open a data folder and says how it went.
final class FolderOpener {
  private FolderOpener() {}

  static void main(String[] arguments) {
    PrintStream answer =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    try (DataFolder folder = DataFolder.open(Path.of(arguments[0]))) {
      answer.print(folder.root().isAbsolute() ? "opened" : "");
    } catch (BadInput e) {
      answer.print(e.getMessage());
    }
    answer.flush();
  }
}
