package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class PaceTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  @Test
  void aSteadyGrowthIsItsOwnRate() {
    Pace pace = new Pace(0, 1000);
    double last = 0;
    for (int second = 1; second <= 60; second++) {
      last = pace.perSecond(second * SECOND, 1000 + 30L * second);
    }
    assertThat(last).isEqualTo(30);
  }

  @Test
  void whatWasFastLongAgoCountsNoMore() {
    Pace pace = new Pace(0, 0);
    for (int second = 1; second <= 10; second++) {
      double _ = pace.perSecond(second * SECOND, 1000L * second);
    }
    double last = 0;
    for (int second = 11; second <= 30; second++) {
      last = pace.perSecond(second * SECOND, 10_000);
    }
    assertThat(last).isZero();
  }

  @Test
  void anotherJournalBeginsAnew() {
    Pace pace = new Pace(0, 5000);
    assertThat(pace.perSecond(SECOND, 10)).isZero();
    assertThat(pace.perSecond(3 * SECOND, 30)).isEqualTo(10);
  }
}
