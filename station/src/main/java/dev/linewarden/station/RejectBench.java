package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import dev.linewarden.reject.BenchFaults;
import dev.linewarden.reject.BenchIo;
import dev.linewarden.reject.BenchSettings;
import dev.linewarden.reject.Tracker;
import dev.linewarden.reject.TrackingSettings;
import dev.linewarden.ui.LatencySummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// `./linewarden bench reject`: how far the ejector is off the instant it was asked for, with every
/// part ejected, and how soon a part's edge is a trigger; beside it, in turn, the smallest C
/// program that switches at instants. Without the load of inspecting, or with `--load` beside a
/// whole line that inspects: both ejectors then work at the same time, under the same load.
final class RejectBench {
  private static final int ROUNDS = 3;
  private static final int PARTS_MAX = 1_000_000;
  private static final double MICROS_PER_MINUTE = 60e6;
  private static final long HIGHEST_NANOS = 1_000_000_000;
  private static final long LOOK_NANOS = 20_000_000;

  private final Console console;
  private final TrackingSettings tracking;
  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final Histogram ejector = LatencyMeter.histogram();
  private final Histogram edges = LatencyMeter.histogram();
  private final Histogram rival = LatencyMeter.histogram();
  private long part;

  RejectBench(Console console, TrackingSettings tracking) {
    this.console = console;
    this.tracking = tracking;
  }

  /// @param c empty where there is no C compiler
  private record Figures(
      double partsPerMinute,
      LatencySummary ejector,
      LatencySummary edgeToTrigger,
      Optional<LatencySummary> c) {}

  /// @param rate parts a minute
  int run(int parts, double rate, Optional<Path> json) {
    if (parts < ROUNDS || parts > PARTS_MAX) {
      throw new BadInput(
          "--parts must be from %d to %d, but is %d".formatted(ROUNDS, PARTS_MAX, parts));
    }
    BenchSettings belt = BenchSettings.like(tracking, rate).partsMax(parts / ROUNDS);
    Optional<CProgram> program = CProgram.ejector(console);
    try {
      for (int round = 1; round <= ROUNDS; round++) {
        ours(belt.seed(round));
        program.ifPresent(c -> theirs(c, belt));
        console.progress("rounds", round, ROUNDS);
      }
    } finally {
      program.ifPresent(CProgram::close);
    }
    Figures figures =
        new Figures(
            belt.partsPerMinute(),
            LatencyFigures.of(ejector),
            LatencyFigures.of(edges),
            program.map(_ -> LatencyFigures.of(rival)));
    console.result(table(figures));
    json.ifPresent(file -> BenchCommand.write(file, figures));
    return 0;
  }

  /// Nobody pardons: the output goes on and off once for each part.
  private void ours(BenchSettings belt) {
    BenchIo bench = new BenchIo(belt, BenchFaults.NONE);
    Tracker[] self = new Tracker[1];
    Tracker.Sinks sinks =
        new Tracker.Sinks(
            List.of(this::triggered),
            _ -> true,
            stop -> {
              // A stalled machine missed an ejection, which stops a line: here it is a figure.
              faults.count("bench", "line stopped", stop.trouble().words());
              self[0].permit(true, "bench");
              return true;
            });
    Tracker tracker =
        new Tracker(
            tracking,
            bench,
            new PartId(part + 1),
            sinks,
            (_, asked, done) -> record(ejector, Math.abs(done - asked)),
            clock,
            faults);
    self[0] = tracker;
    AgentRunner.Pace pace = new AgentRunner.Pace(RealTime.IO, tracker::outputDueNanos);
    try (AgentRunner runner = new AgentRunner(tracker, clock, faults, pace, _ -> true)) {
      tracker.permit(true, "bench");
      runner.start();
      while (!bench.finished()) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
    bench.close();
  }

  private boolean triggered(Trigger trigger) {
    part = trigger.part().value();
    record(edges, clock.nanos() - trigger.atNanos());
    return true;
  }

  /// As many switches, at the same pace.
  private void theirs(CProgram program, BenchSettings belt) {
    List<String> arguments =
        List.of(
            Long.toString(2 * belt.partsMax()),
            Long.toString(Math.round(MICROS_PER_MINUTE / belt.partsPerMinute() / 2)),
            Integer.toString(RealTime.IO));
    program.run(arguments).forEach(nanos -> record(rival, nanos));
  }

  private static void record(Histogram histogram, long nanos) {
    histogram.recordValue(Math.clamp(nanos, 0, HIGHEST_NANOS));
  }

  /// The line of `bench line`, and the C program beside it for as long.
  int underLoad(BenchCommand line, int parts, double rate, Optional<Path> json) {
    Optional<CProgram> program = CProgram.ejector(console);
    BenchSettings belt = BenchSettings.like(tracking, rate).partsMax(parts);
    try {
      Thread beside = Thread.ofPlatform().start(() -> program.ifPresent(c -> theirs(c, belt)));
      BenchFigures run = line.measure(parts, rate, line.views());
      beside.join();
      Figures figures =
          new Figures(
              rate,
              run.ejectorError(),
              LatencyFigures.of(edges),
              program.map(_ -> LatencyFigures.of(rival)));
      console.result(BenchTable.of(List.of(run)) + "\n" + table(figures));
      json.ifPresent(file -> BenchCommand.write(file, figures));
      return run.stopped().isEmpty() ? 0 : 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } finally {
      program.ifPresent(CProgram::close);
    }
  }

  private String table(Figures figures) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%.0f parts/min%n%-36s     p50     p99   p99.9     max%n"
            .formatted(figures.partsPerMinute, "milliseconds"));
    row(text, "ejector, asked to done: station", figures.ejector);
    figures.c.ifPresent(c -> row(text, "the same: C, clock_nanosleep, ioctl", c));
    if (figures.edgeToTrigger.count() > 0) {
      row(text, "edge to trigger: station", figures.edgeToTrigger);
    }
    long stopped = faults.count("bench", "line stopped");
    return text.append(stopped == 0 ? "" : "the line stopped itself %d times%n".formatted(stopped))
        .toString();
  }

  private static void row(StringBuilder text, String name, LatencySummary times) {
    text.append(
        String.format(
            Locale.ROOT,
            "%-36s %7.3f %7.3f %7.3f %7.3f%n",
            name,
            times.p50Millis(),
            times.p99Millis(),
            times.p999Millis(),
            times.maxMillis()));
  }
}
