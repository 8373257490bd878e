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
import dev.linewarden.inspection.Region;
import dev.linewarden.vision.ColourTeacher;
import dev.linewarden.vision.LabColour;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColourToolTest {
  private static final int RED = 0xC82020;

  /// Left half red with some noise, right half another colour.
  private static Frame halves(int other, Random random) {
    return Pictures.colour(80, 40, (x, _) -> noisy(x < 40 ? RED : other, random));
  }

  private static int noisy(int colour, Random random) {
    int result = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      int channel = (colour >> shift & 0xFF) + random.nextInt(9) - 4;
      result |= Math.clamp(channel, 0, 255) << shift;
    }
    return result;
  }

  private static Recipe taught(ColourTeacher.Taught taught, int x) {
    LabColour lab = taught.lab();
    return recipe(
        80,
        40,
        "distance",
        tool(
            "t",
            "colour",
            "lab",
            List.of(lab.light(), lab.a(), lab.b()),
            "within",
            taught.within(),
            "box",
            List.of(x, 0, 40, 40)));
  }

  @Test
  void aColourTaughtByAClickIsKnownAgainAndNoOtherIs() {
    ColourTeacher teacher = new ColourTeacher();
    teacher.sample(halves(0, new Random(1)), new Region.Box(10, 10, 12, 12));
    teacher.sample(halves(0, new Random(2)), new Region.Box(20.5, 5, 9, 9));
    ColourTeacher.Taught taught = teacher.taught();

    for (int other : new int[] {0x20C820, 0xC85050, 0xA01818, 0xC8C8C8}) {
      Frame frame = halves(other, new Random(3));
      List<Finding> same = look(taught(taught, 0), frame);
      List<Finding> different = look(taught(taught, 40), frame);

      assertThat(value(same, "distance")).isLessThan(1.5);
      assertThat(value(same, "share")).isGreaterThan(0.95);
      assertThat(value(different, "distance")).as("%x", other).isGreaterThan(10);
      assertThat(value(different, "share")).isLessThan(0.05);
    }
  }

  @Test
  void distancesAreThoseOfCielab() {
    // sRGB red, green and white in CIELAB, D65.
    LabColour red = new LabColour(53.24, 80.09, 67.2);
    Recipe recipe =
        recipe(
            80,
            40,
            "distance",
            tool(
                "t",
                "colour",
                "lab",
                List.of(red.light(), red.a(), red.b()),
                "within",
                2,
                "box",
                List.of(0, 0, 80, 40)));

    assertThat(value(look(recipe, Pictures.colour(80, 40, (_, _) -> 0xFF0000)), "distance"))
        .isLessThan(1);
    assertThat(value(look(recipe, Pictures.colour(80, 40, (_, _) -> 0x00FF00)), "distance"))
        .isCloseTo(170.6, within(1.5));
    assertThat(value(look(recipe, Pictures.colour(80, 40, (_, _) -> 0xFFFFFF)), "distance"))
        .isCloseTo(114.5, within(1.5));
  }

  @Test
  void whatCannotBeLearnedFromIsRefused() {
    ColourTeacher teacher = new ColourTeacher();

    assertThatThrownBy(teacher::taught).isInstanceOf(BadInput.class);
    assertThatThrownBy(() ->
            teacher.sample(Pictures.grey(80, 40, (_, _) -> 9), new Region.Box(10, 10, 12, 12)))
        .hasMessageContaining("learned from a colour picture (BGR8), but painted is MONO8");
    assertThatThrownBy(
            () -> teacher.sample(halves(0, new Random(1)), new Region.Box(75, 10, 12, 12)))
        .hasMessage(
            "a colour is learned from a place in the frame of 80x40, but 12x12 at 75, 10 is not");
  }

  @Test
  void badSettingsAreAllNamed() {
    Recipe recipe =
        recipe(
            80,
            40,
            "distance",
            tool("t", "colour", "lab", List.of(101, 0, 0), "box", List.of(0, 0, 8, 8)));

    assertThatThrownBy(() -> loader().load(recipe))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.problems())
                    .containsExactly(
                        "recipe test r1, tool 't': 'lab' must be [L 0 to 100, a -128 to 127, b -128"
                            + " to 127], but is '[101, 0, 0]'",
                        "recipe test r1, tool 't': 'within' is missing"));
  }
}
