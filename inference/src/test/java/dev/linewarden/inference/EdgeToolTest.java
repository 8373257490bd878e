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
import org.junit.jupiter.api.Test;

class EdgeToolTest {
  private static Recipe edge(List<Integer> box) {
    return recipe(
        60,
        50,
        "position",
        tool("t", "edge", "to", "bright", "minStep", 40, "reach", 3, "lanes", 5, "box", box));
  }

  private static final Recipe EDGE = edge(List.of(5, 5, 50, 40));

  @Test
  void theStrongestStepWinsAndNotTheFirst() {
    Frame frame = Pictures.grey(60, 50, (_, y) -> y < 15 ? 20 : y < 30 ? 80 : 220);

    List<Finding> findings = look(EDGE, frame);

    assertThat(value(findings, "position")).isEqualTo(30);
    assertThat(value(findings, "spread")).isZero();
    assertThat(value(findings, "found")).isEqualTo(1);
  }

  @Test
  void aSkewedEdgeSpreadsOverTheLanes() {
    Frame frame = Pictures.grey(60, 50, (x, y) -> y >= 15 + x / 5 ? 220 : 20);

    List<Finding> findings = look(EDGE, frame);

    assertThat(value(findings, "position")).isCloseTo(21, within(1.0));
    assertThat(value(findings, "spread")).isCloseTo(8, within(1.0));
  }

  @Test
  void lanesWithoutAStepAreNotFound() {
    Frame frame = Pictures.grey(60, 50, (x, y) -> x < 35 && y >= 20 ? 220 : 20);

    List<Finding> findings = look(EDGE, frame);

    assertThat(value(findings, "found")).isEqualTo(0.6);
    assertThat(value(findings, "position")).isEqualTo(20);
  }

  @Test
  void withoutAnyStepThereIsNoPosition() {
    List<Finding> findings = look(EDGE, Pictures.grey(60, 50, (_, y) -> y < 20 ? 220 : 20));

    assertThat(value(findings, "found")).isZero();
    assertThat(value(findings, "position")).isNaN();
    assertThat(value(findings, "spread")).isNaN();
  }

  @Test
  void aBoxTooShortForTheReachIsRefused() {
    assertThatThrownBy(() -> loader().load(edge(List.of(5, 5, 50, 5))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(
            "the box must be at least 6 pixels long in its direction (twice 'reach'), but is 5");
  }
}
