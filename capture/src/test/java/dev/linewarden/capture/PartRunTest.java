package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PartRunTest {
  private static final int PARTS = 20_000;

  @Test
  void theSameSeedGivesTheSameRunAndAnotherSeedAnother() {
    assertThat(first(11, 50)).isEqualTo(first(11, 50)).isNotEqualTo(first(12, 50));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 11, -1, Long.MAX_VALUE})
  void theShareOfFaultyPartsIsTheOneAskedForAndEveryFaultOccurs(long seed) {
    Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    PartRun parts = run(seed, 0.04);
    for (long number = 1; number <= PARTS; number++) {
      counts.merge(parts.part(number).fault(), 1, Integer::sum);
    }
    int faulty = PARTS - counts.getOrDefault(Fault.NONE, 0);
    assertThat(faulty / (double) PARTS).isCloseTo(0.04, within(0.006));
    double each = PARTS * 0.04 / (Fault.values().length - 1);
    for (Fault fault : Fault.values()) {
      if (fault != Fault.NONE) {
        assertThat((double) counts.getOrDefault(fault, 0)).isBetween(each * 0.6, each * 1.4);
      }
    }
  }

  @Test
  void noPartIsFaultyWhenNoneShallBe() {
    PartRun parts = run(3, 0);
    for (long number = 1; number <= 1_000; number++) {
      assertThat(parts.part(number).fault()).isEqualTo(Fault.NONE);
    }
  }

  @Test
  void bottlesStandWithinSixPixelsOfTheirPlaceAndTheirLookFitsTheirFault() {
    List<Look> looks = new Catalogue(5).looks();
    for (PartRun.Part part : first(5, 2_000)) {
      assertThat(part.shift()).isBetween(-6, 6);
      assertThat(looks.get(part.plate()).fault()).isEqualTo(part.fault());
    }
  }

  private static List<PartRun.Part> first(long seed, int count) {
    PartRun parts = run(seed, 0.5);
    List<PartRun.Part> first = new ArrayList<>();
    for (long number = 1; number <= count; number++) {
      first.add(parts.part(number));
    }
    return first;
  }

  private static PartRun run(long seed, double faultyShare) {
    RenderedSettings settings = new RenderedSettings(seed, 160, 128, faultyShare, 4, 0);
    return new PartRun(settings, new Catalogue(seed));
  }
}
