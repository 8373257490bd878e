package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.loader;
import static dev.linewarden.inference.Stations.look;
import static dev.linewarden.inference.Stations.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.ToolSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenToolTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 256;
  private static final Drawing GOOD = new Drawing(WIDTH, HEIGHT, PatternLocatorTest::plate);

  /// A scratch of 3 by 20 pixels on the plate.
  private static final Drawing SCRATCHED =
      new Drawing(
          WIDTH,
          HEIGHT,
          (x, y) ->
              x > 160 && x < 163 && y > 128 && y < 148 ? 120 : PatternLocatorTest.plate(x, y));

  @TempDir Path folder;

  private Recipe recipe(boolean light, Map<String, Path> pictures) {
    ToolSpec locate =
        RecipeFiles.tool(
            """
            {"name": "part", "kind": "locate", "by": "pattern", "picture": "taught", "turn": 8,
             "pattern": [112, 87, 96, 76], "box": [0, 0, 320, 256]}
            """);
    ToolSpec golden =
        RecipeFiles.tool(
            """
            {"name": "print", "kind": "golden", "mean": "mean", "tolerance": "tolerance",
             "light": %s, "minArea": 12, "box": [100, 75, 120, 100], "follow": "part"}
            """
                .formatted(light));
    return new Recipe(
        new RecipeKey("test", 1),
        "Test",
        List.of(RecipeView.only(WIDTH, HEIGHT)),
        List.of(locate, golden),
        List.of(
            new Limit("part", "score", 0.6, 1, "not located"),
            new Limit("print", "count", 0, 0, "differs")),
        Map.of(),
        pictures);
  }

  private static Drawing.Change drawn(int seed, boolean light) {
    SplittableRandom random = new SplittableRandom(seed);
    Drawing.Change change =
        Drawing.Change.around(
                160, 125, 160 + random.nextDouble(-20, 20), 125 + random.nextDouble(-15, 15))
            .turned(random.nextDouble(-8, 8))
            .noisy(3);
    return light ? change.light(random.nextDouble(0.7, 1.3), random.nextDouble(-15, 15)) : change;
  }

  private Recipe taught(boolean light) {
    Path picture = GOOD.store(folder, "taught.png");
    Path mean = folder.resolve("mean.png");
    Path tolerance = folder.resolve("tolerance.png");
    Recipe untaught = recipe(light, Map.of("taught", picture));
    try (GoldenTeacher teacher = new GoldenTeacher(loader(), untaught, "print")) {
      for (int seed = 0; seed < 8; seed++) {
        assertThat(teacher.add(GOOD.frame(drawn(seed, light), seed))).isTrue();
      }
      assertThat(teacher.add(Pictures.grey(WIDTH, HEIGHT, (_, _) -> 60))).isFalse();
      assertThat(teacher.parts()).isEqualTo(8);
      teacher.write(mean, tolerance);
    }
    return recipe(light, Map.of("taught", picture, "mean", mean, "tolerance", tolerance));
  }

  private void assertScratchIsFound(boolean light) {
    try (VisionRecipe loaded = loader().load(taught(light))) {
      for (int seed = 100; seed < 112; seed++) {
        Drawing.Change change = drawn(seed, light);

        List<Finding> good = look(loaded, GOOD.frame(change, seed));
        List<Finding> bad = look(loaded, SCRATCHED.frame(change, seed));

        assertThat(value(good, "count")).as("%s", change).isZero();
        assertThat(value(bad, "count")).as("%s", change).isEqualTo(1);
        assertThat(value(bad, "area")).as("%s", change).isBetween(30.0, 90.0);
        assertThat(value(bad, "excess")).isGreaterThan(8);
      }
    }
  }

  @Test
  void aScratchIsFoundWhereverThePartLies() {
    assertScratchIsFound(false);
  }

  @Test
  void anotherLightIsNoDefectWhenItIsEvenedOut() {
    assertScratchIsFound(true);
  }

  @Test
  void theLargestDefectSaysWhereItIs() {
    Finding box =
        look(taught(false), SCRATCHED.frame(Drawing.Change.none())).stream()
            .filter(finding -> finding.name().equals("box"))
            .findFirst()
            .orElseThrow();

    assertThat(box.where())
        .isInstanceOfSatisfying(
            Region.Polygon.class,
            polygon -> {
              assertThat(polygon.corners().getFirst().x()).isCloseTo(160, within(2.0));
              assertThat(polygon.corners().getFirst().y()).isCloseTo(128, within(2.0));
            });
  }

  @Test
  void tooFewPartsAndOtherToolsAreRefused() {
    Path picture = GOOD.store(folder, "taught.png");
    Recipe untaught = recipe(false, Map.of("taught", picture));

    try (GoldenTeacher teacher = new GoldenTeacher(loader(), untaught, "print")) {
      teacher.add(GOOD.frame(Drawing.Change.none()));
      assertThatThrownBy(() -> teacher.write(folder.resolve("m.png"), folder.resolve("t.png")))
          .isInstanceOf(BadInput.class)
          .hasMessage("tool 'print' must learn from at least 3 good parts, but saw 1");
    }
    assertThatThrownBy(() -> new GoldenTeacher(loader(), untaught, "part").close())
        .hasMessageContaining("must have a tool 'part' of the kind 'golden'");
    assertThatThrownBy(() -> loader().load(untaught))
        .hasMessageContaining("picture 'mean': there is none of that name");
  }
}
