package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.loader;
import static dev.linewarden.inference.Stations.look;
import static dev.linewarden.inference.Stations.recipe;
import static dev.linewarden.inference.Stations.tool;
import static dev.linewarden.inference.Stations.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.ToolSpec;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CircleToolTest {
  private static final ToolSpec CIRCLE =
      tool("c", "circle", "to", "dark", "minStep", 30, "ring", List.of(60, 50, 12, 45));

  private static final Recipe RECIPE =
      recipe(120, 100, "diameter", CIRCLE, tool("p", "position", "of", "c"));

  @Test
  void aDiscIsMeasuredToATenthOfAPixelWhereverItLiesAndThoughSomeOfItIsCovered() {
    try (VisionRecipe loaded = loader().load(RECIPE)) {
      for (int seed = 0; seed < 40; seed++) {
        Random random = new Random(seed);
        double x = 56 + 8 * random.nextDouble();
        double y = 46 + 8 * random.nextDouble();
        double radius = 22 + 12 * random.nextDouble();
        // A dark bar over the disc's side hides a fifth of its border.
        Drawn.Shape bar = Drawn.box(x + radius - 8, y - 12, x + radius + 30, y + 12);
        Drawn drawn = new Drawn(120, 100, 0.8, 2, 40, 160 + random.nextInt(60));
        List<Finding> findings =
            look(loaded, drawn.frame(Drawn.disc(x, y, radius).and(bar.not()), random));

        assertThat(value(findings, "diameter"))
            .as("seed %d", seed)
            .isCloseTo(2 * radius, within(0.1));
        assertThat(value(findings, "x")).isCloseTo(x, within(0.1));
        assertThat(value(findings, "y")).isCloseTo(y, within(0.1));
        assertThat(value(findings, "roundness")).isLessThan(1.2);
        assertThat(value(findings, "found")).isBetween(0.7, 0.97);
      }
    }
  }

  @Test
  void anEllipseIsNotRound() {
    Drawn.Shape ellipse = (x, y) -> 30 * (1 - Math.hypot((x - 60) / 31.5, (y - 50) / 28.5));
    ToolSpec wide =
        tool(
            "c",
            "circle",
            "to",
            "dark",
            "minStep",
            30,
            "tolerance",
            4,
            "ring",
            List.of(60, 50, 12, 45));

    assertThat(
            value(
                look(recipe(120, 100, "diameter", wide), Drawn.sharp(120, 100).frame(ellipse)),
                "roundness"))
        .isCloseTo(3, within(0.3));
  }

  @Test
  void withoutACircleThereIsNoDiameter() {
    List<Finding> findings = look(RECIPE, Pictures.grey(120, 100, (_, _) -> 90));

    assertThat(value(findings, "diameter")).isNaN();
    assertThat(value(findings, "roundness")).isNaN();
    assertThat(value(findings, "x")).isNaN();
    assertThat(value(findings, "found")).isZero();
  }

  @Test
  void itNeedsARing() {
    ToolSpec box = tool("c", "circle", "minStep", 30, "box", List.of(5, 5, 50, 50));

    assertThatThrownBy(() -> loader().load(recipe(120, 100, "diameter", box)))
        .hasMessageContaining("'ring' is missing")
        .hasMessageContaining("unknown key 'box'");
  }
}
