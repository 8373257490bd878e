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
import dev.linewarden.inspection.ToolSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatternLocatorTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 256;
  private static final double CENTRE_X = 160;
  private static final double CENTRE_Y = 125;
  private static final double PLACE_OFF_MAX = 0.15;
  private static final double ANGLE_OFF_MAX = 0.15;
  private static final double SCALE_OFF_MAX = 0.004;

  /// A plate with a hole, a bar and a notch, on a plain belt.
  static double plate(double x, double y) {
    double u = x - CENTRE_X;
    double v = y - CENTRE_Y;
    boolean plate = Math.abs(u) < 42 && Math.abs(v) < 32 && !(u > 20 && v > 15);
    boolean hole = Math.hypot(u + 20, v + 5) < 12;
    boolean bar = Math.abs(u - 15) < 14 && Math.abs(v + 12) < 4;
    return !plate ? 60 : hole ? 30 : bar ? 90 : 170;
  }

  private static final Drawing PLATE = new Drawing(WIDTH, HEIGHT, PatternLocatorTest::plate);

  @TempDir Path folder;
  private Path picture = Path.of("not drawn yet");

  @BeforeEach
  void draw() {
    picture = PLATE.store(folder, "taught.png");
  }

  private static Recipe recipe(Path taught, Object... more) {
    ToolSpec spec =
        Stations.tool(
            "part",
            "locate",
            "by",
            "pattern",
            "picture",
            "taught",
            "pattern",
            List.of(112, 87, 96, 76),
            "box",
            List.of(0, 0, WIDTH, HEIGHT));
    Map<String, Object> settings = new HashMap<>(spec.settings());
    for (int i = 0; i < more.length; i += 2) {
      settings.put((String) more[i], more[i + 1]);
    }
    return new Recipe(
        new RecipeKey("test", 1),
        "Test",
        List.of(RecipeView.only(WIDTH, HEIGHT)),
        List.of(
            new ToolSpec("part", "locate", settings),
            Stations.tool("hole", "mean", "box", List.of(135, 115, 10, 10), "follow", "part")),
        List.of(new Limit("part", "score", 0.6, 1, "not located")),
        Map.of(),
        Map.of("taught", taught));
  }

  private static void assertFound(List<Finding> findings, Drawing.Change change) {
    assertThat(value(findings, "x"))
        .as("%s", change)
        .isCloseTo(change.toX(), within(PLACE_OFF_MAX));
    assertThat(value(findings, "y"))
        .as("%s", change)
        .isCloseTo(change.toY(), within(PLACE_OFF_MAX));
    assertThat(value(findings, "angle"))
        .as("%s", change)
        .isCloseTo(change.degrees(), within(ANGLE_OFF_MAX));
    assertThat(value(findings, "scale"))
        .as("%s", change)
        .isCloseTo(change.scale(), within(SCALE_OFF_MAX));
    assertThat(value(findings, "score")).as("%s", change).isGreaterThan(0.75);
    double hole = 30 * change.gain() + change.offset();
    assertThat(value(findings, "mean")).as("%s", change).isCloseTo(hole, within(3.0));
  }

  private static Drawing.Change drawn(SplittableRandom random) {
    return Drawing.Change.around(
        CENTRE_X, CENTRE_Y, random.nextDouble(75, 245), random.nextDouble(75, 180));
  }

  @Test
  void asTaughtItIsExactlyWhereItWas() {
    List<Finding> findings = look(recipe(picture, "turn", 15), PLATE.frame(Drawing.Change.none()));

    assertThat(value(findings, "score")).isGreaterThan(0.95);
    assertThat(value(findings, "x")).isCloseTo(CENTRE_X, within(0.02));
    assertThat(value(findings, "y")).isCloseTo(CENTRE_Y, within(0.02));
    assertThat(value(findings, "angle")).isCloseTo(0, within(0.02));
  }

  @Test
  void movedTurnedInAnotherLightAndWithNoiseItIsFoundBetweenPixels() {
    try (VisionRecipe loaded = loader().load(recipe(picture, "turn", 15))) {
      for (int seed = 0; seed < 40; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        Drawing.Change change =
            drawn(random)
                .turned(random.nextDouble(-15, 15))
                .light(random.nextDouble(0.4, 1.4), random.nextDouble(-10, 10))
                .noisy(random.nextDouble(0, 5));

        assertFound(look(loaded, PLATE.frame(change, seed)), change);
      }
    }
  }

  @Test
  void turnedAllTheWayAndScaledItIsFoundToo() {
    Recipe recipe = recipe(picture, "turn", 180, "minScale", 0.8, "maxScale", 1.25);
    try (VisionRecipe loaded = loader().load(recipe)) {
      for (int seed = 0; seed < 10; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        Drawing.Change change =
            drawn(random)
                .turned(random.nextDouble(-175, 175))
                .scaled(random.nextDouble(0.8, 1.25))
                .noisy(3);

        assertFound(look(loaded, PLATE.frame(change, seed)), change);
      }
    }
  }

  @Test
  void aThirdOfThePartMayBeHidden() {
    try (VisionRecipe loaded = loader().load(recipe(picture, "turn", 15))) {
      for (int seed = 0; seed < 10; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        Drawing.Change change = drawn(random).turned(random.nextDouble(-15, 15));
        double cut = change.toX() + 20;
        byte[] whole = PLATE.pixels(change, seed);
        List<Finding> findings =
            look(
                loaded,
                Pictures.grey(WIDTH, HEIGHT, (x, y) -> x > cut ? 60 : whole[y * WIDTH + x]));

        assertThat(value(findings, "x")).isCloseTo(change.toX(), within(0.3));
        assertThat(value(findings, "y")).isCloseTo(change.toY(), within(0.3));
      }
    }
  }

  @Test
  void whatIsNotThereIsNotLocated() {
    Drawing other =
        new Drawing(
            WIDTH, HEIGHT, (x, y) -> Math.hypot(x - 150, y - 120) < 40 || x + y > 430 ? 170 : 60);
    try (VisionRecipe loaded = loader().load(recipe(picture, "turn", 15))) {
      List<Finding> empty = look(loaded, Pictures.grey(WIDTH, HEIGHT, (_, _) -> 60));
      List<Finding> wrong = look(loaded, other.frame(Drawing.Change.none()));
      List<Finding> turnedTooFar =
          look(loaded, PLATE.frame(Drawing.Change.around(160, 125, 160, 125).turned(40)));
      List<Finding> noise =
          look(
              loaded,
              new Drawing(WIDTH, HEIGHT, (_, _) -> 100).frame(Drawing.Change.none().noisy(30)));

      for (List<Finding> findings : List.of(empty, wrong, turnedTooFar, noise)) {
        assertThat(value(findings, "score")).isLessThan(0.5);
        assertThat(value(findings, "x")).isNaN();
        assertThat(value(findings, "mean")).isNaN();
      }
    }
  }

  @Test
  void aPatternThatCannotBeToldFromItsSurroundingsIsRefused() {
    Path stripes =
        new Drawing(WIDTH, HEIGHT, (x, _) -> Math.floorMod((int) x, 40) < 20 ? 170 : 60)
            .store(folder, "stripes.png");
    Path plain = new Drawing(WIDTH, HEIGHT, (_, _) -> 100).store(folder, "plain.png");

    assertThatThrownBy(() -> loader().load(recipe(stripes)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("must be found where it lies in its own picture");
    assertThatThrownBy(() -> loader().load(recipe(plain)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("the pattern must show edges of at least 10.0 grey levels");
  }

  @Test
  void everyWrongSettingIsNamed() {
    Path small = new Drawing(64, 48, (_, _) -> 100).store(folder, "small.png");

    assertThatThrownBy(
            () -> loader().load(recipe(picture, "turn", 200, "minScale", 1.2, "maxScale", 1.1)))
        .hasMessageContaining("'turn' must be a number from 0 to 180, but is '200'")
        .hasMessageContaining("'minScale' must not be above 'maxScale'");
    assertThatThrownBy(() -> loader().load(recipe(picture, "pattern", List.of(300, 200, 40, 40))))
        .hasMessageContaining("'pattern' [300, 200, 40, 40] must have an area and lie inside");
    assertThatThrownBy(() -> loader().load(recipe(small)))
        .hasMessageContaining("must be 320x256 pixels, but is 64x48");
    assertThatThrownBy(() -> loader().load(recipe(picture, "picture", "tought")))
        .hasMessageContaining("picture 'tought': there is none of that name")
        .hasMessageContaining("taught");
  }
}
