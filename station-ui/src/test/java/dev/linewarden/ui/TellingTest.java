package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTest {
  @Test
  void aFindingIsToldWithTheLimitItBreaks() {
    Wire.Part part = tell(Parts.judged(1, 0.25));

    assertThat(part.verdict()).isEqualTo("reject");
    assertThat(part.label()).isEqualTo("cap missing");
    Wire.Found cap = part.findings().getFirst();
    assertThat(cap.mark()).isEqualTo("bad");
    assertThat(cap.min()).isEqualTo(0.8);
    assertThat(cap.max()).isNull();
  }

  @Test
  void findingsUnderALimitComeFirst() {
    assertThat(tell(Parts.pass(1)).findings())
        .extracting(Wire.Found::mark)
        .containsExactly("good", "good", "free");
  }

  @Test
  void aValueThatCouldNotBeToldIsAbsent() {
    Wire.Part part = tell(Parts.judged(1, Double.NaN));

    assertThat(part.verdict()).isEqualTo("unjudged");
    assertThat(part.findings().getFirst().mark()).isEqualTo("blind");
    assertThat(part.findings().getFirst().value()).isNull();
  }

  @Test
  void aPartWithoutAFrameSaysSo() {
    Wire.Part part = tell(Parts.unjudged(1, Cause.FRAME_MISSING));

    assertThat(part.picture()).isFalse();
    assertThat(part.label()).isEqualTo("frame missing");
    assertThat(part.detail()).isEqualTo("as the test says");
  }

  @Test
  void tooManyFindingsAreCutAndCounted() {
    List<Finding> many = new ArrayList<>();
    for (int i = 0; i < Telling.FINDINGS_MAX + 5; i++) {
      many.add(new Finding("tool" + i, "mean", i, "grey", null));
    }

    Wire.Part part = tell(Parts.told(1, many, new Verdict.Pass()));

    assertThat(part.findings()).hasSize(Telling.FINDINGS_MAX);
    assertThat(part.findingsLeftOut()).isEqualTo(5);
  }

  private static Wire.Part tell(LineEvent.PartJudged judged) {
    return Telling.part(new Shot(judged.record(), judged.recipe(), Frames.NONE));
  }
}
