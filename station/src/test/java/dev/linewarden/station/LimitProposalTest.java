package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LimitProposalTest {
  private static final Limit CAP =
      new Limit("cap", "mean", 0, Double.POSITIVE_INFINITY, "cap missing");

  @Test
  void aLimitLiesBetweenTheGoodPartsAndTheNearestBadOne() {
    LimitProposal.Outcome outcome =
        new LimitProposal(parts(120, 130, 125, 140), parts(60, 100, 20)).of(List.of(CAP));

    assertThat(outcome.limits().getFirst().then().min()).isEqualTo(110);
    assertThat(outcome.limits().getFirst().then().max()).isInfinite();
    assertThat(outcome.escapes()).isZero();
    assertThat(outcome.falseRejects()).isZero();
    assertThat(outcome.escapesAtMost()).isCloseTo(1 - Math.cbrt(0.05), within(1e-9));
  }

  @Test
  void tenGoodPartsCannotPromiseMoreThanTheyCan() {
    LimitProposal.Outcome outcome =
        new LimitProposal(parts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), List.of()).of(List.of(CAP));

    assertThat(outcome.falseRejectsAtMost()).isCloseTo(0.2589, within(5e-5));
    assertThat(ProposalText.of(outcome))
        .contains("that more than 26 % of all good ones are removed can be excluded at 95 %")
        .contains("nothing can be said of escapes");
  }

  @Test
  void aBadPartAmongTheGoodOnesIsAnEscapeThatIsSaid() {
    LimitProposal.Outcome outcome =
        new LimitProposal(parts(120, 130, 125), parts(126)).of(List.of(CAP));

    assertThat(outcome.escapes()).isEqualTo(1);
    assertThat(outcome.escapesAtMost()).isEqualTo(1);
  }

  @Test
  void twoPartsAreTooFewToMoveALimit() {
    LimitProposal.Outcome outcome = new LimitProposal(parts(120, 130), parts(10)).of(List.of(CAP));

    assertThat(outcome.limits().getFirst().then()).isEqualTo(CAP);
    assertThat(ProposalText.of(outcome)).contains("only 2 good parts have a value");
  }

  /// What is promised of false rejects must hold in at least 95 of 100 cases, whatever the values
  /// are like; here for values with a long tail, and limits with two ends.
  @Test
  void thePromiseOfFalseRejectsHoldsInNineteenOfTwentyDrawnCases() {
    Random random = new Random(5);
    int held = 0;
    for (int round = 0; round < 400; round++) {
      Limit both = new Limit("cap", "mean", 0, 100, "cap missing");
      double[] good = random.doubles(20).map(u -> -Math.log(u)).toArray();
      LimitProposal.Outcome outcome = new LimitProposal(parts(good), List.of()).of(List.of(both));
      Limit then = outcome.limits().getFirst().then();
      double beyond =
          random.doubles(2000).map(u -> -Math.log(u)).filter(v -> !then.holds(v)).count() / 2000.0;
      held += beyond <= outcome.falseRejectsAtMost() ? 1 : 0;
    }
    assertThat(held).isGreaterThanOrEqualTo(380);
  }

  private static List<List<Finding>> parts(double... values) {
    List<List<Finding>> parts = new ArrayList<>();
    for (double value : values) {
      parts.add(List.of(new Finding("cap", "mean", value, "grey", null)));
    }
    return parts;
  }
}
