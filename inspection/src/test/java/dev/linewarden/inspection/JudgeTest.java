package dev.linewarden.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final Limit CAP = new Limit("cap", "mean", 100, 200, "cap missing");
  private static final Limit FILL =
      new Limit("fill", "level", Double.NEGATIVE_INFINITY, 50, "underfilled");

  @Test
  void bothEndsOfALimitAreGood() {
    assertThat(Judge.judge(List.of(mean(100)), List.of(CAP))).isEqualTo(new Verdict.Pass());
    assertThat(Judge.judge(List.of(mean(200)), List.of(CAP))).isEqualTo(new Verdict.Pass());
    assertThat(Judge.judge(List.of(mean(Math.nextUp(200.0))), List.of(CAP)))
        .isInstanceOf(Verdict.Reject.class);
  }

  @Test
  void aLimitWithoutAValueLeavesThePartUnjudged() {
    assertThat(Judge.judge(List.of(mean(150)), List.of(CAP, FILL)))
        .isEqualTo(new Verdict.Unjudged(Cause.TOOL_FAILED, "no value for fill level"));
    assertThat(Judge.judge(List.of(mean(Double.NaN)), List.of(CAP)))
        .isInstanceOf(Verdict.Unjudged.class);
  }

  @Test
  void aBrokenLimitRejectsEvenWhenAnotherHasNoValue() {
    assertThat(Judge.judge(List.of(mean(1)), List.of(FILL, CAP)))
        .isEqualTo(new Verdict.Reject(List.of(new Reason(CAP, 1))));
  }

  @Test
  void theLowestLaneOfAllFaultsCounts() {
    List<Reason> reasons =
        List.of(
            new Reason(FILL.inLane(4), 60),
            new Reason(CAP.inLane(2), 1),
            new Reason(FILL.inLane(3), 60));
    assertThat(new Verdict.Reject(reasons).lane()).isEqualTo(2);
    assertThat(new Verdict.Reject(reasons.subList(0, 1)).lane()).isEqualTo(4);
    assertThat(new Verdict.Reject(List.of(new Reason(CAP, 1))).lane()).isEqualTo(1);
    assertThatThrownBy(() -> CAP.inLane(5)).hasMessageContaining("lane must be from 1 to 4");
  }

  @Test
  void nothingToJudgeIsNeverAPass() {
    assertThat(Judge.judge(List.of(mean(150)), List.of())).isInstanceOf(Verdict.Unjudged.class);
  }

  @Test
  void aPassMeansThatEveryLimitHeldInAThousandDrawnParts() {
    for (long seed = 1; seed <= 1000; seed++) {
      Random random = new Random(seed);
      List<Limit> limits = new ArrayList<>();
      List<Finding> findings = new ArrayList<>();
      boolean good = true;
      for (int tool = 0; tool <= random.nextInt(6); tool++) {
        double min = random.nextGaussian();
        Limit limit = new Limit("t" + tool, "v", min, min + random.nextDouble(), "f" + tool);
        limits.add(limit);
        double value = random.nextInt(8) == 0 ? Double.NaN : random.nextGaussian();
        if (random.nextInt(8) != 0) {
          findings.add(new Finding("t" + tool, "v", value, "x", null));
          good &= limit.min() <= value && value <= limit.max();
        } else {
          good = false;
        }
      }
      boolean passed = Judge.judge(findings, limits) instanceof Verdict.Pass;
      assertThat(passed).as("seed %d", seed).isEqualTo(good);
    }
  }

  @Test
  void aGoodValueOutsideOfTheWarnBandIsBorderlineAndChangesNoVerdict() {
    Limit warned = new Limit("cap", "mean", 100, 200, 120, 180, "cap missing");
    for (double value : new double[] {99, 100, 119.9, 120, 150, 180, 180.1, 200, 201, Double.NaN}) {
      List<Finding> seen = List.of(mean(value));
      boolean good = value >= 100 && value <= 200;
      boolean borderline = good && (value < 120 || value > 180);

      assertThat(Judge.borderline(seen, List.of(warned, FILL)))
          .as("%s", value)
          .isEqualTo(borderline ? List.of(warned) : List.of());
      assertThat(Judge.borderline(seen, List.of(CAP))).isEmpty();
      assertThat(Judge.judge(seen, List.of(warned)).label())
          .isEqualTo(Judge.judge(seen, List.of(CAP)).label());
    }
  }

  private static Finding mean(double value) {
    return new Finding("cap", "mean", value, "grey", null);
  }
}
