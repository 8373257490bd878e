package dev.linewarden.tests;

import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.Command;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.InterlockSettings;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Line;
import dev.linewarden.inspection.LinePorts;
import dev.linewarden.inspection.LineSettings;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Trigger;
import dev.linewarden.inspection.Work;
import dev.linewarden.reject.BenchFaults;
import dev.linewarden.reject.BenchIo;
import dev.linewarden.reject.BenchSettings;
import dev.linewarden.reject.Slips;
import dev.linewarden.reject.Tracker;
import dev.linewarden.reject.TrackingSettings;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// A whole station on one thread in virtual time: the real line, tracker and bench conveyor, with a
/// camera and an inspector that do everything wrong a seed can think of.
final class SimulatedStation {
  private static final long MILLI = 1_000_000;
  private static final int MODEL_MAX = 4;

  /// More steps than any seed needs; a simulation that stands still would fail, not hang.
  private static final int STEPS_MAX = 200_000;

  final VirtualClock clock = new VirtualClock();
  final FaultLog faults = new FaultLog(clock);
  final List<LedgerEntry> ledger = new ArrayList<>();
  final List<SimulatedRecipe> recipes = new ArrayList<>();
  final Map<PartId, Trigger> triggers = new HashMap<>();
  private final Map<PartId, Boolean> good = new HashMap<>();
  final RoughLine conveyor;
  final BenchIo bench;
  final Line line;
  final Mailbox<Work> model = new Mailbox<>("model", MODEL_MAX, new Doorbell());
  int framesOut;

  private final Random random;
  private final Tracker tracker;
  private final Later later = new Later();
  private final ArrayDeque<Work> atWork = new ArrayDeque<>();
  private final MemorySegment pixels = Arena.ofAuto().allocate(16);
  private final double trouble;
  private boolean journalFull;
  private long frameNumber;

  /// A conveyor on which nothing goes wrong that a station cannot make good.
  SimulatedStation(long seed) {
    random = new Random(seed);
    trouble = random.nextInt(4) == 0 ? 0 : random.nextDouble() * 0.3;
    double rate = 60 + random.nextInt(5941);
    int parts = 20 + random.nextInt(40);
    BenchSettings belt = BenchSettings.DEFAULT.partsPerMinute(rate).partsMax(parts).seed(seed);
    BenchFaults wrong =
        new BenchFaults(
            0, 0, trouble / 2, 0, trouble, 0, random.nextInt(30), random.nextInt(300) * MILLI);
    conveyor = new RoughLine(TrackingSettings.DEFAULT, belt, wrong, List.of());
    bench = new BenchIo(belt, wrong);
    tracker = tracker();
    line = line(1);
    plan();
  }

  SimulatedStation(long seed, RoughLine conveyor) {
    random = new Random(seed);
    trouble = random.nextInt(4) == 0 ? 0 : random.nextDouble() * 0.1;
    this.conveyor = conveyor;
    bench = new BenchIo(conveyor.belt(), conveyor.faults());
    tracker = tracker();
    line = line(conveyor.tracking().lanes());
    plan();
    for (double rate : conveyor.rates()) {
      later.at(clock.nanos() + random.nextInt(3000) * MILLI, () -> bench.rate(rate));
    }
  }

  private Line line(int lane) {
    recipes.add(new SimulatedRecipe(1, lane));
    return new Line(
        LineSettings.DEFAULT,
        InterlockSettings.NONE,
        new LinePorts(
            tracker, model, List.of((_, _) -> {}), this::append, (_, _) -> {}, faults, clock),
        Books.EMPTY,
        recipes.getFirst());
  }

  private Tracker tracker() {
    return new Tracker(
        conveyor.tracking(),
        bench,
        new PartId(1),
        new Tracker.Sinks(
            List.of(trigger -> line().triggers().offer(trigger), this::expose),
            closing -> line().closings().offer(closing),
            stop -> line().commands().offer(stop)),
        (_, _, _) -> {},
        clock,
        faults);
  }

  /// The tracker is made before the line it talks to.
  private Line line() {
    return line;
  }

  /// Changeovers, journal trouble and an operator who starts the line whenever it stands.
  private void plan() {
    for (int revision = 2; revision < 2 + random.nextInt(4); revision++) {
      SimulatedRecipe next = new SimulatedRecipe(revision, revision % 2 + 1);
      recipes.add(next);
      later.at(
          clock.nanos() + random.nextInt(3000) * MILLI,
          () -> line.commands().offer(new Command.Switch(next, "engineer")));
    }
    if (random.nextDouble() < trouble) {
      long from = clock.nanos() + random.nextInt(1000) * MILLI;
      later.at(from, () -> journalFull = true);
      later.at(from + random.nextInt(200) * MILLI, () -> journalFull = false);
    }
    operate();
  }

  private void operate() {
    if (line.view().state() != LineState.RUNNING) {
      line.commands().offer(new Command.Start("operator"));
    }
    later.at(clock.nanos() + 50 * MILLI, this::operate);
  }

  Trigger trigger(PartId part) {
    return Objects.requireNonNull(triggers.get(part), "part was never triggered");
  }

  List<Slips> slips() {
    return tracker.slips();
  }

  boolean isGood(PartId part) {
    return Boolean.TRUE.equals(good.get(part));
  }

  /// Runs until every part has come and gone and the ledger is written.
  void run(Runnable afterEachStep) {
    for (int step = 0; step < STEPS_MAX; step++) {
      turn();
      afterEachStep.run();
      if (bench.finished() && settled()) {
        return;
      }
      clock.moveTo(Math.min(later.dueNanos(), Math.min(tracker.dueNanos(), line.dueNanos())));
    }
    throw new AssertionError("the station did not come to its end: " + line.view());
  }

  private boolean settled() {
    return line.view().balance().inFlight() == 0 && line.view().unsaved() == 0 && framesOut == 0;
  }

  private void turn() {
    int done = 1;
    while (done > 0) {
      done = later.run(clock.nanos()) + tracker.doWork(clock.nanos());
      done += line.doWork(clock.nanos()) + inspect();
    }
  }

  private boolean append(LedgerEntry entry) {
    return !journalFull && ledger.add(entry);
  }

  /// The camera: every exposure is of the part at the sensor then, but what arrives, when and how
  /// often is up to the seed.
  private boolean expose(Trigger trigger) {
    triggers.put(trigger.part(), trigger);
    boolean isGood = random.nextInt(4) != 0;
    good.put(trigger.part(), isGood);
    long jitter = (long) ((random.nextDouble() * 2 - 1) * 0.9 * MILLI);
    long exposedAt = trigger.atNanos() + LineSettings.DEFAULT.exposureDelayNanos() + jitter;
    String shows = isGood ? SimulatedRecipe.GOOD : SimulatedRecipe.BAD;
    long arrives = clock.nanos() + MILLI + random.nextInt(4) * MILLI;
    if (random.nextDouble() >= trouble) {
      deliver(exposedAt, shows, arrives);
      return true;
    }
    switch (random.nextInt(5)) {
      case 0 -> deliver(exposedAt, shows, arrives + random.nextInt(40) * MILLI);
      case 1 -> {
        deliver(exposedAt, shows, arrives);
        deliver(exposedAt, shows, arrives + random.nextInt(20) * MILLI);
      }
      case 2 ->
          later.at(
              arrives,
              () ->
                  line.exposures(0)
                      .offer(new FrameLost(exposedAt, FrameLost.Why.INCOMPLETE, "simulated")));
      case 3 -> deliver(exposedAt - 8 * MILLI, SimulatedRecipe.GOOD, arrives);
      default -> {} // nothing ever comes
    }
    return true;
  }

  private void deliver(long exposedAtNanos, String shows, long atNanos) {
    later.at(
        atNanos,
        () -> {
          FrameInfo info =
              new FrameInfo(
                  frameNumber++, exposedAtNanos, clock.nanos(), 4, 4, 4, PixelFormat.MONO8, shows);
          framesOut++;
          Frame frame = new Frame(info, pixels, () -> framesOut--);
          if (!line.exposures(0).offer(frame)) {
            frame.close();
          }
        });
  }

  /// The model thread: one part at a time, usually 1 to 5 ms, sometimes far too long, and sometimes
  /// it falls over with a part in its hands.
  private int inspect() {
    if (!atWork.isEmpty()) {
      return 0;
    }
    switch (model.poll()) {
      case null -> {
        return 0;
      }
      case Work.Next _ -> {}
      case Work.Retire retire -> retire.recipe().close();
      case Work.Inspect work -> {
        atWork.add(work);
        boolean slow = random.nextDouble() < trouble;
        boolean crash = random.nextDouble() < trouble / 4;
        long takes = MILLI + random.nextInt(slow ? 60 : 4) * MILLI;
        later.at(clock.nanos() + takes, () -> finish(work, crash));
      }
    }
    return 1;
  }

  private void finish(Work.Inspect work, boolean crash) {
    atWork.clear();
    if (!crash) {
      line.inspected()
          .offer(work.recipe().inspect(work.part(), work.frames(), work.deadlineNanos()));
    }
    work.frames().close();
  }
}
