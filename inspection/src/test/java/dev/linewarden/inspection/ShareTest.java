package dev.linewarden.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ShareTest {
  /// From Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I.
  @Test
  void itIsThePublishedInterval() {
    assertThat(Share.wilson(81, 263).low()).isCloseTo(0.2553, within(5e-5));
    assertThat(Share.wilson(81, 263).high()).isCloseTo(0.3662, within(5e-5));
    assertThat(Share.wilson(15, 148).low()).isCloseTo(0.0624, within(5e-5));
    assertThat(Share.wilson(15, 148).high()).isCloseTo(0.1605, within(5e-5));
    assertThat(Share.wilson(0, 20).high()).isCloseTo(0.1611, within(5e-5));
    assertThat(Share.wilson(1, 29).high()).isCloseTo(0.1718, within(5e-5));
  }

  /// 1 - 0.05^(1/n) without a case; the rest from tables of Clopper and Pearson.
  @Test
  void atMostIsThePublishedBound() {
    assertThat(Share.atMost(0, 10)).isCloseTo(0.2589, within(5e-5));
    assertThat(Share.atMost(0, 299)).isCloseTo(0.00997, within(5e-6));
    assertThat(Share.atMost(1, 10)).isCloseTo(0.3942, within(5e-5));
    assertThat(Share.atMost(2, 20)).isCloseTo(0.2826, within(5e-5));
    assertThat(Share.atMost(10, 10)).isEqualTo(1);
    assertThat(Share.atMost(0, 0)).isEqualTo(1);
  }

  @Test
  void ofNothingEverythingIsPossible() {
    assertThat(Share.wilson(0, 0).seen()).isNaN();
    assertThat(Share.wilson(0, 0).high()).isEqualTo(1);
  }

  @Test
  void theTrueShareIsInsideAboutNineteenTimesOfTwenty() {
    Random random = new Random(3);
    int inside = 0;
    for (int round = 0; round < 4000; round++) {
      double truth = 0.02 + 0.3 * random.nextDouble();
      int cases = 0;
      for (int part = 0; part < 300; part++) {
        cases += random.nextDouble() < truth ? 1 : 0;
      }
      Share share = Share.wilson(cases, 300);
      inside += share.low() <= truth && truth <= share.high() ? 1 : 0;
    }
    assertThat(inside / 4000.0).isBetween(0.94, 0.96);
  }
}
