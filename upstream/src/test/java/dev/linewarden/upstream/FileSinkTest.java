package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
final class FileSinkTest {
  private static final int PARTS = 1500;

  @TempDir Path folder;

  @Test
  void aFolderThatNobodyEmptiesIsNotFilledAndLosesNothing() throws Exception {
    Path share = Files.createDirectory(folder.resolve("share"));
    Consumer.Rows rows = new Consumer.Rows();
    try (Plant plant = new Plant(folder)) {
      Samples.parts(plant.journal, 1, PARTS);
      try (Upstream upstream = plant.upstream(settings(share))) {
        assertThat(plant.awaitState("waiting for")).contains("nobody fetches them");
        assertThat(names(share)).hasSize(2);
        Later.that(() -> {
          fetch(share, rows);
          return rows.complete() == 3 * PARTS;
        });
        Later.that(() -> upstream.behind() == 0);
      }
    }
  }

  @Test
  void aFolderThatIsNotThereIsSaidInWords() throws Exception {
    try (Plant plant = new Plant(folder);
        Upstream _ = plant.upstream(settings(folder.resolve("none")))) {
      assertThat(plant.awaitState("waiting for")).contains("there is no such folder");
    }
  }

  @Test
  void whatAKillLeftHalfWrittenIsRemovedAndNothingOfOthers() throws Exception {
    Path share = Files.createDirectory(folder.resolve("share"));
    Path stale = share.resolve("line-4-000000000001-000000000300.jsonl.part");
    Path others = share.resolve("line-4-b-000000000001-000000000300.jsonl.part");
    Files.writeString(stale, "half");
    Files.writeString(others, "half");
    try (Plant plant = new Plant(folder);
        Upstream _ = plant.upstream(settings(share))) {
      Later.that(() -> Files.notExists(stale));
    }
    assertThat(others).exists();
  }

  private static FileSettings settings(Path share) {
    return new FileSettings(
        "line-4", share, new FileShape(FileShape.Format.JSONL, 1, 2, false), SendPolicy.DEFAULT);
  }

  /// As a plant's collector: whole files only, and removed when they are read.
  private static void fetch(Path share, Consumer.Rows rows) {
    try {
      for (Path file : names(share)) {
        Files.readAllLines(file).forEach(rows::take);
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> names(Path share) throws IOException {
    try (Stream<Path> files = Files.list(share)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }
}
