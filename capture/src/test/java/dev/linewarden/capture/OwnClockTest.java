package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OwnClockTest {
  private static final long MILLI = 1_000_000;
  private static final long PERIOD = 20 * MILLI;

  private final OwnClock clock = new OwnClock();

  @Test
  void picturesThatWereHeldUpAreTakenWhenTheyWere() {
    SplittableRandom random = new SplittableRandom(4);
    long worst = 0;
    for (int picture = 1; picture <= 5_000; picture++) {
      // Both clocks count nanoseconds; the camera's is 30 millionths slow and began elsewhere.
      long taken = picture * PERIOD;
      long camera = (long) (7e9 + taken * (1 - 30e-6));
      long late = picture % 4 == 0 ? random.nextLong(15 * MILLI) : random.nextLong(MILLI / 10);
      long ours = clock.ours(camera, taken + MILLI + late);
      worst = picture < 10 ? 0 : Math.max(worst, Math.abs(ours - taken - MILLI));
    }
    assertThat(worst).isLessThan(MILLI / 10 + 60_000);
  }

  @Test
  void aCameraThatCountsAnewIsBelievedAtOnce() {
    clock.ours(90_000 * MILLI, 500 * MILLI);
    assertThat(clock.ours(3 * MILLI, 9_000 * MILLI)).isEqualTo(9_000 * MILLI);
    assertThat(clock.ours(23 * MILLI, 9_025 * MILLI)).isCloseTo(9_020 * MILLI, within(MILLI / 100));
  }

  @Test
  void aCameraWithoutAClockGivesTheTimeOfArrival() {
    assertThat(clock.ours(0, 70)).isEqualTo(70);
    assertThat(clock.ours(0, 95)).isEqualTo(95);
  }
}
