package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.ShadowCounts;
import dev.linewarden.inspection.Share;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReturnRuleTest {
  private static final ReturnRule RULE = new ReturnRule(0.01, 2000);
  private static final Share LITTLE = Share.wilson(20, 2000);

  @Test
  void aRecipeThatRemovesEverythingIsLeftAfterAFewParts() {
    assertThat(partsUntil(ReturnRule.Decision.GO_BACK, LITTLE, 1, 1))
        .isEqualTo(ReturnRule.PARTS_MIN);
  }

  @Test
  void oneThatDoesWhatItsDraftPromisedHoldsInAHundredDrawnRuns() {
    int left = 0;
    for (long seed = 1; seed <= 100; seed++) {
      left += partsUntil(ReturnRule.Decision.HELD, LITTLE, 0.01, seed) < 0 ? 1 : 0;
    }
    assertThat(left).isLessThanOrEqualTo(2);
  }

  @Test
  void oneThatDisagreesTenTimesAsOftenIsLeftWithinTheParts() {
    for (long seed = 1; seed <= 100; seed++) {
      assertThat(partsUntil(ReturnRule.Decision.GO_BACK, LITTLE, 0.1, seed))
          .as("seed %d", seed)
          .isBetween(ReturnRule.PARTS_MIN, 1024L);
    }
  }

  @Test
  void aDraftThatWasNeverComparedPromisedNothing() {
    assertThat(partsUntil(ReturnRule.Decision.GO_BACK, Share.wilson(0, 0), 0.5, 3))
        .isBetween(ReturnRule.PARTS_MIN, 64L);
  }

  /// After how many parts it was decided so; -1 when it was decided otherwise.
  private static long partsUntil(
      ReturnRule.Decision wanted, Share promised, double truth, long seed) {
    Random random = new Random(seed);
    ShadowCounts seen = ShadowCounts.ZERO;
    while (true) {
      seen =
          random.nextDouble() < truth
              ? new ShadowCounts(seen.bothPass(), 0, seen.onlyLivePasses() + 1, 0, 0)
              : new ShadowCounts(seen.bothPass() + 1, 0, seen.onlyLivePasses(), 0, 0);
      ReturnRule.Decision decision = RULE.decide(promised, seen);
      if (decision != ReturnRule.Decision.WATCH) {
        return decision == wanted ? seen.compared() : -1;
      }
    }
  }
}
