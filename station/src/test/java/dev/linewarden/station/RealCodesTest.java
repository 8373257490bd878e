package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The recipes of `tests/recipes/codes` over photographs and drawings of codes. The ZXing project
/// asks as much of its own reader, upright and with all it has.
class RealCodesTest {
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

  @ParameterizedTest
  @CsvSource({
    "ean13-2, 28, 17, 1",
    "ean13-4, 22, 13, 1",
    "code128-1, 7, 7, 0",
    "qrcode-2, 35, 32, 0",
    "datamatrix-1, 23, 23, 0",
    "datamatrix-2, 18, 13, 1",
    "upca-2, 52, 36, 2",
    "itf-2, 14, 14, 0"
  })
  void asManyCodesAreReadAsTheirSetAsksFor(String set, int images, int right, int wrong)
      throws IOException {
    Path recipe = root().resolve("tests/recipes/codes").resolve(set);
    Path result = out.resolve("result.json");

    InspectCommand.Job job =
        new InspectCommand.Job(recipe, pictures(set), Map.of(), Optional.empty(), true);
    new InspectCommand(Console.ofProcess()).run(job, Optional.of(result), Optional.empty());

    JsonNode read = JsonMapper.shared().readTree(Files.readString(result)).get("read").get(0);
    int unread = read.get("unread").size();
    assertThat(read.get("right").asInt() + read.get("wrong").size() + unread).isEqualTo(images);
    assertThat(read.get("right").asInt()).as("%s", read).isGreaterThanOrEqualTo(right);
    assertThat(read.get("wrong").size()).as("%s", read).isLessThanOrEqualTo(wrong);
  }
}
