package dev.linewarden.station;

import dev.linewarden.capture.AravisCamera;
import dev.linewarden.capture.GigeSettings;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Mailbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A simulated camera in a process of its own, to be measured over the wire.
final class BenchCamera implements AutoCloseable {
  static final String ADDRESS = "127.0.0.99";
  static final String FORMAT = "Mono8";

  private static final int BUFFERS = 8;
  private static final long OPENING_NANOS = 20_000_000_000L;

  private final Process process;
  private final Clock clock;
  private final FaultLog faults;

  /// @param home where `./linewarden` lies
  /// @param wrong what it does wrong, as for `./linewarden simcam`
  BenchCamera(Path home, Clock clock, FaultLog faults, String... wrong) {
    this.clock = clock;
    this.faults = faults;
    List<String> command =
        new ArrayList<>(
            List.of(home.resolve("linewarden").toString(), "simcam", "--address", ADDRESS));
    command.addAll(List.of(wrong));
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("LINEWARDEN_AS_BUILT", "1");
      process =
          builder
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new BadInput("the simulated camera cannot be started: " + e.getMessage(), e);
    }
  }

  /// The station's end of the wire. The camera's process needs a moment.
  AravisCamera open(Mailbox<Exposure> sink, long budgetNanos) {
    GigeSettings settings =
        new GigeSettings(
            ADDRESS, CameraSettings.AS_IT_IS.pixelFormat(FORMAT), budgetNanos, BUFFERS);
    long deadlineNanos = clock.nanos() + OPENING_NANOS;
    while (true) {
      try {
        return new AravisCamera(settings, 0, sink, clock, faults, Cameras::raise);
      } catch (BadInput notYet) {
        if (clock.nanos() > deadlineNanos) {
          throw notYet;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      }
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
