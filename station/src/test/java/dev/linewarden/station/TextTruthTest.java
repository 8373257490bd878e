package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextTruthTest {
  @TempDir Path folder;

  private static FolderReport.Row row(String path, double read, String text) {
    Finding finding = new Finding("code", "read", read, "", null, text);
    return new FolderReport.Row(
        path, "images", new Verdict.Pass(), List.of(finding), List.of(), 1, 1);
  }

  @Test
  void whatIsReadIsHeldAgainstTheTextBesideTheImage() throws IOException {
    Files.writeString(folder.resolve("right.txt"), "123\n");
    Files.writeString(folder.resolve("wrong.txt"), "124\n");
    Files.writeString(folder.resolve("dark.txt"), "125\n");

    List<TextTruth.Agreement> agreements =
        new TextTruth(folder)
            .agreements(
                List.of(
                    row("right.png", 1, "123"),
                    row("wrong.png", 1, "123"),
                    row("dark.png", 0, ""),
                    row("unknown.png", 1, "9")));

    assertThat(agreements)
        .containsExactly(
            new TextTruth.Agreement("code", 1, List.of("wrong.png"), List.of("dark.png")));
    assertThat(agreements.getFirst().images()).isEqualTo(3);
  }
}
