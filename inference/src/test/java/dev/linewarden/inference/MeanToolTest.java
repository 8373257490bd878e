package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.look;
import static dev.linewarden.inference.Stations.recipe;
import static dev.linewarden.inference.Stations.tool;
import static dev.linewarden.inference.Stations.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.Region;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanToolTest {
  private static final List<Integer> BOX = List.of(10, 5, 8, 4);

  /// One colour inside the box, another outside.
  private static Frame boxed(int inside, int outside) {
    return Pictures.colour(
        40, 30, (x, y) -> x >= 10 && x < 18 && y >= 5 && y < 9 ? inside : outside);
  }

  private static Recipe mean(String channel) {
    return recipe(40, 30, "mean", tool("t", "mean", "channel", channel, "box", BOX));
  }

  @ParameterizedTest
  @CsvSource({
    "red, 200",
    "green, 100",
    "blue, 50",
    "value, 200",
    "saturation, 191.25",
    "grey, 124.2",
    "hue, 20"
  })
  void eachChannelIsAveragedInsideTheBoxOnly(String channel, double expected) {
    List<Finding> findings = look(mean(channel), boxed(0xC86432, 0x0000FF));

    assertThat(value(findings, "mean")).isCloseTo(expected, within(1.0));
  }

  @Test
  void theFindingNamesUnitAndRegion() {
    Finding finding = look(mean("red"), boxed(0xC86432, 0)).getFirst();

    assertThat(finding)
        .isEqualTo(new Finding("t", "mean", 200.0, "grey", new Region.Box(10, 5, 8, 4)));
  }

  @Test
  void redOnBothSidesOfTheHueCircleStaysRed() {
    Frame frame = Pictures.colour(40, 30, (x, _) -> x % 2 == 0 ? 0xFF0020 : 0xFF2000);

    double hue = value(look(mean("hue"), frame), "mean");

    assertThat(Math.min(hue, 360 - hue)).isLessThan(2);
  }

  @Test
  void anAreaWithoutColourHasNoHue() {
    assertThat(value(look(mean("hue"), boxed(0x808080, 0xFF0000)), "mean")).isNaN();
  }

  @Test
  void aPolygonLeavesOutWhatIsBesideIt() {
    Recipe recipe =
        recipe(40, 30, "mean", tool("t", "mean", "polygon", List.of(0, 0, 20, 0, 0, 20)));
    Frame frame = Pictures.grey(40, 30, (x, y) -> x + y <= 20 ? 90 : 255);

    assertThat(value(look(recipe, frame), "mean")).isEqualTo(90);
  }

  @Test
  void aPolygonOfHueLeavesOutWhatIsBesideIt() {
    Recipe recipe =
        recipe(
            40,
            30,
            "mean",
            tool("t", "mean", "channel", "hue", "polygon", List.of(0, 0, 20, 0, 0, 20)));
    Frame frame = Pictures.colour(40, 30, (x, y) -> x + y <= 20 ? 0x00FF00 : 0xFF0000);

    assertThat(value(look(recipe, frame), "mean")).isCloseTo(120, within(1e-6));
  }

  @Test
  void aGreyFrameIsEnoughForGrey() {
    Frame frame = Pictures.grey(40, 30, (x, y) -> x >= 10 && x < 18 && y >= 5 && y < 9 ? 70 : 0);

    assertThat(value(look(mean("grey"), frame), "mean")).isEqualTo(70);
  }
}
