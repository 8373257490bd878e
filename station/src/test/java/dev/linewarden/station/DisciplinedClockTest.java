package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.MonotonicClock;
import org.junit.jupiter.api.Test;

class DisciplinedClockTest {
  @Test
  void theKernelsAnswerIsReadWhereItStands() {
    MonotonicClock clock = new MonotonicClock();
    DisciplinedClock.Timex timex = new DisciplinedClock(clock).read().orElseThrow();

    assertThat(timex.seconds()).isCloseTo(clock.wallMillis() / 1000, within(60L));
    assertThat(timex.state()).isBetween(0, 5);
    assertThat(timex.maxErrorMicros()).isNotNegative();
  }

  @Test
  void onlyAClockThatIsCorrectedHasAnUncertainty() {
    assertThat(new DisciplinedClock.Timex(0, 0x2001, 1_201, 0).uncertaintyMillis()).hasValue(2);
    assertThat(new DisciplinedClock.Timex(0, 0x40, 1_201, 0).uncertaintyMillis()).isEmpty();
    assertThat(new DisciplinedClock.Timex(5, 0, 1_201, 0).uncertaintyMillis()).isEmpty();
    assertThat(new DisciplinedClock.Timex(-1, 0, 0, 0).uncertaintyMillis()).isEmpty();
  }
}
