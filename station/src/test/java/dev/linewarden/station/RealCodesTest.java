package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The recipes of `tests/recipes/codes` over photographs and drawings of codes. The ZXing project
/// asks as much of its own reader with all it has, upright and turned. One of the QR codes says
/// another word than the text beside it.
class RealCodesTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir Path out;

  private static Path root() {
    return Path.of(System.getProperty("linewarden.root", "..")).toAbsolutePath().normalize();
  }

  /// Test pictures lie beside the repository and are not part of it.
  private static Path pictures(String set) {
    Path folder = root().resolve("../shared/data/barcodes").resolve(set).normalize();
    if (!Files.isDirectory(folder)) {
      Assertions.fail("the test data set '%s' is missing: expected %s".formatted(set, folder));
    }
    return folder;
  }

  /// The same pictures, turned clockwise by quarters.
  private Path turned(String set, int quarters) throws IOException {
    if (quarters == 0) {
      return pictures(set);
    }
    Path folder = Files.createDirectories(out.resolve("turned").resolve(set));
    try (Stream<Path> files = Files.list(pictures(set))) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".txt") || name.endsWith(".bin")) {
          Files.copy(file, folder.resolve(name));
        } else {
          turn(file, quarters, folder.resolve(name.replaceFirst("\\.[a-z]+$", ".png")));
        }
      }
    }
    return folder;
  }

  /// For pictures on their side the frame, which is the tool's zone too, stands upright.
  private Path recipe(String set, int quarters) throws IOException {
    Path recipe = root().resolve("tests/recipes/codes").resolve(set);
    if (quarters % 2 == 0) {
      return recipe;
    }
    ObjectNode json = (ObjectNode) JSON.readTree(recipe.resolve("recipe.json").toFile());
    ObjectNode frame = (ObjectNode) json.get("frame");
    int width = frame.get("width").asInt();
    int height = frame.get("height").asInt();
    frame.put("width", height).put("height", width);
    ArrayNode box = ((ObjectNode) json.get("tools").get(0)).putArray("box");
    box.add(0).add(0).add(height).add(width);
    Path folder = Files.createDirectories(out.resolve("recipe").resolve(set));
    JSON.writeValue(folder.resolve("recipe.json").toFile(), json);
    return folder;
  }

  private static void turn(Path file, int quarters, Path to) throws IOException {
    BufferedImage turned = ImageIO.read(file.toFile());
    for (int i = 0; i < quarters; i++) {
      turned = turnedOnce(turned);
    }
    ImageIO.write(turned, "png", to.toFile());
  }

  private static BufferedImage turnedOnce(BufferedImage from) {
    int height = from.getHeight();
    BufferedImage to = new BufferedImage(height, from.getWidth(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < from.getWidth(); x++) {
        to.setRGB(height - 1 - y, x, from.getRGB(x, y));
      }
    }
    return to;
  }

  @ParameterizedTest
  @CsvSource({
    "ean13-2, 0, 28, 17, 1",
    "ean13-2, 2, 28, 17, 1",
    "ean13-4, 0, 22, 13, 1",
    "ean13-4, 2, 22, 13, 1",
    "code128-1, 0, 7, 7, 0",
    "code128-1, 2, 7, 7, 0",
    "qrcode-2, 0, 35, 34, 1",
    "qrcode-2, 1, 35, 30, 1",
    "qrcode-2, 2, 35, 31, 1",
    "qrcode-2, 3, 35, 31, 1",
    "datamatrix-1, 0, 23, 23, 0",
    "datamatrix-1, 1, 23, 23, 0",
    "datamatrix-1, 2, 23, 23, 0",
    "datamatrix-1, 3, 23, 23, 0",
    "datamatrix-2, 0, 18, 13, 1",
    "datamatrix-2, 1, 18, 15, 1",
    "datamatrix-2, 2, 18, 17, 1",
    "datamatrix-2, 3, 18, 15, 1",
    "upca-2, 0, 52, 36, 2",
    "upca-2, 2, 52, 36, 2",
    "itf-2, 0, 14, 14, 0",
    "itf-2, 2, 14, 14, 0"
  })
  void asManyCodesAreReadAsTheirSetAsksFor(
      String set, int quarters, int images, int right, int wrong) throws IOException {
    Path recipe = recipe(set, quarters);
    Path result = out.resolve("result.json");

    InspectCommand.Job job =
        new InspectCommand.Job(recipe, turned(set, quarters), Map.of(), Optional.empty(), true);
    new InspectCommand(Console.ofProcess()).run(job, Optional.of(result), Optional.empty());

    JsonNode read = JSON.readTree(Files.readString(result)).get("read").get(0);
    int unread = read.get("unread").size();
    assertThat(read.get("right").asInt() + read.get("wrong").size() + unread).isEqualTo(images);
    assertThat(read.get("right").asInt()).as("%s", read).isGreaterThanOrEqualTo(right);
    assertThat(read.get("wrong").size()).as("%s", read).isLessThanOrEqualTo(wrong);
  }
}
