package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.loader;
import static dev.linewarden.inference.Stations.look;
import static dev.linewarden.inference.Stations.recipe;
import static dev.linewarden.inference.Stations.tool;
import static dev.linewarden.inference.Stations.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.ToolSpec;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Caps and labels: what is made of two lines.
class CapToolTest {
  private static final Map<String, Object> TOP =
      Map.of("to", "bright", "minStep", 30, "box", List.of(30, 5, 60, 50));

  /// The neck ring, left of the cap.
  private static final Map<String, Object> REST =
      Map.of("to", "bright", "minStep", 30, "box", List.of(2, 50, 20, 40));

  private static final Recipe CAP =
      recipe(120, 100, "height", tool("t", "cap", "top", TOP, "rest", REST));

  @Test
  void aCapsHeightAndTiltAreThoseItWasDrawnWith() {
    try (VisionRecipe loaded = loader().load(CAP)) {
      for (int seed = 0; seed < 30; seed++) {
        Random random = new Random(seed);
        double tilt = 16 * random.nextDouble() - 8;
        double top = 25 + 10 * random.nextDouble();
        double rest = 65 + 10 * random.nextDouble();
        Drawn.Shape cap = Drawn.side(60, top, 90 + tilt).and(Drawn.side(26, 0, 0));
        Drawn.Shape neck = Drawn.side(0, rest, 90);
        Drawn drawn = new Drawn(120, 100, 0.8, 2, 30, 150 + random.nextInt(80));
        List<Finding> findings = look(loaded, drawn.frame(cap.or(neck), random));

        assertThat(value(findings, "height"))
            .as("seed %d", seed)
            .isCloseTo(rest - top, within(0.15));
        assertThat(value(findings, "tilt")).isCloseTo(tilt, within(0.2));
        assertThat(value(findings, "found")).isGreaterThan(0.9);
      }
    }
  }

  @Test
  void withoutACapThereIsNoHeight() {
    List<Finding> findings =
        look(CAP, Drawn.sharp(120, 100).frame(Drawn.side(0, 70, 90).and(Drawn.side(26, 0, 180))));

    assertThat(value(findings, "height")).isNaN();
    assertThat(value(findings, "tilt")).isNaN();
    assertThat(value(findings, "found")).isZero();
  }

  @Test
  void aLabelsCornerAndSkewAreThoseItWasDrawnWith() {
    Map<String, Object> side =
        Map.of("to", "bright", "direction", "right", "minStep", 30, "box", List.of(5, 50, 50, 40));
    Recipe recipe = recipe(120, 100, "skew", tool("t", "label", "top", TOP, "side", side));
    try (VisionRecipe loaded = loader().load(recipe)) {
      for (int seed = 0; seed < 30; seed++) {
        Random random = new Random(seed);
        double skew = 12 * random.nextDouble() - 6;
        double x = 15 + 10 * random.nextDouble();
        double y = 25 + 10 * random.nextDouble();
        Drawn.Shape label = Drawn.side(x, y, 90 + skew).and(Drawn.side(x, y, skew));
        Drawn drawn = new Drawn(120, 100, 0.8, 2, 30, 150 + random.nextInt(80));
        List<Finding> findings = look(loaded, drawn.frame(label, random));

        assertThat(value(findings, "x")).as("seed %d", seed).isCloseTo(x, within(0.2));
        assertThat(value(findings, "y")).isCloseTo(y, within(0.2));
        assertThat(value(findings, "skew")).isCloseTo(skew, within(0.2));
      }
    }
  }

  /// Follows the top's own edge, so that as taught it never tilts.
  private static final ToolSpec PART =
      RecipeFiles.tool(
          """
          {"name": "part", "kind": "locate", "by": "border", "turn": true, "direction": "down",
           "to": "bright", "minStep": 30, "taught": 30, "box": [30, 5, 60, 50]}
          """);

  private static final Map<String, Object> FOLLOWING_TOP =
      Map.of(
          "to",
          "bright",
          "minStep",
          30,
          "reach",
          2,
          "box",
          List.of(35, 20, 50, 20),
          "follow",
          "part");

  @Test
  void aCapThatIsFollowedSitsOnARestThatIsNotAsTheFrameShows() {
    Recipe recipe =
        recipe(120, 100, "found", PART, tool("t", "cap", "top", FOLLOWING_TOP, "rest", REST));
    Drawn.Shape cap = Drawn.side(60, 27, 96).and(Drawn.side(26, 0, 0));

    List<Finding> findings =
        look(recipe, Drawn.sharp(120, 100).frame(cap.or(Drawn.side(0, 70, 90))));

    assertThat(value(findings, "tilt")).isCloseTo(6, within(0.3));
    assertThat(value(findings, "height")).isCloseTo(43, within(0.2));
  }

  @Test
  void aLabelsCornerBetweenAFollowedTopAndAFixedSideIsWhereTheFrameShowsIt() {
    Map<String, Object> side =
        Map.of("to", "bright", "direction", "right", "minStep", 30, "box", List.of(5, 50, 50, 40));
    Recipe recipe =
        recipe(120, 100, "found", PART, tool("t", "label", "top", FOLLOWING_TOP, "side", side));
    Drawn.Shape label = Drawn.side(60, 27, 96).and(Drawn.side(20, 0, 0));

    List<Finding> findings = look(recipe, Drawn.sharp(120, 100).frame(label));

    assertThat(value(findings, "x")).isCloseTo(20, within(0.2));
    assertThat(value(findings, "y")).isCloseTo(27 - 40 * Math.tan(Math.toRadians(6)), within(0.2));
  }

  @Test
  void problemsNameTheLineTheyAreIn() {
    Map<String, Object> narrow = Map.of("minStep", 30, "box", List.of(30, 5, 2, 50));
    assertThatThrownBy(() ->
            loader().load(recipe(120, 100, "height", tool("t", "cap", "top", narrow, "rst", REST))))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.problems())
                    .contains(
                        "recipe test r1, tool 't' top: 16 lanes do not fit into 2 pixels",
                        "recipe test r1, tool 't' rest: 'minStep' is missing",
                        "recipe test r1, tool 't': unknown key 'rst' (did you mean 'rest'?)"));
  }
}
