package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.loader;
import static dev.linewarden.inference.Stations.recipe;
import static dev.linewarden.inference.Stations.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.ToolSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Logic and arithmetic between findings: three means of 50, 100 and 150, and an edge that is not
/// there.
class LogicToolTest {
  private static final Frame FRAME =
      Pictures.grey(60, 20, (x, _) -> 50 * (1 + Math.floorDiv(x, 20)));

  private static ToolSpec mean(String name, int x) {
    return tool(name, "mean", "box", List.of(x, 0, 20, 20));
  }

  private static final ToolSpec NOTHING =
      tool("none", "edge", "minStep", 200, "box", List.of(0, 0, 20, 20));

  private static double look(String finding, ToolSpec last) {
    List<Finding> findings =
        Stations.look(
            recipe(60, 20, "mean", mean("a", 0), mean("b", 20), mean("c", 40), NOTHING, last),
            FRAME);
    return findings.stream()
        .filter(f -> f.tool().equals(last.name()) && f.name().equals(finding))
        .mapToDouble(Finding::value)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> from(String tool, double min) {
    return tool.equals("none")
        ? Map.of("tool", tool, "finding", "position", "min", min)
        : Map.of("tool", tool, "min", min);
  }

  /// Conditions `min 80`: a fails, b and c hold, `none` is unknown.
  @ParameterizedTest
  @CsvSource({
    "all, b c, 1",
    "all, a b, 0",
    "all, b none, NaN",
    "all, a none, 0",
    "any, a b, 1",
    "any, a, 0",
    "any, b none, 1",
    "any, a none, NaN",
    "none, a, 1",
    "none, a b, 0",
    "none, b none, 0",
    "none, a none, NaN",
    "some, a b c, 1",
    "some, a b, 0",
    "some, b c none, 1",
    "some, a b none, NaN",
    "some, a none, 0"
  })
  void theVerdictIsGivenWhereAnUnknownValueCannotChangeIt(
      String rule, String tools, Double expected) {
    List<Map<String, Object>> conditions =
        List.of(tools.split(" ")).stream().map(name -> from(name, 80)).toList();
    ToolSpec logic =
        rule.equals("some")
            ? tool("l", "logic", "rule", rule, "atLeast", 2, "conditions", conditions)
            : tool("l", "logic", "rule", rule, "conditions", conditions);

    assertThat(look("verdict", logic)).isEqualTo(expected);
    assertThat(look("holds", logic))
        .isEqualTo(
            tools.contains("none")
                ? Double.valueOf(Double.NaN)
                : Double.valueOf((tools.contains("b") ? 1 : 0) + (tools.contains("c") ? 1 : 0)));
  }

  @ParameterizedTest
  @CsvSource({
    "sum, a b c, 300",
    "difference, a b, -50",
    "gap, a b, 50",
    "product, a b, 5000",
    "ratio, c a, 3",
    "mean, a b c, 100",
    "min, b a c, 50",
    "max, b a c, 150",
    "max, none a, NaN",
    "sum, a none, NaN"
  })
  void findingsAreComputedWith(String by, String tools, Double expected) {
    List<Map<String, Object>> of =
        List.of(tools.split(" ")).stream()
            .map(name ->
                name.equals("none")
                    ? Map.<String, Object>of("tool", name, "finding", "position")
                    : Map.<String, Object>of("tool", name))
            .toList();

    assertThat(look("value", tool("v", "compute", "by", by, "of", of, "unit", "grey")))
        .isEqualTo(expected);
    assertThat(
            look(
                "value",
                tool("v", "compute", "by", by, "of", of, "unit", "%", "scale", -2, "offset", 7)))
        .isEqualTo(Double.valueOf(7 - 2 * expected));
  }

  @Test
  void aRatioToNothingHasNoValue() {
    List<Map<String, Object>> of =
        List.of(Map.of("tool", "a"), Map.of("tool", "none", "finding", "found"));

    assertThat(look("value", tool("v", "compute", "by", "ratio", "of", of, "unit", "1"))).isNaN();
  }

  @Test
  void onlyFindingsOfToolsAboveCanBeUsed() {
    ToolSpec logic = tool("l", "logic", "conditions", List.of(Map.of("tool", "aa", "min", 1)));
    ToolSpec compute =
        tool(
            "v",
            "compute",
            "by",
            "gap",
            "unit",
            "px",
            "of",
            List.of(Map.of("tool", "none", "finding", "positon")));

    assertThatThrownBy(() -> loader().load(recipe(60, 20, "mean", mean("a", 0), logic)))
        .hasMessage(
            "recipe test r1, tool 'l' conditions[0]: 'tool' must name a tool above this one, but"
                + " is 'aa' (did you mean 'a'?)");
    assertThatThrownBy(() -> loader().load(recipe(60, 20, "position", NOTHING, compute)))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.problems())
                    .containsExactly(
                        "recipe test r1, tool 'v' of[0]: 'finding' must be one of position, spread,"
                            + " found, which 'none' gives, but is 'positon' (did you mean"
                            + " 'position'?)",
                        "recipe test r1, tool 'v': 'of' must have 2 findings, but has 1"));
  }

  private static final String BETWEEN =
      """
      [{"name": "l", "kind": "line", "direction": "right", "to": "bright", "minStep": 40,
          "box": [10, 10, 30, 30]},
       {"name": "b", "kind": "line", "direction": "up", "to": "bright", "minStep": 40,
          "box": [30, 30, 40, 28]},
       {"name": "angle", "kind": "angle", "from": "l", "to": "b"},
       {"name": "off", "kind": "distance", "from": "l", "to": "b"},
       {"name": "x", "kind": "distance", "from": "l", "to": "b", "along": "x"},
       {"name": "y", "kind": "distance", "from": "b", "to": "l", "along": "y"},
       {"name": "p", "kind": "position", "of": "b"}]
      """;

  @Test
  void distancesAndAnglesAreThoseOfWhatTheToolsAboveFound() {
    // Bright to the right of a slanting edge and above a level one.
    Drawn.Shape shape = Drawn.side(20.5, 30, 5).and(Drawn.side(40, 45.25, -90));
    ToolSpec[] tools = RecipeFiles.tools(BETWEEN).toArray(ToolSpec[]::new);
    List<Finding> findings =
        Stations.look(recipe(80, 60, "position", tools), Drawn.sharp(80, 60).frame(shape));

    assertThat(of(findings, "angle", "angle")).isCloseTo(85, within(0.2));
    // The first line's middle is at 25 down, where it has come 5 degrees to the right of 20.5.
    double x = 20.5 + 5 * Math.tan(Math.toRadians(5));
    assertThat(of(findings, "off", "distance")).isCloseTo(20.25, within(0.1));
    assertThat(of(findings, "x", "distance")).isCloseTo(50 - x, within(0.1));
    assertThat(of(findings, "y", "distance")).isCloseTo(-20.25, within(0.1));
    assertThat(of(findings, "p", "x")).isCloseTo(50, within(0.1));
    assertThat(of(findings, "p", "y")).isCloseTo(45.25, within(0.1));
  }

  private static double of(List<Finding> findings, String tool, String name) {
    return findings.stream()
        .filter(f -> f.tool().equals(tool) && f.name().equals(name))
        .mapToDouble(Finding::value)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPlaceIsNoLine() {
    ToolSpec angle = tool("g", "angle", "from", "none", "to", "a");

    assertThatThrownBy(() -> loader().load(recipe(60, 20, "mean", mean("a", 0), NOTHING, angle)))
        .hasMessageContaining(
            "'from' must name a tool above this one that finds a straight line, but it finds a"
                + " place")
        .hasMessageContaining(
            "'to' must name a tool above this one that finds a straight line, but is 'a'");
  }
}
