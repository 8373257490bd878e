package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Camera;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// `./linewarden grab`: takes pictures with a camera and stores them as they would be inspected.
final class GrabCommand {
  private static final int PICTURES_MAX = 100_000;

  /// A camera answers every trigger within its own budget, which is at most this.
  private static final long PATIENCE_NANOS = 15_000_000_000L;

  private static final long LOOK_NANOS = 1_000_000;

  private final Console console;
  private final Clock clock = new MonotonicClock();
  private final Mailbox<Exposure> answers = new Mailbox<>("grab", 1, new Doorbell());

  GrabCommand(Console console) {
    this.console = console;
  }

  /// Exit code 1 when a picture was lost.
  int run(StationConfig config, int pictures, Path folder) {
    if (pictures < 1 || pictures > PICTURES_MAX) {
      throw new BadInput("-n must be from 1 to %d, but is %d".formatted(PICTURES_MAX, pictures));
    }
    LinePath.CameraMaker cameras = Cameras.toLook(config, console).getFirst().camera();
    int lost = 0;
    try (Camera camera = cameras.make(answers, Optional.empty(), clock, new FaultLog(clock))) {
      Files.createDirectories(folder);
      for (int number = 1; number <= pictures; number++) {
        camera.trigger(new Trigger(new PartId(number), clock.nanos(), 0));
        lost += keep(answer(camera.name()), folder.resolve("%06d.png".formatted(number))) ? 0 : 1;
      }
    } catch (IOException e) {
      throw new BadInput("%s cannot be written: %s".formatted(folder, e), e);
    }
    return lost == 0 ? 0 : 1;
  }

  private Exposure answer(String camera) {
    long deadlineNanos = clock.nanos() + PATIENCE_NANOS;
    while (clock.nanos() < deadlineNanos) {
      Exposure answer = answers.poll();
      if (answer != null) {
        return answer;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    throw new IllegalStateException(camera + " does not answer a trigger");
  }

  private boolean keep(Exposure answer, Path file) throws IOException {
    return switch (answer) {
      case FrameLost lost -> {
        console.say("no picture for %s: %s".formatted(file.getFileName(), lost.detail()));
        yield false;
      }
      case Frame frame -> {
        try (frame) {
          Files.write(file, FrameImage.png(frame));
          console.result(
              "%s  %dx%d %s  %s"
                  .formatted(
                      file,
                      frame.info().width(),
                      frame.info().height(),
                      frame.info().format(),
                      frame.info().origin()));
        }
        yield true;
      }
    };
  }
}
