package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final long SECOND_NANOS = 1_000_000_000;

  private final Throttle throttle = new Throttle();

  @Test
  void afterABurstOneAddressGetsItsRateAndOthersAreNotHeldUp() {
    assertThat(admitted("10.0.0.1", Throttle.BURST + 50, 0)).isEqualTo(Throttle.BURST);
    assertThat(throttle.admit("10.0.0.2", 0)).isTrue();
    assertThat(admitted("10.0.0.1", 10_000, SECOND_NANOS)).isEqualTo(Throttle.RATE);
    assertThat(admitted("10.0.0.1", 10_000, 1_000 * SECOND_NANOS)).isEqualTo(Throttle.BURST);
  }

  @Test
  void itRemembersABoundedNumberOfAddressesAndTheBusyOnesLongest() {
    admitted("busy", Throttle.BURST, 0);
    for (int i = 0; i < Throttle.ADDRESSES_MAX - 1; i++) {
      throttle.admit("10.0.0." + i, 0);
    }
    assertThat(throttle.admit("busy", 0)).isFalse();
    throttle.admit("one more", 0);
    assertThat(throttle.admit("busy", 0)).isFalse();
  }

  private int admitted(String address, int asked, long nowNanos) {
    int admitted = 0;
    for (int i = 0; i < asked; i++) {
      admitted += throttle.admit(address, nowNanos) ? 1 : 0;
    }
    return admitted;
  }
}
