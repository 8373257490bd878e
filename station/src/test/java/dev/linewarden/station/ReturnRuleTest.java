package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.ShadowCounts;
import dev.linewarden.inspection.Share;
import java.util.List;
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

  @Test
  void fewerPartsBeforeThePromotionNeverMakeTheWatchLaxer() {
    for (int each : List.of(1, 2, 3, 5, 10, 20)) {
      for (long seen = ReturnRule.PARTS_MIN; seen <= 2048; seen *= 2) {
        for (long disagreed = 0; disagreed <= seen; disagreed += seen / 16) {
          boolean back = isLeft(disagreed, seen, 0, 0);
          for (long shown = 1; shown <= 100; shown++) {
            boolean less = back;
            back = isLeft(disagreed, seen, shown, shown * each);
            assertThat(back && !less)
                .as("%d of %d after %d of %d", disagreed, seen, shown, shown * each)
                .isFalse();
          }
        }
      }
    }
  }

  @Test
  void aDraftThatWasPromotedAfterTenPartsIsHeldToTheShareAlone() {
    Share promised = ReturnRule.promised(counts(3, 10));

    assertThat(partsUntil(ReturnRule.Decision.GO_BACK, promised, 0.25, 7))
        .isBetween(ReturnRule.PARTS_MIN, 128L);
  }

  @Test
  void oneThatWasMeantToDisagreeAndHasShownItHoldsInAHundredDrawnRuns() {
    Share promised = ReturnRule.promised(counts(20, 200));
    int left = 0;
    for (long seed = 1; seed <= 100; seed++) {
      left += partsUntil(ReturnRule.Decision.HELD, promised, 0.1, seed) < 0 ? 1 : 0;
    }
    assertThat(left).isLessThanOrEqualTo(2);
    assertThat(partsUntil(ReturnRule.Decision.GO_BACK, promised, 0.5, 1)).isPositive();
  }

  private static boolean isLeft(long disagreed, long seen, long shown, long of) {
    Share promised = ReturnRule.promised(counts(shown, of));
    return RULE.decide(promised, counts(disagreed, seen)) == ReturnRule.Decision.GO_BACK;
  }

  private static ShadowCounts counts(long disagreed, long compared) {
    return new ShadowCounts(compared - disagreed, 0, disagreed, 0, 0);
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
