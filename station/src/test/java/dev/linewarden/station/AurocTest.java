package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class AurocTest {
  @Test
  void scoresThatNeverCrossAreOneInEitherDirection() {
    assertThat(of(scores(1, 2, 3), scores(4, 5))).isEqualTo(1);
    assertThat(of(scores(4, 5), scores(1, 2, 3))).isEqualTo(1);
  }

  @Test
  void equalScoresTellNothing() {
    assertThat(of(scores(7, 7, 7), scores(7, 7))).isEqualTo(0.5);
  }

  @Test
  void knownValuesComeOut() {
    // The classic four: 3 of 4 pairs stand in the right order.
    assertThat(of(scores(0.1, 0.4), scores(0.35, 0.8))).isEqualTo(0.75);
    // Pairs (1,2) (1,2) (2,2) (2,2): two right, two ties of a half.
    assertThat(of(scores(1, 2), scores(2, 2))).isEqualTo(0.75);
    assertThat(of(scores(1, 2, 3, 4), scores(2.5, 3.5, 0.5))).isCloseTo(7 / 12.0, within(1e-12));
  }

  @Test
  void oneClassAloneHasNone() {
    assertThat(Auroc.of(scores(1), scores())).isEmpty();
    assertThat(Auroc.of(scores(), scores(1))).isEmpty();
  }

  @Test
  void aScoreThatIsNoNumberIsADefectOfTheCaller() {
    assertThatThrownBy(() -> Auroc.of(scores(1, Double.NaN), scores(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }

  @Test
  void itAgreesWithCountingEveryPair() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      double[] good = random.doubles(1 + random.nextInt(30)).map(d -> Math.rint(d * 9)).toArray();
      double[] bad = random.doubles(1 + random.nextInt(30)).map(d -> Math.rint(d * 12)).toArray();
      double right = 0;
      for (double b : bad) {
        for (double g : good) {
          right += b > g ? 1 : b == g ? 0.5 : 0;
        }
      }
      double area = right / (good.length * (double) bad.length);
      assertThat(of(good, bad))
          .as("seed %d", seed)
          .isCloseTo(Math.max(area, 1 - area), within(1e-9));
    }
  }

  private static double of(double[] good, double[] bad) {
    return Auroc.of(good, bad).orElseThrow();
  }

  private static double[] scores(double... scores) {
    return scores;
  }
}
