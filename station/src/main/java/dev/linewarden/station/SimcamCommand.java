package dev.linewarden.station;

import dev.linewarden.capture.GigeSimulator;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import java.net.InetAddress;

/// `./linewarden simcam`: the drawn bottle line as a GigE Vision camera, until Ctrl-C.
final class SimcamCommand {
  private static final String SERIAL = "LW-SIM-1";

  private final Console console;
  private final Clock clock = new MonotonicClock();

  SimcamCommand(Console console) {
    this.console = console;
  }

  int run(StationConfig config, String address) {
    try (GigeSimulator camera =
        new GigeSimulator(
            address(address),
            SERIAL,
            Cameras.rendered(1, config.line(), config.cache(), console),
            clock,
            new FaultLog(clock))) {
      console.say("A GigE Vision camera answers at " + address + ".");
      console.say("See it at work: ./linewarden run --camera gige:" + address);
      console.say("Stop it with Ctrl-C.");
      camera.run();
    }
    return 0;
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--address must be an IPv4 address, but is '%s'".formatted(text), e);
    }
  }
}
