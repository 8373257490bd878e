package dev.linewarden.station;

import dev.linewarden.capture.AravisCamera;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// `./linewarden bench capture`: from the trigger to the whole frame, over the wire of a simulated
/// camera in a process of its own; beside it, in turn, the smallest C program on the same library.
/// Then what the driver must keep to.
final class CaptureBench {
  private static final int ROUNDS = 3;
  private static final int WARM_UP = 100;
  private static final long PERIOD_NANOS = 20_000_000;
  private static final long BUDGET_NANOS = 1_000_000_000;
  private static final double NANOS_PER_MILLI = 1e6;
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

    CaptureFigures.Column column(String wire, String client) {
      return new CaptureFigures.Column(
          wire,
          client,
          times.getValueAtPercentile(50) / NANOS_PER_MILLI,
          times.getValueAtPercentile(99) / NANOS_PER_MILLI,
          times.getMaxValue() / NANOS_PER_MILLI,
          lost,
          frames);
    }
  }

  int run(int frames, Optional<Path> json) {
    if (frames < ROUNDS || frames > 1_000_000) {
      throw new BadInput("--parts must be from %d to 1000000, but is %d".formatted(ROUNDS, frames));
    }
    List<CaptureFigures.Column> columns = new ArrayList<>();
    Optional<CProgram> rival = CProgram.grabber(console);
    try {
      console.result("1280x1024 %s, %d frames a column".formatted(BenchCamera.FORMAT, frames));
      columns.addAll(compare("clean wire", frames, 0, rival));
      columns.addAll(compare("1 % of the packets lost", frames, LOST_PER_THOUSAND, rival));
    } finally {
      rival.ifPresent(CProgram::close);
    }
    CaptureLimits keeper = new CaptureLimits(home, clock, faults);
    List<CaptureFigures.Limit> limits = new ArrayList<>(keeper.atSpeed());
    limits.addAll(keeper.atDeath());
    CaptureFigures figures = new CaptureFigures(columns, limits);
    console.result(figures.table());
    json.ifPresent(file -> BenchCommand.write(file, figures));
    return 0;
  }

  private List<CaptureFigures.Column> compare(
      String wire, int frames, int lostPerThousand, Optional<CProgram> rival) {
    try (BenchCamera camera =
        new BenchCamera(home, clock, faults, "--lose", Integer.toString(lostPerThousand))) {
      Seen java = new Seen();
      Seen c = new Seen();
      for (int round = 1; round <= ROUNDS; round++) {
        java = ours(camera, java, frames / ROUNDS);
        if (rival.isPresent()) {
          for (long nanos : rival.get().run(arguments(frames / ROUNDS))) {
            c = c.and(nanos);
          }
        }
      }
      return c.frames() == 0
          ? List.of(java.column(wire, "station"))
          : List.of(java.column(wire, "station"), c.column(wire, "C"));
    }
  }

  private static List<String> arguments(int frames) {
    return List.of(
        BenchCamera.ADDRESS,
        BenchCamera.FORMAT,
        Integer.toString(frames),
        Long.toString(PERIOD_NANOS / 1000));
  }

  private Seen ours(BenchCamera simulated, Seen before, int frames) {
    Seen seen = before;
    try (AravisCamera camera = simulated.open(sink, BUDGET_NANOS)) {
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
}
