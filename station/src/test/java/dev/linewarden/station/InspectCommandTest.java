package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class InspectCommandTest {
  private static final Path ROOT =
      Path.of(System.getProperty("linewarden.root", "..")).toAbsolutePath().normalize();
  private static final Path BOARDS = ROOT.resolve("../shared/data/deeppcb").normalize();
  private static final Path RECIPE = ROOT.resolve("tests/recipes/deeppcb");

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Console console =
      new Console(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
          false);
  private final InspectCommand inspect = new InspectCommand(console);

  @Test
  void faultsOfBoardsAreFoundBesideTheirTemplates() throws IOException {
    Path json = folder.resolve("report.json");
    InspectCommand.Job job =
        new InspectCommand.Job(
            RECIPE,
            BOARDS.resolve("test/defective"),
            Map.of("template", BOARDS.resolve("train/good")),
            Optional.of(BOARDS.resolve("ground_truth/defective")),
            false);

    inspect.run(job, Optional.of(json), Optional.empty());

    JsonNode report = new ObjectMapper().readTree(Files.readString(json));
    assertThat(report.get("images").asInt()).isEqualTo(72);
    assertThat(report.at("/classes/defective/passed").asInt()).isZero();
    assertThat(report.at("/boxes/known").asInt()).isEqualTo(467);
    assertThat(report.at("/boxes/recall").asDouble()).isGreaterThan(0.965);
    assertThat(report.at("/boxes/wrongPerImage").asDouble()).isLessThan(0.35);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("of 467 known ones found");
  }

  @Test
  void aTemplateBesideItselfShowsNoFault() {
    Path good = BOARDS.resolve("train/good");
    InspectCommand.Job job =
        new InspectCommand.Job(RECIPE, good, Map.of("template", good), Optional.empty(), false);

    assertThat(inspect.run(job, Optional.empty(), Optional.empty())).isZero();
  }

  @Test
  void aViewWithoutAFolderAndAnImageWithoutItsTemplateAreNamed() throws IOException {
    Path alone = Files.createDirectories(folder.resolve("alone"));
    Files.copy(BOARDS.resolve("test/defective/00041014_test.jpg"), alone.resolve("77_test.jpg"));
    InspectCommand.Job without =
        new InspectCommand.Job(RECIPE, alone, Map.of(), Optional.empty(), false);
    InspectCommand.Job unpaired =
        new InspectCommand.Job(
            RECIPE,
            alone,
            Map.of("template", BOARDS.resolve("train/good")),
            Optional.empty(),
            false);

    assertThatThrownBy(() -> inspect.run(without, Optional.empty(), Optional.empty()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("must be named with --view VIEW=FOLDER, for template");
    assertThat(inspect.run(unpaired, Optional.empty(), Optional.empty())).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("template: there is no image of 77_test.jpg");
  }

  @Test
  void whatGoodBottlesShowIsLearnedFromAFolder() throws IOException {
    Path recipe = folder.resolve("recipe.json");
    Files.writeString(
        recipe,
        """
        {"format": 1, "id": "mouth", "name": "Mouth", "frame": {"width": 300, "height": 300},
         "tools": [{"name": "mouth", "kind": "golden", "mean": "mean", "tolerance": "tolerance",
                    "box": [40, 40, 220, 220], "minArea": 60, "edge": 2}],
         "limits": [{"tool": "mouth", "finding": "count", "max": 0, "fault": "broken"}]}
        """);
    Path good = ROOT.resolve("../shared/data/mvtec_bottle/train/good").normalize();
    Path few = Files.createDirectories(folder.resolve("few"));
    try (var files = Files.list(good)) {
      for (Path file : files.sorted().limit(6).toList()) {
        Files.copy(file, few.resolve(file.getFileName()));
      }
    }

    int code = new TeachCommand(console).run(recipe, "mouth", few);

    assertThat(code).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Learned from 6 good parts");
    assertThat(folder.resolve("mouth-mean.png")).isNotEmptyFile();
    assertThat(folder.resolve("mouth-tolerance.png")).isNotEmptyFile();
  }

  /// A red square on white, in one picture a little darker than in the other.
  private Path squares() throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("red"));
    for (int red : List.of(200, 210)) {
      BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR);
      Graphics2D pen = picture.createGraphics();
      pen.setColor(Color.WHITE);
      pen.fillRect(0, 0, 64, 48);
      pen.setColor(new Color(red, 30, 40));
      pen.fillRect(10, 10, 20, 20);
      pen.dispose();
      ImageIO.write(picture, "png", pictures.resolve(red + ".png").toFile());
    }
    return pictures;
  }

  private Path colourRecipe(String more) throws IOException {
    return Files.writeString(
        folder.resolve("recipe.json"),
        """
        {"format": 1, "id": "cap", "name": "Cap", "frame": {"width": 64, "height": 48},
         "tools": [{"name": "cap", "kind": "colour", "lab": [0, 0, 0], "within": 10,
                    "box": [12, 12, 16, 16]%s}],
         "limits": [{"tool": "cap", "finding": "share", "min": 0.9, "fault": "wrong cap"}]}
        """
            .formatted(more));
  }

  @Test
  void theColourOfGoodPartsIsLearnedWhereTheToolLooks() throws IOException {
    int code = new TeachCommand(console).run(colourRecipe(""), "cap", squares());

    assertThat(code).isZero();
    // sRGB (205, 30, 40) is L 44.3, a 64.7, b 41.3 under D65.
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern("\"lab\": \\[4[45]\\.\\d, 6[45]\\.\\d, 4[12]\\.\\d\\], \"within\": \\d");
  }

  @Test
  void whatCannotBeTaughtIsRefused() throws IOException {
    Path pictures = squares();
    Path recipe = colourRecipe(", \"follow\": \"part\"");
    TeachCommand teach = new TeachCommand(console);

    assertThatThrownBy(() -> teach.run(recipe, "cap", pictures))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("that follows nothing");
    assertThatThrownBy(() -> teach.run(recipe, "cup", pictures))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has no tool 'cup'")
        .hasMessageContaining("cap");
  }
}
