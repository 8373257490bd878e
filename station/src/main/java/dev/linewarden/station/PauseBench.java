package dev.linewarden.station;

import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inference.ModelAgent;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Inspected;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import dev.linewarden.inspection.Work;
import java.lang.foreign.Arena;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// Frame to findings on the model's own thread, as on the line: parts at a steady rate, then none
/// for a while, then the first one again. With and without runs that keep the recipe warm
/// meanwhile.
final class PauseBench {
  private static final long INTERVAL_NANOS = 100_000_000;

  /// From the trigger to the frame: exposure and transfer.
  private static final long TRANSFER_NANOS = 3_000_000;

  private static final long DEADLINE_NANOS = 1_000_000_000;
  private static final int STEADY_PARTS = 6;
  private static final long LOOK_NANOS = 20_000;

  /// Seconds of pause, all tries together, and tries at most.
  private static final double PATIENCE_SECONDS = 10;

  private static final int TRIES_MAX = 10;

  private final Clock clock;
  private final FaultLog faults;
  private final BenchModel model;
  private final InferenceSettings settings;
  private final Mailbox<Inspected> answers = new Mailbox<>("answers", 4, new Doorbell());
  private long part;

  PauseBench(Clock clock, FaultLog faults, BenchModel model, InferenceSettings settings) {
    this.clock = clock;
    this.faults = faults;
    this.model = model;
    this.settings = settings;
  }

  InferenceFigures.Pause run(double seconds, boolean keepWarm) {
    ModelAgent agent = new ModelAgent(answers::offer, faults, clock, DEADLINE_NANOS);
    AgentRunner runner =
        new AgentRunner(agent, clock, faults, AgentRunner.Pace.of(RealTime.MODEL), _ -> true);
    Histogram steady = LatencyMeter.histogram();
    Histogram first = LatencyMeter.histogram();
    int tries = (int) Math.clamp(PATIENCE_SECONDS / seconds, 1, TRIES_MAX);
    try (Arena arena = Arena.ofShared();
        LoadedRecipe recipe = model.load(settings.keepingWarm(keepWarm), clock, faults)) {
      agent.work().offer(new Work.Next(recipe));
      runner.start();
      try {
        Frames frames = model.frames(1, arena);
        for (int i = 0; i < tries; i++) {
          steady(agent, recipe, frames, steady);
          rest(Math.round(seconds * 1e9));
          first.recordValue(one(agent, recipe, frames));
        }
      } finally {
        agent.rest();
        runner.close();
      }
    }
    return new InferenceFigures.Pause(
        seconds, keepWarm, LatencyFigures.of(first), LatencyFigures.of(steady));
  }

  /// The first of them comes after a pause too, and is not recorded.
  private void steady(ModelAgent agent, LoadedRecipe recipe, Frames frames, Histogram times) {
    for (int each = 0; each < STEADY_PARTS; each++) {
      long nanos = one(agent, recipe, frames);
      if (each > 0) {
        times.recordValue(nanos);
      }
      rest(INTERVAL_NANOS - TRANSFER_NANOS - nanos);
    }
  }

  /// Nanoseconds from the frame to its findings.
  private long one(ModelAgent agent, LoadedRecipe recipe, Frames frames) {
    PartId id = new PartId(++part);
    agent.coming(new Trigger(id, clock.nanos(), 0));
    rest(TRANSFER_NANOS);
    long begun = clock.nanos();
    agent.work().offer(new Work.Inspect(id, frames.retain(), recipe, begun + DEADLINE_NANOS));
    while (answers.isEmpty()) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    answers.poll();
    return clock.nanos() - begun;
  }

  private void rest(long nanos) {
    long until = clock.nanos() + nanos;
    for (long left = nanos; left > 0; left = until - clock.nanos()) {
      LockSupport.parkNanos(left);
    }
  }
}
