package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.loader;
import static dev.linewarden.inference.Stations.look;
import static dev.linewarden.inference.Stations.recipe;
import static dev.linewarden.inference.Stations.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.ToolSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobsToolTest {
  private static final int WIDTH = 200;
  private static final int HEIGHT = 150;

  private static Recipe blobs(Object... more) {
    Map<String, Object> settings =
        new HashMap<>(
            Map.of("blobs", "bright", "minArea", 20, "box", List.of(0, 0, WIDTH, HEIGHT)));
    for (int i = 0; i < more.length; i += 2) {
      if (more[i].equals("ring")) {
        settings.remove("box");
      }
      settings.put((String) more[i], more[i + 1]);
    }
    return recipe(WIDTH, HEIGHT, "count", new ToolSpec("t", "blobs", settings));
  }

  /// Discs of 12 pixels radius in places of a grid, of which each is taken or not.
  private static Drawn.Shape discs(Random random, boolean[] taken) {
    Drawn.Shape all = (_, _) -> -100;
    for (int i = 0; i < taken.length; i++) {
      if (taken[i]) {
        double x = 25 + 50 * (i % 4) + 10 * random.nextDouble() - 5;
        double y = 25 + 50 * Math.floorDiv(i, 4) + 10 * random.nextDouble() - 5;
        all = all.or(Drawn.disc(x, y, 12));
      }
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixed", "otsu", "adaptive"})
  void asManyAreCountedAsWereDrawnHoweverTheThresholdIsChosen(String by) {
    Recipe recipe =
        switch (by) {
          case "fixed" -> blobs("by", by, "threshold", 120);
          case "adaptive" -> blobs("by", by, "offset", 20, "size", 61);
          default -> blobs("by", by);
        };
    try (VisionRecipe loaded = loader().load(recipe)) {
      for (int seed = 0; seed < 30; seed++) {
        Random random = new Random(seed);
        boolean[] taken = new boolean[12];
        int expected = 0;
        for (int i = 0; i < taken.length; i++) {
          taken[i] = i == 0 || random.nextBoolean();
          expected += taken[i] ? 1 : 0;
        }
        Frame frame = new Drawn(WIDTH, HEIGHT, 0.7, 3, 60, 180).frame(discs(random, taken), random);
        List<Finding> findings = look(loaded, frame);

        assertThat(value(findings, "count")).as("seed %d", seed).isEqualTo(expected);
        assertThat(value(findings, "area"))
            .isCloseTo(expected * Math.PI * 144, within(0.08 * expected * Math.PI * 144));
      }
    }
  }

  @Test
  void theLargestHasItsAreaAndItsCentre() {
    Drawn.Shape two = Drawn.disc(50.3, 60.7, 15).or(Drawn.disc(120, 60, 10));
    List<Finding> findings = look(blobs("threshold", 120), Drawn.sharp(WIDTH, HEIGHT).frame(two));

    assertThat(value(findings, "largest")).isCloseTo(Math.PI * 225, within(10.0));
    assertThat(value(findings, "x")).isCloseTo(50.3, within(0.1));
    assertThat(value(findings, "y")).isCloseTo(60.7, within(0.1));
  }

  @Test
  void whatIsTooSmallOrTooLargeDoesNotCount() {
    Drawn.Shape three =
        Drawn.disc(40, 60, 20).or(Drawn.disc(120, 60, 10)).or(Drawn.disc(170, 60, 2));
    List<Finding> findings =
        look(blobs("threshold", 120, "maxArea", 1000), Drawn.sharp(WIDTH, HEIGHT).frame(three));

    assertThat(value(findings, "count")).isEqualTo(1);
    assertThat(value(findings, "x")).isCloseTo(120, within(0.1));
  }

  @Test
  void withoutAnyThereIsNoCentre() {
    List<Finding> findings =
        look(blobs("threshold", 120), Pictures.grey(WIDTH, HEIGHT, (_, _) -> 0));

    assertThat(value(findings, "count")).isZero();
    assertThat(value(findings, "area")).isZero();
    assertThat(value(findings, "x")).isNaN();
  }

  @Test
  void aHoleIsFilledOrKept() {
    Frame frame =
        Drawn.sharp(WIDTH, HEIGHT).frame(Drawn.disc(70, 70, 30).and(Drawn.disc(70, 70, 20).not()));

    assertThat(value(look(blobs("threshold", 120), frame), "area"))
        .isCloseTo(Math.PI * 500, within(25.0));
    assertThat(value(look(blobs("threshold", 120, "holes", "fill"), frame), "area"))
        .isCloseTo(Math.PI * 900, within(25.0));
  }

  @Test
  void partsThatTouchAreToldApartWhereThatIsWanted() {
    Drawn.Shape row = Drawn.disc(40, 60, 15).or(Drawn.disc(66, 60, 15)).or(Drawn.disc(92, 64, 15));
    Frame frame = Drawn.sharp(WIDTH, HEIGHT).frame(row);
    double whole = value(look(blobs("threshold", 120), frame), "area");
    List<Finding> split = look(blobs("threshold", 120, "split", 10), frame);

    assertThat(value(look(blobs("threshold", 120), frame), "count")).isEqualTo(1);
    assertThat(value(split, "count")).isEqualTo(3);
    assertThat(value(split, "area")).isBetween(0.9 * whole, whole);
  }

  @Test
  void ofARingOnlyWhatLiesInItCounts() {
    Drawn.Shape two = Drawn.disc(100, 75, 10).or(Drawn.disc(150, 75, 8));
    Frame frame = Drawn.sharp(WIDTH, HEIGHT).frame(two);

    for (String by : List.of("fixed", "otsu")) {
      Recipe recipe =
          by.equals("fixed")
              ? blobs("by", by, "threshold", 120, "ring", List.of(100, 75, 30, 70))
              : blobs("by", by, "ring", List.of(100, 75, 30, 70));
      List<Finding> findings = look(recipe, frame);
      assertThat(value(findings, "count")).isEqualTo(1);
      assertThat(value(findings, "x")).isCloseTo(150, within(0.1));
    }
  }

  @Test
  void badSettingsAreAllNamed() {
    Recipe recipe = blobs("by", "adaptive", "offset", 0, "size", 4, "minArea", 9, "maxArea", 3);

    assertThatThrownBy(() -> loader().load(recipe))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.problems())
                    .containsExactly(
                        "recipe test r1, tool 't': 'offset' must be a number from 1 to 255, but is"
                            + " '0'",
                        "recipe test r1, tool 't': 'size' must be odd, but is 4",
                        "recipe test r1, tool 't': 'minArea' must not be above 'maxArea', but 9.0"
                            + " is above 3.0"));
  }
}
