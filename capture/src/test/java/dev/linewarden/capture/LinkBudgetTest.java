package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LinkBudgetTest {
  private static final long MEGAPIXEL = 1280 * 1024;

  @Test
  void aPictureTakesItsBytesAndItsHeadersOnTheWire() {
    LinkBudget budget = budget(MEGAPIXEL, 1e9, 1500, 5_000_000, 600);

    // 896 packets of at most 1464 bytes; 74 bytes more for each: 1 377 024 bytes at 8 ns.
    assertThat(budget.wireNanos()).isEqualTo(11_016_192);
    assertThat(budget.totalNanos()).isEqualTo(200_000 + 500_000 + 11_016_192 + 5_000_000);
    assertThat(budget.load()).isCloseTo(0.110, within(0.001));
  }

  @Test
  void whatCannotHoldIsRefusedWithTheSumAndWaysOut() {
    assertThat(budget(MEGAPIXEL, 1e9, 1500, 5_000_000, 600).problems())
        .singleElement()
        .asString()
        .contains("0.20 ms to exposure + 0.50 ms exposure + 11.02 ms on the wire")
        .contains("(1310720 bytes at 1 Gbit/s) + 5.00 ms inference = 16.72 ms")
        .contains("but the deadline is 15.00 ms")
        .contains("lower the picture to 84 % of its bytes")
        .contains("a link of 2.5 Gbit/s or more")
        .doesNotContain("jumbo");
  }

  @Test
  void jumboFramesAreNamedWhenTheyAreEnough() {
    assertThat(budget(MEGAPIXEL, 1e9, 1500, 3_700_000, 600).problems())
        .singleElement()
        .asString()
        .contains("set jumbo frames");
    assertThat(budget(MEGAPIXEL, 1e9, 9000, 3_700_000, 600).problems()).isEmpty();
  }

  @Test
  void theWaysOutAreTrue() {
    assertThat(budget(MEGAPIXEL * 84 / 100, 1e9, 1500, 5_000_000, 600).problems()).isEmpty();
    assertThat(budget(MEGAPIXEL, 2.5e9, 1500, 5_000_000, 600).problems()).isEmpty();
  }

  @Test
  void camerasOnOneCardWaitForEachOther() {
    assertThat(budget(MEGAPIXEL, 1e9, 1500, 0, 2_000_000, 600).problems()).isEmpty();
    assertThat(budget(MEGAPIXEL, 1e9, 1500, 11_016_192, 2_000_000, 600).problems())
        .singleElement()
        .asString()
        .contains("+ 11.02 ms for other cameras on the same network card")
        .contains("= 24.73 ms, but the deadline is 15.00 ms")
        .contains("give this camera a network card of its own");
    assertThat(budget(MEGAPIXEL, 1e9, 1500, 11_016_192, 0, 2750).load())
        .isCloseTo(1.01, within(0.01));
  }

  @Test
  void aLinkWithoutRoomForLostPacketsIsRefused() {
    assertThat(budget(MEGAPIXEL, 1e9, 1500, 1_000_000, 5400).problems())
        .singleElement()
        .asString()
        .contains("5400 parts a minute fill 99 % of the link")
        .contains("lower the picture to 90 % of its bytes");
    assertThat(budget(MEGAPIXEL, 2.5e9, 1500, 1_000_000, 5400).problems()).isEmpty();
  }

  @Test
  void withNoTimeLeftForTheWireNoLinkIsRecommended() {
    assertThat(budget(MEGAPIXEL, 1e9, 1500, 15_000_000, 600).problems())
        .singleElement()
        .asString()
        .endsWith("shorten the exposure or the tools, or allow a longer deadline");
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> budget(0, 1e9, 1500, 0, 600))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> budget(1, Double.NaN, 1500, 0, 600))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> budget(1, 1e9, 36, 0, 600))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LinkBudget budget(
      long payload, double link, int packet, long inferenceNanos, double rate) {
    return budget(payload, link, packet, 0, inferenceNanos, rate);
  }

  private static LinkBudget budget(
      long payload, double link, int packet, long beside, long inferenceNanos, double rate) {
    return new LinkBudget(
        payload, link, packet, beside, 200_000, 500_000, inferenceNanos, 15_000_000, rate);
  }
}
