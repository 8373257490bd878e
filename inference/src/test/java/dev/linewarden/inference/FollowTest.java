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
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.ToolSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowTest {
  static final int WIDTH = 120;
  static final int HEIGHT = 100;

  /// A bright part with a dark mark of 10 by 10 pixels, at 15 to 24 from its left and 5 to 14 from
  /// its top.
  private static Frame part(int left, int top) {
    return Pictures.grey(
        WIDTH,
        HEIGHT,
        (x, y) -> {
          boolean mark = x >= left + 15 && x < left + 25 && y >= top + 5 && y < top + 15;
          return x < left || y < top ? 20 : mark ? 60 : 200;
        });
  }

  private static ToolSpec border(String name, String direction, int taught, Object... more) {
    ToolSpec spec =
        tool(
            name,
            "locate",
            "by",
            "border",
            "direction",
            direction,
            "to",
            "bright",
            "minStep",
            50,
            "lanes",
            8,
            "taught",
            taught,
            "box",
            direction.equals("right") ? List.of(0, 60, 100, 20) : List.of(70, 0, 30, 90));
    Map<String, Object> settings = new java.util.HashMap<>(spec.settings());
    for (int i = 0; i < more.length; i += 2) {
      settings.put((String) more[i], more[i + 1]);
    }
    return new ToolSpec(name, "locate", settings);
  }

  private static Recipe following(ToolSpec... last) {
    return following(Map.of(), last);
  }

  /// What follows `y` follows the part to wherever its top left corner is; as taught that is at
  /// (30, 20).
  static Recipe following(Map<String, Path> models, ToolSpec... last) {
    List<ToolSpec> tools =
        new java.util.ArrayList<>(
            List.of(border("x", "right", 30), border("y", "down", 20, "follow", "x")));
    tools.addAll(List.of(last));
    return new Recipe(
        new RecipeKey("test", 1),
        "Test",
        List.of(RecipeView.only(WIDTH, HEIGHT)),
        tools,
        List.of(
            new Limit("x", "found", 0.5, 1, "not located"),
            new Limit("y", "found", 0.5, 1, "not located")),
        models);
  }

  private static final ToolSpec MARK =
      tool("mark", "mean", "box", List.of(45, 25, 10, 10), "follow", "y");

  @Test
  void whatFollowsLooksAtTheSamePlaceOfThePart() {
    Recipe recipe = following(MARK);
    try (VisionRecipe loaded = loader().load(recipe)) {
      for (int[] moved : new int[][] {{30, 20}, {43, 9}, {21, 38}, {30, 21}}) {
        List<Finding> findings = look(loaded, part(moved[0], moved[1]));

        assertThat(value(findings, "mean")).as("moved to %d, %d", moved[0], moved[1]).isEqualTo(60);
      }
    }
  }

  @Test
  void theFindingSaysWhereInTheFrameItLooked() {
    Finding mean =
        look(following(MARK), part(43, 9)).stream()
            .filter(finding -> finding.tool().equals("mark"))
            .findFirst()
            .orElseThrow();

    assertThat(mean.where())
        .isEqualTo(
            new Region.Polygon(
                List.of(
                    new Region.Point(58, 14),
                    new Region.Point(68, 14),
                    new Region.Point(68, 24),
                    new Region.Point(58, 24))));
  }

  @Test
  void positionsAreThoseOfTheTaughtPicture() {
    ToolSpec edge =
        tool(
            "edge",
            "edge",
            "to",
            "dark",
            "direction",
            "right",
            "minStep",
            50,
            "box",
            List.of(36, 26, 20, 8),
            "follow",
            "y");

    List<Finding> findings = look(following(edge), part(43, 9));

    assertThat(value(findings, "position")).isCloseTo(45, within(0.01));
  }

  @Test
  void whatIsNotLocatedHasNoValues() {
    List<Finding> findings = look(following(MARK), Pictures.grey(WIDTH, HEIGHT, (_, _) -> 20));

    assertThat(value(findings, "mean")).isNaN();
    assertThat(findings).filteredOn(f -> f.tool().equals("x") && f.value() == 0).hasSize(1);
  }

  @Test
  void whatHasLeftTheFrameHasNoValue() {
    assertThat(value(look(following(MARK), part(99, 9)), "mean")).isNaN();
  }

  @Test
  void onlyALocatorAboveCanBeFollowed() {
    assertThatThrownBy(() ->
            loader().load(following(tool("m", "mean", "box", List.of(0, 0, 5, 5), "follow", "z"))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(
            "recipe test r1, tool 'm': 'follow' must name a tool above this one that locates the"
                + " part, but is 'z'");
  }

  @Test
  void aLocatorNeedsANameForWhatItDoesNotFind() {
    assertThatThrownBy(
            () -> loader().load(recipe(WIDTH, HEIGHT, "mean", MARK_HERE, border("x", "right", 30))))
        .hasMessageContaining("a limit on its 'found' is needed");
  }

  private static final ToolSpec MARK_HERE = tool("m", "mean", "box", List.of(45, 25, 10, 10));

  @Test
  void aTurnedBoxIsSampledUpright() {
    // Bright on one side of the diagonal through (60, 50).
    Frame frame = Pictures.grey(WIDTH, HEIGHT, (x, y) -> x - 60 > y - 50 ? 200 : 20);
    ToolSpec above = tool("t", "mean", "turned", List.of(70, 40, 30, 10, 45));
    ToolSpec below = tool("t", "mean", "turned", List.of(50, 60, 30, 10, 45));

    assertThat(value(look(recipe(WIDTH, HEIGHT, "mean", above), frame), "mean"))
        .isCloseTo(200, within(1e-9));
    assertThat(value(look(recipe(WIDTH, HEIGHT, "mean", below), frame), "mean"))
        .isCloseTo(20, within(1e-9));
  }

  @Test
  void ofARingOnlyWhatLiesBetweenTheRadiiCounts() {
    Frame frame =
        Pictures.grey(
            WIDTH,
            HEIGHT,
            (x, y) -> {
              double away = Math.hypot(x + 0.5 - 50, y + 0.5 - 50);
              return away >= 20 && away <= 30 ? 200 : 20;
            });

    ToolSpec ring = tool("t", "mean", "ring", List.of(50, 50, 20, 30));
    ToolSpec disc = tool("t", "mean", "ring", List.of(50, 50, 0, 19.5));

    assertThat(value(look(recipe(WIDTH, HEIGHT, "mean", ring), frame), "mean"))
        .isCloseTo(200, within(1e-9));
    assertThat(value(look(recipe(WIDTH, HEIGHT, "mean", disc), frame), "mean"))
        .isCloseTo(20, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0.5", "10.03, 10.1", "0, 0.7"})
  void aRingBetweenThePixelsMiddlesIsRefused(double inner, double outer) {
    ToolSpec ring = tool("t", "mean", "ring", List.of(50, 50, inner, outer));

    assertThatThrownBy(() -> loader().load(recipe(WIDTH, HEIGHT, "mean", ring)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("'ring' must hold the middle of at least one pixel, but [50, 50, ")
        .hasMessageContaining("] is too thin");
  }

  @Test
  void aRingOfFourPixelsIsEnough() {
    ToolSpec ring = tool("t", "mean", "ring", List.of(50, 30, 0, 0.71));

    assertThat(value(look(recipe(WIDTH, HEIGHT, "mean", ring), part(30, 20)), "mean"))
        .isEqualTo(60);
  }

  @Test
  void aRingOutsideOfTheFrameIsRefused() {
    assertThatThrownBy(() ->
            loader()
                .load(
                    recipe(
                        WIDTH, HEIGHT, "mean", tool("t", "mean", "ring", List.of(50, 50, 20, 60)))))
        .hasMessageContaining(
            "'ring' [50, 50, 20, 60] must have an area and lie inside the frame of 120x100");
  }
}
