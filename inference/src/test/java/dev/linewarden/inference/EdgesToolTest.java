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
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgesToolTest {
  private static final Recipe EDGES =
      recipe(60, 40, "count", tool("t", "edges", "minStep", 20, "box", List.of(10, 10, 40, 20)));

  @Test
  void anEdgeIsTwoPixelsWideAndAsLongAsTheZone() {
    List<Finding> findings = look(EDGES, Pictures.grey(60, 40, (x, _) -> x < 30 ? 40 : 140));

    assertThat(value(findings, "count")).isEqualTo(40);
    assertThat(value(findings, "share")).isEqualTo(0.05);
    // A step of 100 is a change of 50 for each pixel, over two pixels of forty.
    assertThat(value(findings, "strength")).isCloseTo(2.5, within(1e-9));
  }

  @Test
  void brightnessAloneIsNoEdge() {
    for (int grey : new int[] {0, 90, 255}) {
      List<Finding> findings = look(EDGES, Pictures.grey(60, 40, (_, _) -> grey));
      assertThat(value(findings, "count")).isZero();
      assertThat(value(findings, "strength")).isZero();
    }
  }

  @Test
  void aSlowChangeIsNoEdge() {
    List<Finding> findings = look(EDGES, Pictures.grey(60, 40, (x, _) -> 4 * x));

    assertThat(value(findings, "count")).isZero();
    assertThat(value(findings, "strength")).isCloseTo(4, within(0.2));
  }

  @Test
  void ofAPolygonOnlyWhatLiesInItCounts() {
    Frame frame = Pictures.grey(60, 40, (x, _) -> x < 30 ? 40 : 140);
    Recipe left =
        recipe(
            60,
            40,
            "count",
            tool("t", "edges", "minStep", 20, "polygon", List.of(10, 10, 28, 10, 28, 29, 10, 29)));
    Recipe over =
        recipe(
            60,
            40,
            "count",
            tool("t", "edges", "minStep", 20, "polygon", List.of(10, 10, 49, 10, 49, 29, 10, 29)));

    assertThat(value(look(left, frame), "count")).isZero();
    assertThat(value(look(over, frame), "count")).isEqualTo(40);
  }
}
