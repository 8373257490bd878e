package dev.linewarden.station;

import dev.linewarden.capture.AravisCamera;
import dev.linewarden.capture.GigeSettings;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// `./linewarden bench capture`: from the trigger to the whole frame, over the wire of a simulated
/// camera in a process of its own; beside it, in turn, the smallest C program on the same library.
final class CaptureBench {
  private static final String ADDRESS = "127.0.0.99";
  private static final String FORMAT = "Mono8";
  private static final int ROUNDS = 3;
  private static final int WARM_UP = 100;
  private static final long PERIOD_NANOS = 20_000_000;
  private static final long BUDGET_NANOS = 1_000_000_000;
  private static final long OPENING_NANOS = 20_000_000_000L;
  private static final long LOOK_NANOS = 20_000;
  private static final int LOST_PER_THOUSAND = 10;

  private final Console console;
  private final Path home;
  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final Mailbox<Exposure> sink = new Mailbox<>("exposures", 8, new Doorbell());
  private long part;

  /// @param home where `./linewarden` lies
  CaptureBench(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  /// What one client saw of one wire.
  private record Seen(Histogram times, long frames, long lost) {
    Seen() {
      this(LatencyMeter.histogram(), 0, 0);
    }

    /// @param nanos 0 = the frame was lost
    Seen and(long nanos) {
      if (nanos > 0) {
        times.recordValue(Math.min(nanos, BUDGET_NANOS));
      }
      return new Seen(times, frames + 1, lost + (nanos > 0 ? 0 : 1));
    }
  }

  int run(int frames) {
    if (frames < ROUNDS || frames > 1_000_000) {
      throw new BadInput("--parts must be from %d to 1000000, but is %d".formatted(ROUNDS, frames));
    }
    Optional<CProgram> rival = CProgram.build(console);
    try {
      console.result("1280x1024 %s, %d frames a column".formatted(FORMAT, frames));
      compare("clean wire", frames, 0, rival);
      compare("1 % of the packets lost", frames, LOST_PER_THOUSAND, rival);
    } finally {
      rival.ifPresent(CProgram::close);
    }
    return 0;
  }

  private void compare(String wire, int frames, int lostPerThousand, Optional<CProgram> rival) {
    Process camera = camera(lostPerThousand);
    try {
      Seen java = new Seen();
      Seen c = new Seen();
      for (int round = 1; round <= ROUNDS; round++) {
        java = ours(java, frames / ROUNDS);
        if (rival.isPresent()) {
          for (long nanos : rival.get().run(ADDRESS, FORMAT, frames / ROUNDS, PERIOD_NANOS)) {
            c = c.and(nanos);
          }
        }
      }
      console.result("");
      console.result("%-28s %8s %8s %8s  %s".formatted(wire, "p50", "p99", "max", "frames lost"));
      console.result(row("trigger to frame, station", java));
      if (c.frames() > 0) {
        console.result(row("trigger to frame, C", c));
        console.result(
            "%-28s %8.2f %8.2f"
                .formatted(
                    "station / C",
                    ratio(java.times(), c.times(), 50),
                    ratio(java.times(), c.times(), 99)));
      }
    } finally {
      camera.destroy();
      camera.onExit().join();
    }
  }

  private static String row(String what, Seen seen) {
    return "%-28s %8.3f %8.3f %8.3f  %d of %d"
        .formatted(
            what,
            seen.times().getValueAtPercentile(50) / 1e6,
            seen.times().getValueAtPercentile(99) / 1e6,
            seen.times().getMaxValue() / 1e6,
            seen.lost(),
            seen.frames());
  }

  private static double ratio(Histogram one, Histogram other, double percentile) {
    return one.getValueAtPercentile(percentile)
        / (double) Math.max(1, other.getValueAtPercentile(percentile));
  }

  private Process camera(int lostPerThousand) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
              home.resolve("linewarden").toString(),
              "simcam",
              "--address",
              ADDRESS,
              "--lose",
              Integer.toString(lostPerThousand));
      builder.environment().put("LINEWARDEN_AS_BUILT", "1");
      return builder
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new BadInput("the simulated camera cannot be started: " + e.getMessage(), e);
    }
  }

  private Seen ours(Seen before, int frames) {
    Seen seen = before;
    try (AravisCamera camera = opened()) {
      for (int number = -WARM_UP; number < frames; number++) {
        long begunNanos = clock.nanos();
        long took = one(camera, begunNanos);
        if (number >= 0) {
          seen = seen.and(took);
        }
        LockSupport.parkNanos(begunNanos + PERIOD_NANOS - clock.nanos());
      }
    }
    return seen;
  }

  /// 0 = it was lost.
  private long one(AravisCamera camera, long begunNanos) {
    camera.trigger(new Trigger(new PartId(++part), begunNanos, 0));
    while (sink.isEmpty()) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    if (sink.poll() instanceof Frame frame) {
      try (frame) {
        return frame.info().receivedAtNanos() - begunNanos;
      }
    }
    return 0;
  }

  /// The camera's process needs a moment.
  private AravisCamera opened() {
    long deadlineNanos = clock.nanos() + OPENING_NANOS;
    while (true) {
      try {
        return new AravisCamera(settings(), 0, sink, clock, faults, Cameras::raise);
      } catch (BadInput notYet) {
        if (clock.nanos() > deadlineNanos) {
          throw notYet;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      }
    }
  }

  private static GigeSettings settings() {
    return new GigeSettings(ADDRESS, CameraSettings.AS_IT_IS.pixelFormat(FORMAT), BUDGET_NANOS, 8);
  }
}
