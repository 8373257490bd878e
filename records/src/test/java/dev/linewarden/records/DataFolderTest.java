package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
  @TempDir Path root;

  @Test
  void theFolderIsMadeAndCanBeHadAgainAfterClosing() {
    Path folder = root.resolve("a/b");
    DataFolder.open(folder).close();
    try (DataFolder again = DataFolder.open(folder)) {
      assertThat(again.root()).isDirectory();
    }
  }

  @Test
  void aSecondInstanceInTheSameProcessIsRefusedAndTheFirstKeepsItsLock() throws Exception {
    try (DataFolder first = DataFolder.open(root)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> DataFolder.open(first.root().resolve("../" + root.getFileName())))
            .isInstanceOf(BadInput.class)
            .hasMessageContaining(root.toRealPath().toString())
            .hasMessageContaining("process " + ProcessHandle.current().pid());
      }
      assertThat(openInAnotherProcess())
          .contains(root.toRealPath().toString())
          .contains("process " + ProcessHandle.current().pid() + " holds it");
    }
    assertThat(openInAnotherProcess()).isEqualTo("opened");
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefusedInOneSentence() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "x");
    for (Path bad : List.of(file, file.resolve("data"), Path.of("/proc/1/data"))) {
      assertThatThrownBy(() -> DataFolder.open(bad))
          .isInstanceOf(BadInput.class)
          .hasMessageStartingWith("the data folder " + bad)
          .hasMessageContaining("must be a folder that can be written to, but ")
          .hasMessageNotContaining("null")
          .hasMessageNotContaining("Exception");
    }
  }

  private String openInAnotherProcess() throws IOException, InterruptedException {
    Process process = Children.start(FolderOpener.class, root.toString());
    try (BufferedReader lines = process.inputReader()) {
      String all = String.join("\n", lines.lines().toList());
      process.waitFor();
      return all;
    }
  }
}
