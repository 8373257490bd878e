package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ThrottleTest {
  private static final long TENTH = TimeUnit.MILLISECONDS.toNanos(100);

  @Test
  void soManyASecondGoThroughAndNoMore() {
    Throttle throttle = new Throttle(50, 0);
    int through = 0;
    for (int tick = 1; tick <= 100; tick++) {
      for (int i = throttle.allowed(tick * TENTH); i > 0; i--) {
        throttle.took();
        through++;
      }
    }
    assertThat(through).isEqualTo(500);
  }

  @Test
  void aPauseSavesUpNoMoreThanASecond() {
    Throttle throttle = new Throttle(50, 0);
    assertThat(throttle.allowed(3600 * 10 * TENTH)).isEqualTo(50);
  }

  @Test
  void withoutABoundEverythingGoes() {
    assertThat(new Throttle(0, 0).allowed(0)).isEqualTo(Integer.MAX_VALUE);
  }
}
