package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.MonotonicClock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what another thread or process does, with a bound that also a busy machine keeps.
final class Later {
  private static final long WAIT_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private Later() {}

  static void that(BooleanSupplier condition) {
    MonotonicClock clock = new MonotonicClock();
    long until = clock.nanos() + WAIT_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(clock.nanos()).as("still not so").isLessThan(until);
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
