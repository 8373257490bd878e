package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Region;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static Finding box(String name, double x, double score) {
    return new Finding("t", name, score, "score", new Region.Box(x, 0, 10, 10));
  }

  private static Finding score(String name, double value) {
    return new Finding("t", name, value, "score", null);
  }

  /// Boxes of 10 pixels: 3 apart are 7/13 in the same place, 4 apart 6/14.
  @Test
  void anObjectAgreesWithOneOfItsClassInTheSamePlace() {
    Agreement agreement = new Agreement("yolo8", 0.3);

    agreement.add(
        List.of(score("count", 3), box("box cap", 0, 0.9), box("box cap", 50, 0.8)),
        List.of(box("box cap", 3, 0.8), box("box ring", 50, 0.7)));
    agreement.add(List.of(box("box cap", 0, 0.6)), List.of(box("box cap", 4, 0.6)));

    Agreement.Result result = agreement.result().orElseThrow();
    assertThat(result.share()).isCloseTo(2 / 6.0, within(1e-9));
    assertThat(result.words()).startsWith("2 of 6 objects in 2 pictures");
    assertThat(result.scoreOffMost()).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void anObjectThatIsHardlyFoundIsNotCountedWhenTheOtherHasNone() {
    Agreement agreement = new Agreement("yolox", 0.3);

    agreement.add(List.of(box("box", 0, 0.9), box("box", 50, 0.34)), List.of(box("box", 0, 0.9)));

    assertThat(agreement.result().orElseThrow().share()).isEqualTo(1);
    assertThat(agreement.result().orElseThrow().words()).contains("1 close to the lowest score");
  }

  @Test
  void withoutAnyObjectThereIsNothingToCompare() {
    Agreement agreement = new Agreement("yolox", 0.3);
    agreement.add(List.of(score("count", 0)), List.of(score("count", 0)));

    assertThat(agreement.result()).isEmpty();
  }

  @Test
  void aClassifierAgreesWhenItsBestClassIsTheSame() {
    Agreement agreement = new Agreement("classify", 0.3);
    agreement.add(
        List.of(score("ok", 0.9), score("bad", 0.1)), List.of(score("ok", 0.6), score("bad", 0.4)));
    agreement.add(
        List.of(score("ok", 0.6), score("bad", 0.4)), List.of(score("ok", 0.4), score("bad", 0.6)));

    Agreement.Result result = agreement.result().orElseThrow();
    assertThat(result.share()).isEqualTo(0.5);
    assertThat(result.scoreOff()).isCloseTo(0.25, within(1e-9));
  }

  /// The trusted scores go from 0 to 100: 5 of them are let pass, 6 and NaN are not.
  @Test
  void aScoreAgreesWithinATwentiethOfItsSpan() {
    Agreement agreement = new Agreement("score", 0.3);
    agreement.add(List.of(score("score", 0)), List.of(score("score", 5)));
    agreement.add(List.of(score("score", 100)), List.of(score("score", 94)));
    agreement.add(List.of(score("score", 50)), List.of(score("score", 50)));
    agreement.add(List.of(score("score", 50)), List.of(score("score", Double.NaN)));

    assertThat(agreement.result().orElseThrow().share()).isEqualTo(0.5);
  }
}
