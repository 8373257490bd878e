package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Finding;
import dev.linewarden.records.References.Expected;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReproductionTest {
  @Test
  void boxesAreComparedByTheirScoresAndNotByTheirOrder() {
    List<Expected> expected =
        List.of(
            new Expected("t", "box", 0.9, 0.01),
            new Expected("t", "box", 0.8, 0.01),
            new Expected("t", "edge", Double.NaN, 0.01));
    List<Finding> turned =
        List.of(
            new Finding("t", "edge", Double.NaN, "px", null),
            new Finding("t", "box", 0.805, "score", null),
            new Finding("t", "box", 0.899, "score", null));

    assertThat(Reproduction.differences("here", expected, turned)).isEmpty();
    assertThat(Reproduction.differences("here", expected, turned.subList(1, 2)))
        .containsExactly(
            "here, tool 't', finding 'box': expected 2 of them, got 1",
            "here, tool 't', finding 'edge': expected 1 of them, got 0");
    assertThat(
            Reproduction.differences(
                "here",
                expected,
                List.of(new Finding("t", "edge", 4, "px", null), turned.get(1), turned.get(2))))
        .containsExactly(
            "here, tool 't', finding 'edge': expected no value within 0.0100000, got 4.00000");
  }
}
