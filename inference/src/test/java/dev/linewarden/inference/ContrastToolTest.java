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
import dev.linewarden.inspection.Recipe;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContrastToolTest {
  @Test
  void aPlainAreaHasNoneAndStripesHaveHalfTheirDifference() {
    Recipe recipe = recipe(40, 30, "contrast", tool("t", "contrast", "box", List.of(0, 0, 40, 30)));

    assertThat(value(look(recipe, Pictures.grey(40, 30, (_, _) -> 90)), "contrast"))
        .isCloseTo(0, within(1e-5));
    assertThat(
            value(look(recipe, Pictures.grey(40, 30, (x, _) -> x % 2 == 0 ? 50 : 150)), "contrast"))
        .isEqualTo(50);
  }

  @Test
  void oneChannelCanHideWhatAnotherShows() {
    Recipe red =
        recipe(
            40,
            30,
            "contrast",
            tool("t", "contrast", "channel", "red", "box", List.of(0, 0, 40, 30)));

    assertThat(
            value(
                look(red, Pictures.colour(40, 30, (x, _) -> x < 20 ? 0xC80000 : 0xC8FFFF)),
                "contrast"))
        .isCloseTo(0, within(1e-5));
  }

  @Test
  void hueIsRefused() {
    Recipe hue =
        recipe(
            40,
            30,
            "contrast",
            tool("t", "contrast", "channel", "hue", "box", List.of(0, 0, 40, 30)));

    assertThatThrownBy(() -> loader().load(hue))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "recipe test r1, tool 't': 'channel' must be one of grey, blue, green, red, saturation,"
                + " value, but is 'hue'");
  }
}
