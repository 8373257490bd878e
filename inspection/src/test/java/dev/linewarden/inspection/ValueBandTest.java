package dev.linewarden.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueBandTest {
  @Test
  void quantilesAreRightToAFractionOfTheSpanForAThousandDrawnSets() {
    for (long seed = 1; seed <= 1000; seed++) {
      Random random = new Random(seed);
      double scale = Math.pow(10, random.nextInt(-9, 10));
      double shift = random.nextBoolean() ? 0 : random.nextGaussian() * scale * 100;
      double[] values =
          random
              .doubles(1 + random.nextInt(400))
              .map(value -> shift + scale * (value - 0.5))
              .toArray();
      ValueBand band = new ValueBand();
      Arrays.stream(values).forEach(band::add);
      Arrays.sort(values);
      double span = values[values.length - 1] - values[0];

      for (double share : new double[] {0, 0.01, 0.5, 0.99, 1}) {
        double exact = values[Math.max(0, (int) Math.ceil(share * values.length) - 1)];
        assertThat(band.quantile(share))
            .as("seed %d, share %s", seed, share)
            .isCloseTo(exact, within(span * 2 / ValueBand.BINS));
      }
      Spread spread = band.spread();
      assertThat(spread.min()).isEqualTo(values[0]);
      assertThat(spread.max()).isEqualTo(values[values.length - 1]);
      assertThat(spread.histogram().counts().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(values.length);
      assertThat(spread.histogram().counts()).hasSizeBetween(1, Histogram.BINS_MAX);
      assertThat(spread.histogram().from()).isLessThanOrEqualTo(values[0]);
    }
  }

  @Test
  void valuesOfAnySizeAndOrderFindABin() {
    ValueBand band = new ValueBand();
    for (double value : new double[] {0, 1e-300, -5, 1e300, -1e300, 7, Double.NaN}) {
      band.add(value);
    }
    band.add(Double.POSITIVE_INFINITY);

    assertThat(band.spread().count()).isEqualTo(6);
    assertThat(band.spread().max()).isEqualTo(1e300);
  }

  @Test
  void manyEqualValuesKeepTheirValueBesideAFarOne() {
    ValueBand band = new ValueBand();
    for (int i = 0; i < 100; i++) {
      band.add(0);
    }
    band.add(0.05);

    assertThat(band.quantile(0.5)).isZero();
    assertThat(band.quantile(1)).isEqualTo(0.05);
  }

  @Test
  void withoutValuesThereIsNoBand() {
    Spread none = new ValueBand().spread();

    assertThat(none.count()).isZero();
    assertThat(none.median()).isNaN();
    assertThat(none.histogram().counts()).isEmpty();
  }
}
