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
import dev.linewarden.inspection.ToolSpec;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LocateToolTest {
  private static final int WIDTH = 200;
  private static final int HEIGHT = 160;

  /// A bright bar of 60 by 24 pixels around (100, 80), with a small bright speck beside it.
  private static final Drawing BAR =
      new Drawing(
          WIDTH,
          HEIGHT,
          (x, y) -> {
            boolean bar = Math.abs(x - 100) < 30 && Math.abs(y - 80) < 12;
            boolean speck = Math.hypot(x - 100, y - 40) < 4;
            return bar || speck ? 180 : 50;
          });

  private static final Drawing RIM =
      new Drawing(WIDTH, HEIGHT, (x, y) -> Math.hypot(x - 100, y - 80) < 40 ? 180 : 50);

  private static Drawing.Change drawn(SplittableRandom random) {
    return Drawing.Change.around(
            100, 80, 100 + random.nextDouble(-15, 15), 80 + random.nextDouble(-12, 12))
        .light(random.nextDouble(0.6, 1.3), random.nextDouble(-20, 20))
        .noisy(3);
  }

  private static final ToolSpec BLOB =
      tool(
          "t",
          "locate",
          "by",
          "blob",
          "minArea",
          500,
          "taught",
          List.of(100, 80),
          "turn",
          true,
          "box",
          List.of(0, 0, WIDTH, HEIGHT));

  private static final ToolSpec CIRCLE =
      tool(
          "t",
          "locate",
          "by",
          "circle",
          "to",
          "dark",
          "minStep",
          40,
          "taught",
          List.of(100, 80),
          "ring",
          List.of(100, 80, 15, 70));

  private static final ToolSpec BORDER =
      tool(
          "t",
          "locate",
          "by",
          "border",
          "turn",
          true,
          "direction",
          "down",
          "to",
          "bright",
          "minStep",
          40,
          "taught",
          68,
          "box",
          List.of(80, 40, 40, 40));

  @Test
  void theBlobsCentreAndDirectionSayWhereThePartLies() {
    ToolSpec end = tool("end", "mean", "box", List.of(118, 75, 8, 8), "follow", "t");
    try (VisionRecipe loaded = loader().load(recipe(WIDTH, HEIGHT, "found", BLOB, end))) {
      for (int seed = 0; seed < 30; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        Drawing.Change change = drawn(random).turned(random.nextDouble(-80, 80));

        List<Finding> findings = look(loaded, BAR.frame(change, seed));

        assertThat(value(findings, "x")).as("%s", change).isCloseTo(change.toX(), within(0.2));
        assertThat(value(findings, "y")).as("%s", change).isCloseTo(change.toY(), within(0.2));
        assertThat(value(findings, "angle"))
            .as("%s", change)
            .isCloseTo(change.degrees(), within(0.4));
        assertThat(value(findings, "area")).isCloseTo(60 * 24, within(45.0));
        double bright = 180 * change.gain() + change.offset();
        assertThat(value(findings, "mean")).isCloseTo(Math.min(255, bright), within(3.0));
      }
    }
  }

  @Test
  void withoutABlobOfThatAreaNothingIsLocated() {
    List<Finding> findings =
        look(
            recipe(WIDTH, HEIGHT, "found", BLOB),
            Pictures.grey(WIDTH, HEIGHT, (x, y) -> x < 20 && y < 20 ? 180 : 50));

    assertThat(value(findings, "found")).isZero();
    assertThat(value(findings, "x")).isNaN();
  }

  @Test
  void aZoneOfMorePiecesThanCanBeToldApartHasNoLargest() {
    int side = 600;
    ToolSpec blob =
        RecipeFiles.tool(
            """
            {"name": "t", "kind": "locate", "by": "blob", "minArea": 500, "threshold": 100,
             "taught": [100, 80], "box": [0, 0, 600, 600]}
            """);
    Frame specks = Pictures.grey(side, side, (x, y) -> x % 2 == 0 && y % 2 == 0 ? 180 : 50);

    List<Finding> findings = look(recipe(side, side, "found", blob), specks);

    assertThat(findings).hasSize(5).allMatch(finding -> Double.isNaN(finding.value()));
  }

  @Test
  void theCircleIsFoundThoughAThirdOfItIsHiddenOrDirty() {
    try (VisionRecipe loaded = loader().load(recipe(WIDTH, HEIGHT, "score", CIRCLE))) {
      for (int seed = 0; seed < 30; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        Drawing.Change change = drawn(random).scaled(random.nextDouble(0.8, 1.2));
        byte[] whole = RIM.pixels(change, seed);
        double off = seed % 2 == 0 ? 0.1 : 0.2;
        double hidden = seed % 2 == 0 ? WIDTH : change.toX() + 22;
        Frame frame =
            Pictures.grey(WIDTH, HEIGHT, (x, y) -> x > hidden ? 90 : whole[y * WIDTH + x]);

        List<Finding> findings = look(loaded, frame);

        assertThat(value(findings, "x")).as("%s", change).isCloseTo(change.toX(), within(off));
        assertThat(value(findings, "y")).as("%s", change).isCloseTo(change.toY(), within(off));
        assertThat(value(findings, "radius"))
            .as("%s", change)
            .isCloseTo(40 * change.scale(), within(off));
        assertThat(value(findings, "score")).isGreaterThan(0.5);
      }
    }
  }

  @Test
  void whatIsNoCircleIsNotLocated() {
    Frame corner = Pictures.grey(WIDTH, HEIGHT, (x, y) -> x > 110 && y > 90 ? 50 : 180);

    List<Finding> findings = look(recipe(WIDTH, HEIGHT, "score", CIRCLE), corner);

    assertThat(value(findings, "score")).isLessThan(0.4);
    assertThat(value(findings, "radius")).isNaN();
  }

  @Test
  void aStraightBorderSaysHowThePartIsTurned() {
    ToolSpec corner = tool("corner", "mean", "box", List.of(90, 70, 20, 3), "follow", "t");
    try (VisionRecipe loaded = loader().load(recipe(WIDTH, HEIGHT, "found", BORDER, corner))) {
      for (int seed = 0; seed < 20; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        Drawing.Change change =
            Drawing.Change.around(100, 68, 100, 68 + random.nextDouble(-6, 6))
                .turned(random.nextDouble(-10, 10))
                .noisy(2);

        List<Finding> findings = look(loaded, BAR.frame(change, seed));

        assertThat(value(findings, "shift"))
            .as("%s", change)
            .isCloseTo(change.toY() - 68, within(0.1));
        assertThat(value(findings, "turn"))
            .as("%s", change)
            .isCloseTo(change.degrees(), within(0.2));
        assertThat(value(findings, "mean")).as("%s", change).isCloseTo(180, within(2.0));
      }
    }
  }

  @Test
  void everyWrongSettingIsNamed() {
    ToolSpec blob =
        RecipeFiles.tool(
            """
            {"name": "t", "kind": "locate", "by": "blob", "minArea": 50, "maxArea": 40,
             "taught": [1], "ring": [50, 50, 10, 20]}
            """);
    ToolSpec circle =
        RecipeFiles.tool(
            """
            {"name": "t", "kind": "locate", "by": "circle", "minStep": 40, "taught": [50, 50],
             "minRadius": 30, "maxRadius": 20, "box": [0, 0, 50, 50]}
            """);

    assertThatThrownBy(() -> loader().load(recipe(WIDTH, HEIGHT, "found", blob)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("'minArea' must not be above 'maxArea'")
        .hasMessageContaining("'taught' must be [x, y] in pixels, but is '[1]'")
        .hasMessageContaining("without 'threshold' the zone must be a 'box' or 'turned'");
    assertThatThrownBy(() -> loader().load(recipe(WIDTH, HEIGHT, "score", circle)))
        .hasMessageContaining("'ring' is missing")
        .hasMessageContaining("'minRadius' must not be above 'maxRadius'")
        .hasMessageContaining("unknown key 'box'");
  }
}
