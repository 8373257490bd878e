package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.recipe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.ToolSpec;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Where distances and angles are drawn. How large they are is tested with the tools they are made
/// from.
class DistanceToolTest {
  private static final int WIDTH = 80;
  private static final int HEIGHT = 60;
  private static final Offset<Double> NEAR = within(0.1);

  /// A part that was taught with its left border at 20.
  private static final String PART =
      """
      [{"name": "part", "kind": "locate", "by": "border", "direction": "right", "to": "bright",
          "minStep": 40, "lanes": 4, "taught": 20, "box": [0, 5, 60, 20]},
       {"name": "left", "kind": "line", "direction": "right", "to": "bright", "minStep": 40,
          "box": [10, 10, 30, 30], "follow": "part"},
       {"name": "below", "kind": "line", "direction": "up", "to": "bright", "minStep": 40,
          "box": [30, 30, 40, 28], "follow": "part"},
       {"name": "right", "kind": "line", "direction": "left", "to": "bright", "minStep": 40,
          "box": [45, 10, 30, 30], "follow": "part"},
      """;

  private static List<Finding> find(String last, Frame frame) {
    List<ToolSpec> tools = RecipeFiles.tools(PART + last + "]");
    Recipe recipe = recipe(WIDTH, HEIGHT, "found", tools.toArray(ToolSpec[]::new));
    return Stations.look(recipe, frame);
  }

  private static Finding of(String last, Drawn.Shape shape) {
    return find(last, Drawn.sharp(WIDTH, HEIGHT).frame(shape)).getLast();
  }

  private static List<Region.Point> path(Finding finding) {
    if (finding.where() instanceof Region.Path path) {
      return path.points();
    }
    throw new AssertionError("drawn as a path was expected, but came " + finding);
  }

  private static void assertLeads(List<Region.Point> path, double... places) {
    assertThat(path).hasSize(places.length / 2);
    for (int i = 0; i < path.size(); i++) {
      assertThat(path.get(i).x()).as("%s", path).isCloseTo(places[2 * i], NEAR);
      assertThat(path.get(i).y()).as("%s", path).isCloseTo(places[2 * i + 1], NEAR);
    }
  }

  /// It lies 3.5 further to the right than it was taught.
  private static Drawn.Shape part() {
    return Drawn.box(23.5, -9, 99, 45.25);
  }

  @Test
  void aDistanceIsDrawnAsTheWayThatWasMeasuredWhereThePartLies() {
    String from = "{\"name\": \"d\", \"kind\": \"distance\", \"from\": ";

    // The middle of the left border's box is at 25, that of the lower one's at 50 as taught.
    assertLeads(path(of(from + "\"left\", \"to\": \"below\"}", part())), 23.5, 25, 23.5, 45.25);
    assertLeads(
        path(of(from + "\"left\", \"to\": \"below\", \"along\": \"x\"}", part())),
        23.5,
        25,
        53.5,
        25);
    assertLeads(
        path(of(from + "\"below\", \"to\": \"left\", \"along\": \"y\"}", part())),
        53.5,
        45.25,
        53.5,
        25);
  }

  @Test
  void anAngleIsDrawnAlongBothLinesToWhereTheyMeet() {
    Finding angle =
        of("{\"name\": \"a\", \"kind\": \"angle\", \"from\": \"left\", \"to\": \"below\"}", part());

    assertThat(angle.value()).isCloseTo(90, within(0.2));
    assertLeads(path(angle), 23.5, 25, 23.5, 45.25, 53.5, 45.25);
  }

  @Test
  void linesThatMeetOutsideOfTheFrameAreDrawnAsAPieceOfEach() {
    Drawn.Shape nearlyParallel =
        Drawn.side(20, 25, 2).and(Drawn.side(62, 25, 180)).and(Drawn.side(0, 45, -90));
    Finding angle =
        of(
            "{\"name\": \"a\", \"kind\": \"angle\", \"from\": \"left\", \"to\": \"right\"}",
            nearlyParallel);
    List<Region.Point> path = path(angle);

    assertThat(angle.value()).isCloseTo(2, within(0.2));
    assertThat(path).hasSize(4);
    for (Region.Point point : path) {
      assertThat(point.y()).isBetween(25 - 6.1, 25 + 6.1);
    }
    double slope = Math.tan(Math.toRadians(2));
    for (Region.Point point : path.subList(0, 2)) {
      assertThat(point.x()).isCloseTo(20 + (25 - point.y()) * slope, within(0.2));
    }
    for (Region.Point point : path.subList(2, 4)) {
      assertThat(point.x()).isCloseTo(62, NEAR);
    }
    assertThat(path.get(1).y()).as("joined on one side").isCloseTo(path.get(2).y(), within(0.5));
  }

  /// A label is followed as it turns, the neck above it is not.
  private static final String LABEL =
      """
      [{"name": "part", "kind": "locate", "by": "border", "turn": true, "direction": "down",
          "to": "bright", "minStep": 40, "taught": 40, "box": [20, 28, 40, 24]},
       {"name": "neck", "kind": "line", "direction": "down", "to": "dark", "minStep": 40,
          "box": [20, 2, 40, 20]},
       {"name": "label", "kind": "line", "direction": "down", "to": "bright", "minStep": 40,
          "box": [25, 32, 30, 16], "follow": "part"},
       {"name": "angle", "kind": "angle", "from": "neck", "to": "label"},
       {"name": "apart", "kind": "distance", "from": "label", "to": "neck"},
       {"name": "down", "kind": "distance", "from": "neck", "to": "label", "along": "y"}]
      """;

  @Test
  void fromAFollowedLabelToAFixedNeckItIsMeasuredInTheFrame() {
    Recipe recipe =
        recipe(WIDTH, HEIGHT, "found", RecipeFiles.tools(LABEL).toArray(ToolSpec[]::new));
    Drawn.Shape skewed = Drawn.side(40, 37.5, 96).or(Drawn.side(0, 11.25, -90));
    List<Finding> findings = Stations.look(recipe, Drawn.sharp(WIDTH, HEIGHT).frame(skewed));

    Finding angle = findings.get(findings.size() - 3);
    Finding apart = findings.get(findings.size() - 2);
    Finding down = findings.getLast();
    assertThat(angle.value()).isCloseTo(6, within(0.3));
    assertThat(apart.value()).isCloseTo(26.25, within(0.2));
    assertThat(down.value()).isCloseTo(26.25, within(0.2));
    assertLeads(path(apart), 40, 37.5, 40, 11.25);
    assertLeads(path(down), 40, 11.25, 40, 37.5);
  }

  @Test
  void whatWasNotFoundIsDrawnNowhere() {
    Drawn.Shape endless = Drawn.box(23.5, -9, 99, 99);
    for (String last :
        List.of(
            "{\"name\": \"d\", \"kind\": \"distance\", \"from\": \"left\", \"to\": \"below\"}",
            "{\"name\": \"a\", \"kind\": \"angle\", \"from\": \"left\", \"to\": \"below\"}")) {
      Finding finding = of(last, endless);

      assertThat(finding.value()).isNaN();
      assertThat(finding.where()).isNull();
    }
  }
}
