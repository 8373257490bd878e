package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartQuestion;
import dev.linewarden.inspection.Rejudging;
import dev.linewarden.inspection.StatisticsQuestion;
import dev.linewarden.inspection.WallSpan;
import dev.linewarden.records.Calendar;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.Follower;
import dev.linewarden.records.JournalSettings;
import dev.linewarden.records.LedgerIndex;
import dev.linewarden.records.LedgerJournal;
import dev.linewarden.records.ScoreSettings;
import dev.linewarden.records.ScoreStore;
import dev.linewarden.records.Shift;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/// `./linewarden bench records`: what remembering costs the line, and how soon questions about a
/// month are answered. In a data folder of its own.
final class RecordsBench {
  static final int PARTS = 1_000_000;

  private static final int PARTS_MIN = 50_000;
  private static final int PARTS_MAX = 50_000_000;

  /// Before it is measured: a station that is ready has run its code often, too.
  private static final int WARM_UP = 30_000;

  private static final int APPENDED = 2_000;

  private static final long PACE_NANOS = 10_000_000;
  private static final long MONTH_MILLIS = 30L * 86_400_000;
  private static final int PLACES = 40;
  private static final double NANOS_PER_MICRO = 1e3;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final Calendar SHIFTS =
      new Calendar(
          List.of(
              new Shift("early", LocalTime.of(6, 0)),
              new Shift("late", LocalTime.of(14, 0)),
              new Shift("night", LocalTime.of(22, 0))),
          ZoneOffset.UTC);

  private final Console console;
  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final Histogram appends = LatencyMeter.histogram();
  private long otherwise;

  RecordsBench(Console console) {
    this.console = console;
  }

  int run(int parts, Optional<Path> json) {
    if (parts < PARTS_MIN || parts > PARTS_MAX) {
      throw new BadInput(
          "--parts must be from %d to %d, but is %d".formatted(PARTS_MIN, PARTS_MAX, parts));
    }
    Path folder = BenchCommand.temporary();
    try (DataFolder data = DataFolder.open(folder)) {
      BenchParts made = new BenchParts(Math.max(1, MONTH_MILLIS / parts));
      fill(data, made, 1, WARM_UP);
      appendAtPace(data, made);
      fill(data, made, WARM_UP + APPENDED + 1, parts);
      RecordsFigures figures = ask(data, made, parts);
      console.result(figures.text());
      json.ifPresent(file -> BenchCommand.write(file, figures));
    } finally {
      BenchCommand.delete(folder);
    }
    Cli.warn(console, faults);
    return 0;
  }

  /// As the line does it: a thread of its priority appends, another one brings groups to the disk.
  private void appendAtPace(DataFolder data, BenchParts made) {
    try (LedgerJournal journal = journal(data);
        AgentRunner writer =
            new AgentRunner(journal, clock, faults, AgentRunner.Pace.EASY, _ -> true)) {
      writer.start();
      Thread line = Thread.ofPlatform().name("line").start(() -> appendAtPace(journal, made));
      line.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void appendAtPace(LedgerJournal journal, BenchParts made) {
    RealTime.raise(RealTime.LINE);
    for (int part = WARM_UP + 1; part <= WARM_UP + APPENDED; part++) {
      List<LedgerEntry> entries = made.of(part);
      long begun = clock.nanos();
      for (LedgerEntry entry : entries) {
        journal.append(entry);
      }
      long took = clock.nanos() - begun;
      appends.recordValue(took);
      LockSupport.parkNanos(Math.max(0, PACE_NANOS - took));
    }
  }

  private void fill(DataFolder data, BenchParts made, int from, int to) {
    try (LedgerJournal journal = journal(data)) {
      int _ = made.write(journal, from, to, clock, console);
    }
  }

  private RecordsFigures ask(DataFolder data, BenchParts made, int parts) {
    try (LedgerJournal journal = journal(data)) {
      double indexSeconds;
      double scoresSeconds;
      try (LedgerIndex index = index(data)) {
        indexSeconds = follow(index, journal);
        scoresSeconds = follow(scores(data), journal);
      }
      long begun = clock.nanos();
      try (LedgerIndex index = index(data)) {
        ScoreStore scores = scores(data);
        double openSeconds = since(begun, NANOS_PER_SECOND);
        long until = made.wallMillis(parts + 1L);
        WallSpan span = new WallSpan(until - MONTH_MILLIS, until);
        Runnable byShift =
            () -> index.statistics(new StatisticsQuestion(span, StatisticsQuestion.By.SHIFT));
        return new RecordsFigures(
            parts,
            appends.getValueAtPercentile(50) / NANOS_PER_MICRO,
            appends.getValueAtPercentile(99) / NANOS_PER_MICRO,
            indexSeconds,
            scoresSeconds,
            openSeconds,
            millis(byShift),
            millis(byShift),
            millis(() -> index.byPlace(span, PLACES)),
            millis(() -> index.parts(PartQuestion.newest("reject", 100))),
            millis(() -> otherwise = rejudge(scores, journal)) / 1000,
            otherwise,
            bytes(data.journal()) / parts,
            bytes(data.index()) / parts,
            bytes(data.scores()) / parts);
      }
    }
  }

  private long rejudge(ScoreStore scores, LedgerJournal journal) {
    Rejudging rejudging = Rejudging.ofWhatWasDone(BenchParts.limits(28), (_, _, _) -> {});
    scores.history(journal).scan(WallSpan.ALWAYS, rejudging.measured(), rejudging::saw);
    return rejudging.result().removed();
  }

  private double follow(Follower follower, LedgerJournal journal) {
    long begun = clock.nanos();
    follower.followToTheEnd(journal, (done, all) -> console.progress(follower.role(), done, all));
    return since(begun, NANOS_PER_SECOND);
  }

  private double millis(Runnable question) {
    long begun = clock.nanos();
    question.run();
    return since(begun, NANOS_PER_MILLI);
  }

  private double since(long begun, double unit) {
    return (clock.nanos() - begun) / unit;
  }

  private LedgerJournal journal(DataFolder data) {
    return LedgerJournal.open(data, JournalSettings.DEFAULTS, Map::of, faults);
  }

  private LedgerIndex index(DataFolder data) {
    return new LedgerIndex(data, LedgerIndex.PARTS_MAX_DEFAULT, SHIFTS, faults);
  }

  private ScoreStore scores(DataFolder data) {
    return new ScoreStore(data, ScoreSettings.DEFAULTS, faults);
  }

  private static double bytes(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      long sum = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException("the size of " + path, e);
    }
  }
}
