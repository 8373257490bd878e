package dev.linewarden.station;

import dev.linewarden.capture.GigeSimulator;
import dev.linewarden.capture.SimulatedFaults;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import java.net.InetAddress;
import java.util.concurrent.locks.LockSupport;

/// `./linewarden simcam`: the drawn bottle line as a GigE Vision camera, until Ctrl-C.
final class SimcamCommand {
  static final String SERIAL = "LW-SIM-1";

  private static final double NANOS_PER_MINUTE = 60e9;

  private final Console console;
  private final Clock clock = new MonotonicClock();

  SimcamCommand(Console console) {
    this.console = console;
  }

  /// @param linePerMinute edges on its input; 0 = none come
  int run(
      StationConfig config,
      String address,
      String serial,
      double linePerMinute,
      SimulatedFaults wrong) {
    try (GigeSimulator camera =
        new GigeSimulator(
            address(address),
            serial,
            Cameras.rendered(1, config.line(), config.cache(), console),
            wrong,
            clock,
            new FaultLog(clock))) {
      camera.warmUp();
      if (linePerMinute > 0) {
        Thread.ofPlatform().daemon().name("simcam-line").start(() -> beat(camera, linePerMinute));
      }
      console.say("A GigE Vision camera answers at " + address + ".");
      console.say("See it at work: ./linewarden run --camera gige:" + address);
      console.say("Stop it with Ctrl-C.");
      // A camera has a processor of its own; this one shares it with the station that waits for it.
      RealTime.raise(RealTime.CAMERA);
      camera.run();
    }
    return 0;
  }

  private void beat(GigeSimulator camera, double perMinute) {
    long stepNanos = Math.round(NANOS_PER_MINUTE / perMinute);
    for (long next = clock.nanos() + stepNanos; ; next += stepNanos) {
      LockSupport.parkNanos(next - clock.nanos());
      camera.edge();
    }
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--address must be an IPv4 address, but is '%s'".formatted(text), e);
    }
  }
}
