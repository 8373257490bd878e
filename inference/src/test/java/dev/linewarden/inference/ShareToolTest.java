package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.loader;
import static dev.linewarden.inference.Stations.look;
import static dev.linewarden.inference.Stations.recipe;
import static dev.linewarden.inference.Stations.tool;
import static dev.linewarden.inference.Stations.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Recipe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareToolTest {
  private static Recipe share(String space, List<Integer> from, List<Integer> to) {
    return recipe(
        40,
        30,
        "share",
        tool("t", "share", "space", space, "from", from, "to", to, "box", List.of(0, 0, 40, 30)));
  }

  @Test
  void greyBetweenTheBoundsCountsBothIncluded() {
    Recipe recipe = share("grey", List.of(50), List.of(99));

    assertThat(
            value(
                look(recipe, Pictures.grey(40, 30, (x, _) -> x < 10 ? 50 : x < 20 ? 99 : 100)),
                "share"))
        .isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource({"FF0020, 1", "FF2000, 1", "00FF00, 0", "0000FF, 0", "808080, 0"})
  void aRedRangeRunsOverTheEndOfTheHueCircle(String colour, double expected) {
    Recipe recipe = share("hsv", List.of(340, 100, 80), List.of(20, 255, 255));
    int paint = Integer.parseInt(colour, 16);

    assertThat(value(look(recipe, Pictures.colour(40, 30, (_, _) -> paint)), "share"))
        .isEqualTo(expected);
  }

  @Test
  void blueGreenRedAreTakenInThatOrder() {
    Recipe recipe = share("bgr", List.of(0, 0, 200), List.of(50, 50, 255));

    assertThat(
            value(
                look(recipe, Pictures.colour(40, 30, (x, _) -> x < 10 ? 0xFF0000 : 0x0000FF)),
                "share"))
        .isEqualTo(0.25);
  }

  @Test
  void aPolygonIsTheWhole() {
    Recipe recipe =
        recipe(
            40,
            30,
            "share",
            tool(
                "t",
                "share",
                "from",
                List.of(0),
                "to",
                List.of(100),
                "polygon",
                List.of(0, 0, 20, 0, 20, 20, 0, 20)));

    assertThat(
            value(
                look(recipe, Pictures.colour(40, 30, (_, y) -> y <= 20 ? 0x404040 : 0xFFFFFF)),
                "share"))
        .isEqualTo(1);
  }

  @Test
  void cornersThatDoNotFitTheSpaceAreRefused() {
    assertThatThrownBy(() -> loader().load(share("hsv", List.of(340, 100), List.of(20, 256, 255))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(
            "'from' must be [hue 0 to 360, saturation 0 to 255, value 0 to 255], but is '[340,"
                + " 100]'")
        .hasMessageContaining("'to' must be [hue 0 to 360");
    assertThatThrownBy(() -> loader().load(share("grey", List.of(90), List.of(80))))
        .hasMessageContaining("'from' [90.0] must not be above 'to' [80.0]");
  }
}
