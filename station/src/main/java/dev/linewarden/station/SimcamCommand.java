package dev.linewarden.station;

import dev.linewarden.capture.FolderScene;
import dev.linewarden.capture.GigeSimulator;
import dev.linewarden.capture.Scene;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import java.util.concurrent.locks.LockSupport;

/// `./linewarden simcam`: the drawn bottle line, or a folder of images, as a GigE Vision camera,
/// until Ctrl-C.
final class SimcamCommand {
  private static final double NANOS_PER_MINUTE = 60e9;

  private final Console console;
  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);

  SimcamCommand(Console console) {
    this.console = console;
  }

  int run(StationConfig config, SimcamOptions options) {
    String address = options.address().getHostAddress();
    try (GigeSimulator camera =
        new GigeSimulator(
            options.address(),
            options.serial(),
            scene(config, options),
            options.faults(),
            clock,
            faults)) {
      camera.warmUp();
      if (options.linePerMinute() > 0) {
        Thread.ofPlatform()
            .daemon()
            .name("simcam-line")
            .start(() -> beat(camera, options.linePerMinute()));
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

  private Scene scene(StationConfig config, SimcamOptions options) {
    return options.folder().isPresent()
        ? new FolderScene(options.folder().get(), faults)
        : Cameras.rendered(1, config.line(), config.cache(), console);
  }

  private void beat(GigeSimulator camera, double perMinute) {
    long stepNanos = Math.round(NANOS_PER_MINUTE / perMinute);
    for (long next = clock.nanos() + stepNanos; ; next += stepNanos) {
      LockSupport.parkNanos(next - clock.nanos());
      camera.edge();
    }
  }
}
