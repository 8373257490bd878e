package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import java.net.InetAddress;
import java.time.Duration;

/// Our camera on a thread of its own, until it is closed. Its serial number is `S-1`.
final class RunningSimulator implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(10);

  private final GigeSimulator simulator;
  private final Thread thread;

  RunningSimulator(String address, RenderedLine line, SimulatedFaults wrong, Clock clock) {
    this(address, line, wrong, SimulatedDescription.own(), clock);
  }

  RunningSimulator(
      String address,
      RenderedLine line,
      SimulatedFaults wrong,
      SimulatedDescription description,
      Clock clock) {
    simulator =
        new GigeSimulator(
            InetAddress.ofLiteral(address),
            "S-1",
            line,
            wrong,
            description,
            clock,
            new FaultLog(clock));
    thread = Thread.ofPlatform().daemon().start(simulator::run);
  }

  GigeSimulator simulator() {
    return simulator;
  }

  @Override
  public void close() {
    simulator.close();
    try {
      assertThat(thread.join(END)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    simulator.free();
  }
}
