package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import java.util.concurrent.atomic.AtomicBoolean;

/// Lets people do something long one after the other: who comes meanwhile is sent away with a
/// sentence instead of waiting. Any thread.
final class OneAtATime {
  private final String busy;
  private final AtomicBoolean taken = new AtomicBoolean();

  /// What is done, and how it may fail.
  interface Deed<T, E extends Exception> {
    T run() throws E;
  }

  /// @param busy what is said to whoever comes meanwhile
  OneAtATime(String busy) {
    this.busy = busy;
  }

  /// Throws [BadInput] while another one is at it.
  <T, E extends Exception> T run(Deed<T, E> deed) throws E {
    if (!taken.compareAndSet(false, true)) {
      throw new BadInput(busy);
    }
    try {
      return deed.run();
    } finally {
      taken.set(false);
    }
  }
}
