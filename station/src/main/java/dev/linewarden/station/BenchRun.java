package dev.linewarden.station;

import com.sun.management.ThreadMXBean;
import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Command;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.InterlockSettings;
import dev.linewarden.inspection.LineSettings;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.LineView;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.records.LedgerJournal;
import dev.linewarden.reject.BenchFaults;
import dev.linewarden.reject.BenchIo;
import dev.linewarden.reject.BenchSettings;
import dev.linewarden.reject.TrackingSettings;
import dev.linewarden.ui.LatencySummary;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.HdrHistogram.Histogram;

/// One headless run of the whole way at one rate, measured. The journal is a real one on a real
/// disk; only the screen and the plant are away.
final class BenchRun {
  private static final long LOOK_NANOS = 20_000_000;
  private static final long HIGHEST_NANOS = 1_000_000_000;

  private final Clock clock;
  private final FaultLog faults;
  private final LineSettings settings;
  private final TrackingSettings tracking;
  private final BenchIo bench;
  private final BenchSettings belt;
  private final LatencyMeter latency = new LatencyMeter();
  private final TruthMeter truth = new TruthMeter();
  private final Histogram ejector = LatencyMeter.histogram();

  BenchRun(
      Clock clock,
      FaultLog faults,
      LineSettings settings,
      TrackingSettings tracking,
      BenchSettings belt) {
    this.clock = clock;
    this.faults = faults;
    this.settings = settings;
    this.tracking = tracking;
    this.belt = belt;
    this.bench = new BenchIo(belt, BenchFaults.NONE);
  }

  /// @param progress told the number of parts that have come
  BenchFigures run(
      LedgerJournal journal,
      LoadedRecipe recipe,
      List<LinePath.View> views,
      LatencySummary toolsAlone,
      LongConsumer progress) {
    LinePath.Ends ends =
        new LinePath.Ends(
            clock,
            faults,
            InterlockSettings.NONE,
            journal,
            Books.EMPTY,
            recipe,
            new Witnesses(List.of(latency, truth)),
            (_, asked, done) -> ejector.recordValue(Math.clamp(done - asked, 0, HIGHEST_NANOS)));
    AgentRunner writer = new AgentRunner(journal, clock, faults, AgentRunner.Pace.EASY, _ -> true);
    LinePath.Wires wires = new LinePath.Wires(bench, tracking);
    try (PauseMeter pauses = new PauseMeter();
        LinePath path = new LinePath(settings, wires, PartsSettings.SENSED, views, ends)) {
      writer.start();
      path.start();
      path.line().commands().offer(new Command.Start("bench"));
      while (isMoving(path)) {
        LockSupport.parkNanos(LOOK_NANOS);
        progress.accept(bench.truth().spawned());
      }
      long bytes = allocated(path.runners());
      return figures(path, toolsAlone, bytes, pauses.stop());
    } finally {
      writer.close();
    }
  }

  /// A line that stopped itself, for an ejection that a stalled machine missed, stays stopped.
  private boolean isMoving(LinePath path) {
    LineView view = path.line().view();
    return view.state() != LineState.FAULTED
        && (!bench.finished() || view.balance().inFlight() > 0);
  }

  private static String stopped(LineView view) {
    return view.state() == LineState.FAULTED ? view.why().words() : "";
  }

  private BenchFigures figures(
      LinePath path, LatencySummary toolsAlone, long bytes, LatencySummary pauses) {
    long parts = bench.truth().spawned();
    return new BenchFigures(
        belt.partsPerMinute(),
        parts,
        truth.unjudged(),
        truth.late(),
        truth.escapes(),
        truth.falseRejects(),
        Math.max(0, bench.truth().shipped() - truth.passed()),
        LatencyFigures.of(latency.triggerToVerdict()),
        LatencyFigures.of(latency.frameToVerdict()),
        LatencyFigures.of(latency.overhead()),
        LatencyFigures.of(latency.tools()),
        toolsAlone,
        LatencyFigures.of(ejector),
        parts == 0 ? 0 : bytes / parts,
        pauses,
        stopped(path.line().view()));
  }

  /// By the threads on the part's way, since they began.
  private static long allocated(List<AgentRunner> runners) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return runners.stream()
        .mapToLong(runner -> Math.max(0, threads.getThreadAllocatedBytes(runner.threadId())))
        .sum();
  }
}
