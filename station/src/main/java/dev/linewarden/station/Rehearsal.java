package dev.linewarden.station;

import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.Camera;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Command;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.InterlockSettings;
import dev.linewarden.inspection.Line;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.LineSettings;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.inspection.Witness;
import dev.linewarden.reject.BenchFaults;
import dev.linewarden.reject.BenchIo;
import dev.linewarden.reject.BenchSettings;
import dev.linewarden.reject.EjectionTiming;
import dev.linewarden.reject.TrackingSettings;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Runs the whole way of a part on a simulated belt before the real one gets its permit, until many
/// parts in a row had their verdict in time: code that was never run is slow, and the first bottles
/// of the day must be as safe as the rest. Nothing of it reaches the ledger.
final class Rehearsal {
  /// So many in a row must be in time.
  static final int IN_TIME_PARTS = 50;

  /// A machine that cannot hold the deadline must not keep the station from starting: its parts are
  /// ejected, and the screen says why. This many times as long as the parts need at the least.
  private static final double PATIENCE = 2;

  /// However fast the belt, so long for code to be compiled.
  private static final double PATIENCE_SECONDS_MIN = 5;

  private static final long LOOK_MILLIS = 20;

  private static final System.Logger LOG = System.getLogger("dev.linewarden.station");

  private final Clock clock;
  private final LineSettings settings;
  private final TrackingSettings tracking;
  private final List<LinePath.View> views;
  private final double partsPerMinute;
  private final Witnessed witnessed = new Witnessed();

  /// @param partsPerMinute of the simulated belt: as fast as the camera can follow, so that it is
  ///   soon over
  Rehearsal(
      Clock clock,
      LineSettings settings,
      TrackingSettings tracking,
      List<LinePath.View> views,
      double partsPerMinute) {
    this.clock = clock;
    this.settings = settings;
    this.tracking = tracking;
    this.views = List.copyOf(views);
    this.partsPerMinute = partsPerMinute;
  }

  /// The recipe as the line takes it: rehearsed, and with the rehearsal's parts where it has no
  /// known ones of its own. What was not to be had is counted.
  static LoadedRecipe of(
      LoadedRecipe recipe,
      List<LinePath.View> views,
      StationConfig config,
      Clock clock,
      FaultLog faults) {
    LoadedRecipe ready = recipe;
    // Parts that are told of by their own pictures cannot be made to come.
    if (config.parts().by() != PartsSettings.By.IMAGE) {
      double rate = Cameras.rehearsalRate(config.views(), config.partsPerMinute());
      Rehearsal rehearsal = new Rehearsal(clock, config.line(), config.tracking(), views, rate);
      if (!rehearsal.run(recipe)) {
        String key = recipe.recipe().key().toString();
        faults.count("station", "the deadline was not held in the rehearsal", key);
      }
      if (recipe.challenges().isEmpty()) {
        ready = ProvenRecipe.of(recipe, rehearsal.witnessed.take());
      } else {
        rehearsal.witnessed.take().forEach(challenge -> challenge.frames().close());
      }
    }
    ProvenRecipe.tell(ready, faults);
    return ready;
  }

  /// False when the deadline was not held for long enough within patience. Without a camera there
  /// is none: the station waits for it, and its first parts come unrehearsed.
  boolean run(LoadedRecipe recipe) {
    Applause applause = new Applause(settings.deadlineNanos(), witnessed);
    LinePath.Ends ends =
        new LinePath.Ends(
            clock,
            new FaultLog(clock),
            InterlockSettings.NONE,
            _ -> true,
            Books.EMPTY,
            recipe,
            applause,
            EjectionTiming.NONE);
    BenchIo belt = new BenchIo(BenchSettings.like(tracking, partsPerMinute), BenchFaults.NONE);
    long begunNanos = clock.nanos();
    LinePath path =
        new LinePath(
            settings, new LinePath.Wires(belt, tracking), PartsSettings.SENSED, views, ends);
    try {
      for (Camera camera : path.cameras()) {
        if (!camera.condition().isEmpty()) {
          LOG.log(System.Logger.Level.WARNING, "no rehearsal: {0}", camera.condition());
          return true;
        }
      }
      path.start();
      boolean held = watch(path.line(), applause, begunNanos + patienceNanos());
      LOG.log(
          System.Logger.Level.INFO,
          "rehearsal of {0} took {1} ms, the deadline was {2}",
          recipe.recipe().key(),
          TimeUnit.NANOSECONDS.toMillis(clock.nanos() - begunNanos),
          held ? "held" : "not held");
      return held;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      path.abandon();
    }
  }

  /// A line that stops itself, for an ejection that a stalled machine missed, is started again:
  /// there is no bottle that could have slipped through.
  private boolean watch(Line line, Applause applause, long untilNanos) throws InterruptedException {
    line.commands().offer(new Command.Start("rehearsal"));
    while (!applause.enough.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (clock.nanos() - untilNanos > 0) {
        return false;
      }
      if (line.view().state() == LineState.FAULTED) {
        LOG.log(System.Logger.Level.INFO, "rehearsal begins again: {0}", line.view().why().words());
        line.commands().offer(new Command.Start("rehearsal"));
      }
    }
    return true;
  }

  private long patienceNanos() {
    double seconds = Math.max(PATIENCE_SECONDS_MIN, PATIENCE * IN_TIME_PARTS * 60 / partsPerMinute);
    return (long) (seconds * 1e9);
  }

  /// Counts verdicts in time, in a row. On the line thread.
  private static final class Applause implements Witness {
    private final long deadlineNanos;
    private final CountDownLatch enough = new CountDownLatch(1);
    private final Witnessed witnessed;
    private int inTime;

    Applause(long deadlineNanos, Witnessed witnessed) {
      this.deadlineNanos = deadlineNanos;
      this.witnessed = witnessed;
    }

    @Override
    public void saw(LineEvent event, Frames frames) {
      if (event instanceof LineEvent.PartJudged(var record, var recipe)) {
        boolean judged = !(record.verdict() instanceof Verdict.Unjudged);
        inTime = judged && record.triggerToVerdictNanos() < deadlineNanos ? inTime + 1 : 0;
        if (inTime >= IN_TIME_PARTS) {
          enough.countDown();
        }
        if (inTime > 0) {
          witnessed.saw(record, recipe, frames);
        }
      }
    }
  }
}
