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
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.ToolSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Edges, widths and lines against drawn ones whose place is known to a fraction of a pixel.
class SubPixelTest {
  private static final int SIDE = 80;
  private static final int SEEDS = 60;

  private static ToolSpec spec(String kind, Object... more) {
    Map<String, Object> settings =
        new HashMap<>(Map.of("minStep", 25, "lanes", 8, "box", List.of(10, 10, 60, 60)));
    for (int i = 0; i < more.length; i += 2) {
      settings.put((String) more[i], more[i + 1]);
    }
    return new ToolSpec("t", kind, settings);
  }

  private static Recipe one(String finding, ToolSpec spec) {
    return recipe(SIDE, SIDE, finding, spec);
  }

  private static Drawn drawn(Random random, double blur, double noise) {
    double dark = 10 + 60 * random.nextDouble();
    return new Drawn(SIDE, SIDE, blur, noise, dark, dark + 60 + 100 * random.nextDouble());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.7, 1.5, 2.5})
  void anEdgeIsFoundToATenthOfAPixelHoweverBlurred(double blur) {
    for (String direction : List.of("down", "up", "right", "left")) {
      boolean vertical = direction.equals("down") || direction.equals("up");
      boolean backwards = direction.equals("up") || direction.equals("left");
      ToolSpec edge = spec("edge", "direction", direction, "to", backwards ? "dark" : "bright");
      try (VisionRecipe loaded = loader().load(one("position", edge))) {
        for (int seed = 0; seed < SEEDS; seed++) {
          Random random = new Random(seed);
          double place = 25 + 30 * random.nextDouble();
          Drawn.Shape shape = Drawn.side(place, place, vertical ? 90 : 0);
          List<Finding> findings = look(loaded, drawn(random, blur, 2).frame(shape, random));

          assertThat(value(findings, "position"))
              .as("%s, seed %d", direction, seed)
              .isCloseTo(place, within(0.1));
          assertThat(value(findings, "found")).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void theFirstOrTheLastEdgeCanBeMeantAndNotTheStrongest() {
    Drawn.Shape shape =
        Drawn.box(20.25, 0, 30, SIDE).or(Drawn.box(40, 0, 50, SIDE)).or(Drawn.box(60.5, 0, 65, 80));

    assertThat(
            value(
                look(
                    one(
                        "position",
                        spec("edge", "to", "bright", "direction", "right", "pick", "first")),
                    Drawn.sharp(SIDE, SIDE).frame(shape)),
                "position"))
        .isCloseTo(20.25, within(0.06));
    assertThat(
            value(
                look(
                    one(
                        "position",
                        spec("edge", "to", "bright", "direction", "right", "pick", "last")),
                    Drawn.sharp(SIDE, SIDE).frame(shape)),
                "position"))
        .isCloseTo(60.5, within(0.06));
  }

  @Test
  void aWidthIsItsTwoEdgesWhateverTheShiftAndTheLight() {
    ToolSpec width = spec("width", "to", "bright", "direction", "right");
    try (VisionRecipe loaded = loader().load(one("width", width))) {
      for (int seed = 0; seed < SEEDS; seed++) {
        Random random = new Random(seed);
        double from = 18 + 10 * random.nextDouble();
        double to = from + 15 + 20 * random.nextDouble();
        Drawn.Shape bar = Drawn.box(from, -9, to, SIDE + 9);
        List<Finding> findings = look(loaded, drawn(random, 0.8, 2).frame(bar, random));

        assertThat(value(findings, "width")).as("seed %d", seed).isCloseTo(to - from, within(0.1));
        assertThat(value(findings, "from")).isCloseTo(from, within(0.1));
        assertThat(value(findings, "to")).isCloseTo(to, within(0.1));
        assertThat(value(findings, "spread")).isLessThan(0.4);
        assertThat(value(findings, "found")).isEqualTo(1);
      }
    }
  }

  @Test
  void whichPairOfEdgesIsMeasuredIsSaid() {
    // Two walls of a pipe: bright from 18 to 26 and from 50 to 60.
    Drawn.Shape walls = Drawn.box(18, 0, 26, SIDE).or(Drawn.box(50, 0, 60, SIDE));

    assertThat(width(walls, "to", "bright", "pair", "outer")).isCloseTo(42, within(0.1));
    assertThat(width(walls, "to", "dark", "pair", "inner")).isCloseTo(24, within(0.1));
    assertThat(width(walls, "to", "bright", "pair", "first")).isCloseTo(8, within(0.1));
    assertThat(width(walls, "to", "bright", "then", "bright", "pair", "outer"))
        .isCloseTo(32, within(0.1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "strongest", "outer", "inner"})
  void oneEdgeIsNotTwoOfItsKindHoweverBlurred(String pair) {
    for (double blur : new double[] {0, 1.5, 2.5}) {
      Random random = new Random(7);
      Drawn.Shape edge = Drawn.side(39.5, 0, 0);
      ToolSpec tool =
          spec("width", "to", "bright", "then", "bright", "pair", pair, "direction", "right");
      List<Finding> findings = look(one("width", tool), drawn(random, blur, 2).frame(edge, random));

      assertThat(value(findings, "found")).as("blur %s", blur).isZero();
      assertThat(value(findings, "width")).isNaN();
    }
  }

  @Test
  void theNextEdgeOfAKindMayBeNearerThanBothMeansAreLong() {
    Frame stairs = Pictures.grey(SIDE, SIDE, (x, _) -> x < 30 ? 20 : x < 35 ? 120 : 220);
    ToolSpec tool =
        spec("width", "to", "bright", "then", "bright", "pair", "first", "direction", "right");

    assertThat(value(look(one("width", tool), stairs), "width")).isCloseTo(5, within(0.1));
  }

  private static double width(Drawn.Shape shape, Object... more) {
    Map<String, Object> settings = new HashMap<>(spec("width", more).settings());
    settings.put("direction", "right");
    ToolSpec tool = new ToolSpec("t", "width", settings);
    return value(look(one("width", tool), Drawn.sharp(SIDE, SIDE).frame(shape)), "width");
  }

  @Test
  void whereAnEdgeIsMissingThereIsNoWidth() {
    Drawn.Shape half = Drawn.side(30, 0, 0);
    ToolSpec tool = spec("width", "to", "bright", "direction", "right");
    List<Finding> findings = look(one("width", tool), Drawn.sharp(SIDE, SIDE).frame(half));

    assertThat(value(findings, "width")).isNaN();
    assertThat(value(findings, "found")).isZero();
  }

  @Test
  void aLineIsFoundToATenthOfADegreeThoughSomeLanesShowDirt() {
    for (String direction : List.of("down", "right")) {
      ToolSpec line = spec("line", "direction", direction, "to", "bright", "lanes", 20);
      double straight = direction.equals("down") ? 90 : 0;
      try (VisionRecipe loaded = loader().load(one("position", line))) {
        for (int seed = 0; seed < SEEDS; seed++) {
          Random random = new Random(seed);
          double place = 35 + 10 * random.nextDouble();
          double turned = 24 * random.nextDouble() - 12;
          // The box's middle is at 40; a bright speck lies in some lanes before the edge.
          double dirt = 12 + 50 * random.nextDouble();
          Drawn.Shape speck =
              direction.equals("down")
                  ? Drawn.box(dirt, 12, dirt + 14, 22)
                  : Drawn.box(12, dirt, 22, dirt + 14);
          Drawn.Shape side =
              direction.equals("down")
                  ? Drawn.side(40, place, straight + turned)
                  : Drawn.side(place, 40, straight + turned);
          List<Finding> findings =
              look(loaded, drawn(random, 0.8, 2).frame(side.or(speck), random));

          assertThat(value(findings, "position"))
              .as("%s, seed %d", direction, seed)
              .isCloseTo(place, within(0.1));
          assertThat(value(findings, "angle")).isCloseTo(turned, within(0.25));
          assertThat(value(findings, "straightness")).isBetween(1e-4, 0.7);
          assertThat(value(findings, "found")).isGreaterThanOrEqualTo(0.6);
        }
      }
    }
  }

  @Test
  void aBentEdgeIsNotStraight() {
    Drawn.Shape bent = Drawn.disc(40, 140, 100);
    ToolSpec line = spec("line", "to", "bright", "lanes", 30, "tolerance", 8);

    assertThat(value(look(one("angle", line), Drawn.sharp(SIDE, SIDE).frame(bent)), "straightness"))
        .isBetween(3.5, 5.0);
  }

  @Test
  void whereFewLanesAgreeThereIsNoLine() {
    Random random = new Random(3);
    int[] border = random.ints(SIDE, 15, 65).toArray();
    List<Finding> findings =
        look(
            one("angle", spec("line", "to", "bright", "lanes", 30)),
            Pictures.grey(SIDE, SIDE, (x, y) -> y < border[x / 2] ? 20 : 220));

    assertThat(value(findings, "angle")).isNaN();
    assertThat(value(findings, "position")).isNaN();
    assertThat(value(findings, "found")).isZero();
  }

  @Test
  void inATurnedBoxPositionsAreAsIfItWereUpright() {
    ToolSpec line =
        tool(
            "t",
            "line",
            "minStep",
            25,
            "to",
            "bright",
            "lanes",
            20,
            "turned",
            List.of(40, 40, 40, 40, 30));
    // Three pixels behind the box's middle along its own walk, which goes down and to the left.
    double behind = 3;
    Drawn.Shape side =
        Drawn.side(
            40 - behind * Math.sin(Math.toRadians(30)),
            40 + behind * Math.cos(Math.toRadians(30)),
            90 + 30 + 4);
    List<Finding> findings = look(one("angle", line), Drawn.sharp(SIDE, SIDE).frame(side));

    assertThat(value(findings, "position")).isCloseTo(43, within(0.1));
    assertThat(value(findings, "angle")).isCloseTo(4, within(0.15));
  }

  @Test
  void lengthsComeInMillimetresWhereTheViewSaysItsScale() {
    Recipe pixels = one("width", spec("width", "to", "bright", "direction", "right"));
    RecipeView view =
        new RecipeView("", SIDE, SIDE, CameraSettings.AS_IT_IS, OptionalDouble.of(0.05));
    Recipe scaled =
        new Recipe(
            pixels.key(), "mm", List.of(view), pixels.tools(), pixels.limits(), pixels.models());
    List<Finding> findings =
        look(scaled, Drawn.sharp(SIDE, SIDE).frame(Drawn.box(20, -9, 50, SIDE + 9)));

    assertThat(value(findings, "width")).isCloseTo(1.5, within(0.005));
    assertThat(value(findings, "from")).isCloseTo(1.0, within(0.005));
    assertThat(findings)
        .filteredOn(f -> !f.name().equals("found"))
        .allMatch(f -> f.unit().equals("mm"));
  }

  @Test
  void aLineNeedsThreeLanesAndATolerance() {
    assertThatThrownBy(
            () -> loader().load(one("angle", spec("line", "lanes", 2, "tolerance", 0.01))))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.problems())
                    .containsExactly(
                        "recipe test r1, tool 't': 'tolerance' must be a number from 0.1 to 64,"
                            + " but is '0.01'",
                        "recipe test r1, tool 't': 'lanes' must be a whole number from 3 to 64,"
                            + " but is '2'"));
  }
}
