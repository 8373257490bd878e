package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameGapsTest {
  private final FrameGaps gaps = new FrameGaps();

  @Test
  void numbersInARowHaveNoGap() {
    saw(65_533, 65_534, 65_535, 1, 2);
    assertThat(gaps.skipped()).isZero();
  }

  @Test
  void numbersThatWereLeftOutAreCounted() {
    saw(7, 8, 11, 12, 14);
    assertThat(gaps.skipped()).isEqualTo(3);
  }

  @Test
  void aCameraThatBeginsAnewHasSkippedNothing() {
    saw(400, 401, 1, 2);
    assertThat(gaps.skipped()).isZero();
  }

  private void saw(long... numbers) {
    for (long number : numbers) {
      gaps.saw(number);
    }
  }
}
