package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// 1 mm in a millisecond.
final class BeltTest {
  private static final long MILLI = 1_000_000;

  private final Belt belt = new Belt();

  @Test
  void aPlaceAheadHasAnInstantAndOneBehindIsPast() {
    belt.set(500 * MILLI, 100, 1_000);
    assertThat(belt.mmPerSecond()).isEqualTo(1_000);
    assertThat(belt.travelAt(520 * MILLI)).isEqualTo(120);
    assertThat(belt.nanosAt(120)).isEqualTo(520 * MILLI);
    assertThat(belt.nanosAt(100)).isEqualTo(500 * MILLI);
    assertThat(belt.nanosAt(40)).isEqualTo(500 * MILLI);
    assertThat(belt.nanosBackAt(90)).isEqualTo(Belt.NEVER);
  }

  @Test
  void aBeltThatStandsGetsNowhere() {
    belt.set(500 * MILLI, 100, 0);
    assertThat(belt.nanosAt(100.001)).isEqualTo(Belt.NEVER);
    assertThat(belt.nanosBackAt(99.999)).isEqualTo(Belt.NEVER);
    assertThat(belt.nanosFor(10)).isZero();
  }

  @Test
  void aBeltThatGoesBackComesToPlacesBehind() {
    belt.set(500 * MILLI, 100, -2_000);
    assertThat(belt.nanosBackAt(90)).isEqualTo(505 * MILLI);
    assertThat(belt.nanosBackAt(110)).isEqualTo(500 * MILLI);
    assertThat(belt.nanosAt(110)).isEqualTo(Belt.NEVER);
    assertThat(belt.nanosFor(10)).isEqualTo(5 * MILLI);
  }

  @Test
  void whatIsFartherThanAnyoneWaitsIsNeverAndStaysIt() {
    belt.set(0, 0, 1e-6);
    assertThat(belt.nanosAt(1e6)).isEqualTo(Belt.NEVER);
    assertThat(Belt.shifted(Belt.NEVER, -5)).isEqualTo(Belt.NEVER);
    assertThat(Belt.shifted(7, -5)).isEqualTo(2);
  }

  @Test
  void whereItWasBeforeAStopIsRemembered() {
    belt.set(100 * MILLI, 0, 1_000);
    belt.set(600 * MILLI, 500, 0);
    belt.set(900 * MILLI, 500, 2_000);
    assertThat(belt.travelAt(50 * MILLI)).isZero();
    assertThat(belt.travelAt(570 * MILLI)).isEqualTo(470);
    assertThat(belt.travelAt(700 * MILLI)).isEqualTo(500);
    assertThat(belt.travelAt(910 * MILLI)).isEqualTo(520);
  }

  @Test
  void aSecondOfAnEncodersCountsIsRemembered() {
    long countNanos = MILLI / 10;
    int counts = 20_000;
    for (int i = 0; i <= counts; i++) {
      belt.set(i * countNanos, i / 10.0, 1_000);
    }
    assertThat(belt.travelAt(1_990 * MILLI + 50_000)).isCloseTo(1_990.05, within(1e-6));
    assertThat(belt.travelAt(1_000 * MILLI)).isCloseTo(1_000, within(1e-6));
    assertThat(belt.remembers(1_000 * MILLI)).isTrue();
    assertThat(belt.remembers(900 * MILLI)).isFalse();
  }

  @Test
  void aBeltThatHasOnlyStoodIsRememberedForEver() {
    assertThat(belt.remembers(Long.MIN_VALUE / 2)).isTrue();
    belt.set(500 * MILLI, 100, 1_000);
    assertThat(belt.remembers(Long.MIN_VALUE / 2)).isTrue();
    assertThat(belt.travelAt(0)).isEqualTo(100);
  }
}
