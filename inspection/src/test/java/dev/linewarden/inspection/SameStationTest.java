package dev.linewarden.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SameStationTest {
  /// The first part that it spoke at, or -1.
  private static long spokeAt(SameStation watch, long from, long parts, Random random, Bad bad) {
    for (long part = from; part < from + parts; part++) {
      String words = watch.saw(part, random.nextDouble() < bad.share(part));
      if (words != null) {
        return part;
      }
    }
    return -1;
  }

  private interface Bad {
    double share(long part);
  }

  @Test
  void onePoorStationAmongGoodOnesIsNamedSoon() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      int stations = 2 + random.nextInt(99);
      int poor = random.nextInt(stations);
      long from = random.nextLong(1, 1_000_000);
      SameStation watch = new SameStation("filler", stations);
      Bad bad = part -> part % stations == poor ? 0.9 : 0.01;

      long at = spokeAt(watch, from, 50L * stations, random, bad);

      assertThat(at % stations).as("seed %d, %d stations", seed, stations).isEqualTo(poor);
    }
  }

  @Test
  void chanceAloneNamesNobody() {
    for (long seed = 1; seed <= 300; seed++) {
      Random random = new Random(seed);
      int stations = 2 + random.nextInt(60);
      double share = random.nextDouble() * 0.6;
      SameStation watch = new SameStation("capper", stations);
      assertThat(spokeAt(watch, 1, 10_000, random, _ -> share)).as("seed %d", seed).isEqualTo(-1);
    }
  }

  @Test
  void aFaultThatHitsEveryPartIsNoStationsFault() {
    SameStation watch = new SameStation("filler", 24);
    assertThat(spokeAt(watch, 1, 5_000, new Random(1), part -> part > 2_000 ? 1 : 0)).isEqualTo(-1);
  }

  @Test
  void theSentenceNamesTheStationAndItsShare() {
    SameStation watch = new SameStation("filler", 10);
    String said = null;
    for (long part = 1; said == null; part++) {
      said = watch.saw(part, part % 10 == 3);
    }
    assertThat(said)
        .contains("of every 10th part, as part ", "of 'filler'")
        .containsPattern("as part \\d*3, (\\d+) of \\1 did not pass, of the others 0 of");
  }

  @Test
  void afterAStandItBeginsAnew() {
    SameStation watch = new SameStation("filler", 10);
    for (long part = 1; part < 10_000; part++) {
      if (part % 20 == 0) {
        watch.begin();
      }
      @Nullable String said = watch.saw(part, part % 10 == 3);
      assertThat(said).isNull();
    }
  }

  @Test
  void theProbabilityIsThatOfDrawingSoManyBadPartsByChance() {
    SameStation watch = new SameStation("filler", 2);
    assertThat(watch.atLeast(0, 4, 5, 10)).isCloseTo(1, within(1e-12));
    assertThat(watch.atLeast(4, 4, 4, 8)).isCloseTo(1 / 70.0, within(1e-12));
    assertThat(watch.atLeast(3, 4, 4, 8)).isCloseTo(17 / 70.0, within(1e-12));
    assertThat(watch.atLeast(1, 1, 3, 10)).isCloseTo(0.3, within(1e-12));
  }
}
