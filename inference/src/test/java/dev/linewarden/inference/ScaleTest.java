package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is measured on a part that is smaller than the one that was taught.
class ScaleTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 256;
  private static final double MM_PER_PX = 0.05;
  private static final Offset<Double> HALF_A_PERCENT = within(0.005);
  private static final Offset<Double> TWO_PERCENT = within(0.02);

  /// Its hole, of 12 pixels radius around (140, 120), is measured by everything that says lengths;
  /// its upper border lies at 93, its left one at 118.
  private static final String TOOLS =
      """
      [{"name": "part", "kind": "locate", "by": "pattern", "picture": "taught", "turn": 5,
          "minScale": 0.9, "maxScale": 1.1, "pattern": [112, 87, 96, 76], "box": [0, 0, 320, 256]},
       {"name": "hole", "kind": "circle", "to": "bright", "minStep": 40, "ring": [140, 120, 4, 20],
          "follow": "part"},
       {"name": "across", "kind": "width", "direction": "right", "to": "dark", "minStep": 40,
          "box": [122, 118, 36, 4], "follow": "part"},
       {"name": "dark", "kind": "blobs", "threshold": 100, "minArea": 50, "box": [122, 102, 36, 34],
          "follow": "part"},
       {"name": "edge", "kind": "edge", "direction": "down", "to": "bright", "minStep": 40,
          "box": [125, 85, 20, 16], "follow": "part"},
       {"name": "line", "kind": "line", "direction": "right", "to": "bright", "minStep": 40,
          "box": [110, 100, 16, 30], "follow": "part"},
       {"name": "fill", "kind": "level", "direction": "right", "to": "bright", "threshold": 115,
          "box": [110, 100, 16, 30], "follow": "part"},
       {"name": "middle", "kind": "position", "of": "hole"},
       {"name": "depth", "kind": "distance", "from": "edge", "to": "hole", "along": "y"},
       {"name": "cap", "kind": "cap",
          "top": {"to": "bright", "minStep": 40, "box": [125, 85, 40, 16], "follow": "part"},
          "rest": {"direction": "up", "to": "bright", "minStep": 40, "box": [125, 145, 40, 20],
             "follow": "part"}},
       {"name": "still", "kind": "line", "direction": "down", "to": "dark", "minStep": 40,
          "box": [20, 20, 40, 30]},
       {"name": "away", "kind": "distance", "from": "hole", "to": "still"}]
      """;

  @TempDir Path folder;

  /// The plate, and something that never moves: bright down to a row of the frame.
  private List<Finding> find(OptionalDouble mmPerPx, double scale) {
    Drawing plate = new Drawing(WIDTH, HEIGHT, PatternLocatorTest::plate);
    RecipeView view = new RecipeView("", WIDTH, HEIGHT, CameraSettings.AS_IT_IS, mmPerPx);
    Recipe recipe =
        new Recipe(
            new RecipeKey("test", 1),
            "Test",
            List.of(view),
            RecipeFiles.tools(TOOLS),
            List.of(new Limit("part", "score", 0.6, 1, "not located")),
            Map.of(),
            Map.of("taught", plate.store(folder, "taught.png")));
    Drawing.Change smaller = Drawing.Change.around(160, 125, 166, 121).scaled(scale);
    byte[] pixels = plate.pixels(smaller, 1);
    return Stations.look(
        recipe,
        Pictures.grey(
            WIDTH, HEIGHT, (x, y) -> x < 70 && y < 35 ? 200 : pixels[y * WIDTH + x] & 0xFF));
  }

  private static double of(List<Finding> findings, String tool, String name) {
    return findings.stream()
        .filter(finding -> finding.tool().equals(tool) && finding.name().equals(name))
        .mapToDouble(Finding::value)
        .findFirst()
        .orElseThrow();
  }

  private static void assertAreLengths(List<Finding> findings, double perPixel) {
    assertThat(of(findings, "hole", "diameter") / (24 * perPixel)).isCloseTo(1, TWO_PERCENT);
    assertThat(of(findings, "across", "width") / (24 * perPixel)).isCloseTo(1, TWO_PERCENT);
    assertThat(of(findings, "dark", "area") / (Math.PI * 144 * perPixel * perPixel))
        .isCloseTo(1, within(0.04));
    assertThat(of(findings, "edge", "position") / (93 * perPixel)).isCloseTo(1, HALF_A_PERCENT);
    assertThat(of(findings, "line", "position") / (118 * perPixel)).isCloseTo(1, HALF_A_PERCENT);
    assertThat(of(findings, "fill", "position") / (118 * perPixel)).isCloseTo(1, HALF_A_PERCENT);
    assertThat(of(findings, "middle", "x") / (140 * perPixel)).isCloseTo(1, HALF_A_PERCENT);
    assertThat(of(findings, "middle", "y") / (120 * perPixel)).isCloseTo(1, HALF_A_PERCENT);
    assertThat(of(findings, "depth", "distance") / (27 * perPixel)).isCloseTo(1, TWO_PERCENT);
    assertThat(of(findings, "cap", "height") / (64 * perPixel)).isCloseTo(1, TWO_PERCENT);
  }

  @Test
  void millimetresAreThoseOfThePartInTheFrame() {
    List<Finding> findings = find(OptionalDouble.of(MM_PER_PX), 0.95);

    assertAreLengths(findings, 0.95 * MM_PER_PX);
    assertThat(of(findings, "away", "distance"))
        .as("to what does not follow")
        .isCloseTo((121 - 5 * 0.95 - 35) * MM_PER_PX, within(0.3 * MM_PER_PX));
  }

  @Test
  void pixelsAreThoseOfTheTaughtPicture() {
    List<Finding> findings = find(OptionalDouble.empty(), 0.95);

    assertAreLengths(findings, 1);
    assertThat(of(findings, "away", "distance")).isCloseTo(121 - 5 * 0.95 - 35, within(0.3));
  }
}
