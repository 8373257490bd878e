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
import dev.linewarden.inspection.Recipe;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelToolTest {
  /// Between the 30 and the 220 that most are drawn with: the border of two pixels is the level.
  private static final int HALFWAY = 125;

  private static final int SEEDS = 60;

  private static Recipe level(String direction) {
    return level(direction, HALFWAY);
  }

  private static Recipe levelAt(int threshold) {
    return level("down", threshold);
  }

  private static Recipe level(String direction, int threshold) {
    return recipe(
        60,
        50,
        "position",
        tool(
            "t",
            "level",
            "direction",
            direction,
            "threshold",
            threshold,
            "hold",
            3,
            "lanes",
            3,
            "box",
            List.of(10, 5, 30, 40)));
  }

  @ParameterizedTest
  @CsvSource({"down, 20", "up, 20", "left, 20", "right, 20"})
  void theBorderIsFoundFromEachSide(String direction, double expected) {
    boolean vertical = direction.equals("down") || direction.equals("up");
    boolean forwards = direction.equals("down") || direction.equals("right");
    Frame frame =
        Pictures.grey(60, 50, (x, y) -> ((vertical ? y : x) >= 20) == forwards ? 30 : 220);

    List<Finding> findings = look(level(direction), frame);

    assertThat(value(findings, "position")).isCloseTo(expected, within(1e-6));
    assertThat(value(findings, "spread")).isCloseTo(0, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.7, 1.5, 2.5})
  void aLevelIsFoundToATenthOfAPixelHoweverBlurred(double blur) {
    for (String direction : List.of("down", "up", "right", "left")) {
      boolean vertical = direction.equals("down") || direction.equals("up");
      boolean backwards = direction.equals("up") || direction.equals("left");
      try (VisionRecipe loaded = loader().load(level(direction))) {
        for (int seed = 0; seed < SEEDS; seed++) {
          Random random = new Random(seed);
          double place = 17 + 15 * random.nextDouble();
          double contrast = 40 + 60 * random.nextDouble();
          Drawn drawn = new Drawn(60, 50, blur, 2, HALFWAY - contrast, HALFWAY + contrast);
          Drawn.Shape liquid = Drawn.side(place, place, vertical ? 90 : 0);
          Frame frame = drawn.frame(backwards ? liquid : liquid.not(), random);

          assertThat(value(look(loaded, frame), "position"))
              .as("%s, seed %d", direction, seed)
              .isCloseTo(place, within(0.1));
        }
      }
    }
  }

  /// The threshold is where the level is, and not the middle between dark and bright.
  @Test
  void onASlopeTheLevelIsWhereTheThresholdIsCrossed() {
    Frame slope = Pictures.grey(60, 50, (_, y) -> 225 - 4 * y);

    // The middle of row y, at y + 0.5, has 225 - 4 y greys.
    assertThat(value(look(level("down"), slope), "position")).isCloseTo(25.5, within(1e-6));
    assertThat(value(look(levelAt(123), slope), "position")).isCloseTo(26, within(1e-6));
    assertThat(value(look(levelAt(122), slope), "position")).isCloseTo(26.25, within(1e-6));
  }

  @Test
  void aDarkLineThinnerThanHoldIsNotALevel() {
    Frame frame = Pictures.grey(60, 50, (_, y) -> y == 12 || y == 13 || y >= 30 ? 30 : 220);

    assertThat(value(look(level("down"), frame), "position")).isEqualTo(30);
  }

  @Test
  void oneGlintSpoilsOneLaneAndNotTheMedian() {
    Frame frame = Pictures.grey(60, 50, (x, y) -> (y >= 25 && x >= 20) || y >= 40 ? 30 : 220);

    List<Finding> findings = look(level("down"), frame);

    assertThat(value(findings, "position")).isEqualTo(25);
    assertThat(value(findings, "spread")).isEqualTo(15);
  }

  @Test
  void theScaleEndsWithTheBox() {
    assertThat(value(look(level("down"), Pictures.grey(60, 50, (_, _) -> 220)), "position"))
        .isEqualTo(45);
    assertThat(value(look(level("down"), Pictures.grey(60, 50, (_, _) -> 30)), "position"))
        .isEqualTo(5);
    assertThat(value(look(level("up"), Pictures.grey(60, 50, (_, _) -> 220)), "position"))
        .isEqualTo(5);
  }

  @Test
  void badSettingsAreAllNamed() {
    Recipe recipe =
        recipe(
            60,
            50,
            "position",
            tool(
                "t",
                "level",
                "direction",
                "sideways",
                "channel",
                "hue",
                "lanes",
                31,
                "box",
                List.of(10, 5, 30, 40)));

    assertThatThrownBy(() -> loader().load(recipe))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.problems())
                    .containsExactly(
                        "recipe test r1, tool 't': 'threshold' is missing",
                        "recipe test r1, tool 't': 'channel' must be one of grey, blue, green,"
                            + " red, saturation, value, but is 'hue'",
                        "recipe test r1, tool 't': 'direction' must be one of down, up, right,"
                            + " left, but is 'sideways'",
                        "recipe test r1, tool 't': 31 lanes do not fit into 30 pixels"));
  }
}
