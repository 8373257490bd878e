package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.loader;
import static dev.linewarden.inference.Stations.look;
import static dev.linewarden.inference.Stations.recipe;
import static dev.linewarden.inference.Stations.tool;
import static dev.linewarden.inference.Stations.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Recipe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelToolTest {
  private static Recipe level(String direction) {
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
            100,
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

    assertThat(value(findings, "position")).isEqualTo(expected);
    assertThat(value(findings, "spread")).isZero();
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
                        "recipe test r1, tool 't': 'channel' must not be 'hue': a circle has no"
                            + " high and low",
                        "recipe test r1, tool 't': 'direction' must be one of down, up, right,"
                            + " left, but is 'sideways'",
                        "recipe test r1, tool 't': 31 lanes do not fit into 30 pixels"));
  }
}
