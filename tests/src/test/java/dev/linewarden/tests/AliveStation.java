package dev.linewarden.tests;

import dev.linewarden.inference.ModelAgent;
import dev.linewarden.inspection.Adjustable;
import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.Challenge;
import dev.linewarden.inspection.Command;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.InterlockSettings;
import dev.linewarden.inspection.Line;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.LinePorts;
import dev.linewarden.inspection.LineSettings;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.inspection.Trigger;
import dev.linewarden.inspection.Turns;
import dev.linewarden.inspection.Work;
import dev.linewarden.reject.BenchFaults;
import dev.linewarden.reject.BenchIo;
import dev.linewarden.reject.BenchSettings;
import dev.linewarden.reject.EjectionTiming;
import dev.linewarden.reject.Tracker;
import dev.linewarden.reject.TrackingSettings;
import dev.linewarden.reject.Watchdog;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A station's agents on one thread in virtual time, each of which can be made to stand still.
final class AliveStation implements AutoCloseable {
  private static final long MILLI = 1_000_000;
  private static final List<String> ROLES = List.of("line", "model", "camera", "io", "journal");

  final VirtualClock clock = new VirtualClock();
  final FaultLog faults = new FaultLog(clock);
  final SimulatedRecipe recipe =
      new SimulatedRecipe(1, 1, List.of(challenge(true), challenge(false)));
  final Set<String> stuck = new HashSet<>();
  final BenchIo bench;
  final Line line;
  boolean frozen;
  boolean blank;

  private final Map<String, Long> turned = new HashMap<>();
  private final ArrayDeque<Trigger> triggers = new ArrayDeque<>();
  private final Tracker tracker;
  private final ModelAgent model;
  private final Watchdog watchdog;
  private long pictures;

  /// @param arrivals whether parts come
  /// @param device what the watchdog writes to
  AliveStation(BenchSettings.Arrivals arrivals, Path device) {
    bench = new BenchIo(BenchSettings.DEFAULT.arrivals(arrivals), BenchFaults.NONE);
    model =
        new ModelAgent(
            answer -> line().inspected().offer(answer),
            run -> line().challenges().offer(run),
            faults,
            clock,
            LineSettings.DEFAULT.deadlineNanos());
    tracker = tracker();
    Adjustable camera = (_, _) -> {};
    line =
        new Line(
            LineSettings.DEFAULT,
            InterlockSettings.read(new SettingsReader("defaults", Map.of()), true),
            new LinePorts(
                tracker,
                model.work(),
                List.of(camera),
                _ -> true,
                (event, _) -> tell(event),
                faults,
                clock),
            Books.EMPTY,
            recipe);
    watchdog = new Watchdog(device, tracker.signals(), faults);
    Turns turns = new Turns();
    for (String role : ROLES) {
      turned.put(role, clock.nanos());
      turns.watch(
          new Turns.Watched(
              role, () -> Objects.requireNonNull(turned.get(role)), !role.equals("journal")));
    }
    tracker.signals().watch(turns);
    model.work().offer(new Work.Next(recipe));
    line.commands().offer(new Command.Start("test"));
  }

  private Tracker tracker() {
    return new Tracker(
        TrackingSettings.DEFAULT,
        bench,
        new PartId(1),
        new Tracker.Sinks(
            List.of(trigger -> line().triggers().offer(trigger), triggers::add, this::coming),
            closing -> line().closings().offer(closing),
            stop -> line().commands().offer(stop)),
        EjectionTiming.NONE,
        clock,
        faults);
  }

  private Line line() {
    return line;
  }

  private boolean coming(Trigger trigger) {
    model.coming(trigger);
    return true;
  }

  private void tell(LineEvent event) {
    switch (event) {
      case LineEvent.PartJudged judged -> tracker.signals().judged(judged.record().verdict());
      case LineEvent.StateChanged changed -> tracker.signals().show(changed.state());
      case LineEvent.Proven() -> tracker.signals().proved();
      case LineEvent.PartClosed _ -> {}
    }
  }

  private static Challenge challenge(boolean good) {
    String shows = good ? SimulatedRecipe.GOOD : SimulatedRecipe.BAD;
    return new Challenge("the known " + shows + " part", good, Frames.of(frame(0, 0, shows)));
  }

  private static Frame frame(long number, long atNanos, String shows) {
    MemorySegment pixels = Arena.ofAuto().allocate(16, Long.BYTES);
    pixels.set(ValueLayout.JAVA_LONG, 0, number);
    FrameInfo info = new FrameInfo(number, atNanos, atNanos, 4, 4, 4, PixelFormat.MONO8, shows);
    return new Frame(info, pixels, () -> {});
  }

  /// How often the heartbeat output changed.
  long beats() {
    return bench.truth().heartbeats();
  }

  void run(long millis) {
    long end = clock.nanos() + millis * MILLI;
    while (clock.nanos() < end) {
      clock.moveTo(clock.nanos() + MILLI);
      turn();
    }
  }

  /// More than once, for what they say to one another.
  private void turn() {
    for (int i = 0; i < 3; i++) {
      turn("io", () -> tracker.doWork(clock.nanos()));
      turn("camera", this::expose);
      turn("line", () -> line.doWork(clock.nanos()));
      turn("model", () -> model.doWork(clock.nanos()));
      turn("journal", () -> {});
    }
    watchdog.doWork(clock.nanos());
  }

  private void turn(String role, Runnable work) {
    if (!stuck.contains(role)) {
      turned.put(role, clock.nanos());
      work.run();
    }
  }

  private void expose() {
    for (Trigger trigger = triggers.poll(); trigger != null; trigger = triggers.poll()) {
      if (!blank) {
        pictures += frozen ? 0 : 1;
        long atNanos = trigger.atNanos() + LineSettings.DEFAULT.exposureDelayNanos();
        line.exposures(0).offer(frame(pictures, atNanos, SimulatedRecipe.GOOD));
      }
    }
  }

  @Override
  public void close() {
    watchdog.close();
    model.free();
  }
}
