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

  @Test
  void theFolderOfAnotherStationIsRefusedAndNothingInItIsTouched() throws IOException {
    DataFolder.open(root, "line-4").close();
    DataFolder.open(root, "line-4").close();
    Files.delete(root.resolve("lock"));
    assertThatThrownBy(() -> DataFolder.open(root, "line-5"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("called 'line-5', but belongs to 'line-4'")
        .hasMessageContaining("write that into " + root.resolve("station"));
    assertThat(root).isDirectoryNotContaining("glob:**/lock");
    Files.writeString(root.resolve("station"), "format 1\nstation line-5\n");
    DataFolder.open(root, "line-5").close();
  }

  @Test
  void theFolderOfANewerVersionAndAMarkThatSaysNothingAreRefused() throws IOException {
    Files.writeString(root.resolve("station"), "format 2\nwhatever\n");
    assertThatThrownBy(() -> DataFolder.open(root, "line-4"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("must be of format 1 or older, but is of format 2");
    Files.writeString(root.resolve("station"), "line-4\n");
    assertThatThrownBy(() -> DataFolder.open(root, "line-4"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("must say 'format 1' and 'station ID'");
    assertThat(root).isDirectoryNotContaining("glob:**/lock");
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
