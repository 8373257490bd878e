package dev.linewarden.tests;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Somebody who stands at the line and starts it whenever it stopped for a fault: for tests that
/// wait for something else than the status. A line that was stopped he leaves alone.
final class Attendant implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final long LOOK_NANOS = 100_000_000;

  private final StationProcess station;
  private final Thread looking;
  private volatile boolean goes;

  Attendant(StationProcess station) {
    this.station = station;
    looking = Thread.ofVirtual().unstarted(this::look);
    looking.start();
  }

  private void look() {
    while (!goes && station.isAlive()) {
      station.startAgain(station.status());
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /// Returns when he is gone: nothing is started any more.
  @Override
  public void close() {
    goes = true;
    try {
      if (!looking.join(PATIENCE)) {
        throw new AssertionError("whoever stands at the line does not go");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
