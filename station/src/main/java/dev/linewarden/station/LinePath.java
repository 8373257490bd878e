package dev.linewarden.station;

import dev.linewarden.inference.ModelAgent;
import dev.linewarden.inference.Shadow;
import dev.linewarden.inspection.Adjustable;
import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.Camera;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Command;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.InterlockSettings;
import dev.linewarden.inspection.Journal;
import dev.linewarden.inspection.Line;
import dev.linewarden.inspection.LinePorts;
import dev.linewarden.inspection.LineSettings;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PartSightings;
import dev.linewarden.inspection.Trigger;
import dev.linewarden.inspection.Trouble;
import dev.linewarden.inspection.Turns;
import dev.linewarden.inspection.Witness;
import dev.linewarden.inspection.Work;
import dev.linewarden.reject.EjectionTiming;
import dev.linewarden.reject.KeyTaker;
import dev.linewarden.reject.LineIo;
import dev.linewarden.reject.Output;
import dev.linewarden.reject.Signals;
import dev.linewarden.reject.Tracker;
import dev.linewarden.reject.TrackingSettings;
import dev.linewarden.reject.WirePanel;
import dev.linewarden.station.AgentRunner.Pace;
import dev.linewarden.ui.CameraReport;
import dev.linewarden.ui.Gauge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A part's way from the sensor to the ejector, wired and on its threads: conveyor, tracker,
/// camera, line and model. The station and the bench measurement both stand on it, so what is
/// measured is what runs. Made, started and closed by one thread.
final class LinePath implements AutoCloseable {
  /// What the path needs from outside.
  ///
  /// @param interlocks what stops the line beside what must
  /// @param books what the ledger was at the last stop
  /// @param recipe the first one; owned by the line from now on
  record Ends(
      Clock clock,
      FaultLog faults,
      InterlockSettings interlocks,
      Journal journal,
      Books books,
      LoadedRecipe recipe,
      Witness witness,
      EjectionTiming timing) {}

  /// Where sensors and ejector are, and what is known of the belt between them.
  record Wires(LineIo io, TrackingSettings tracking) {}

  /// Makes the camera around the mailbox for its answers.
  interface CameraMaker {
    /// @param parts told of each part that the camera finds in its pictures; empty = it need not
    ///   look
    Camera make(
        Mailbox<Exposure> sink, Optional<PartSightings> parts, Clock clock, FaultLog faults);
  }

  /// What is looked at, and with what.
  ///
  /// @param name empty where there is only one
  record View(String name, CameraMaker camera) {}

  private final Ends ends;
  private final LineIo io;
  private final Tracker tracker;
  private final ModelAgent model;
  private final Line line;
  private final List<Camera> cameras;
  private final List<CameraAgent> cameraAgents;
  private final List<AgentRunner> runners;
  private final Turns turns = new Turns();
  private boolean started;
  private boolean ended;

  /// @param wires owned by the path from now on
  /// @param parts who tells that a part has come
  /// @param views at least one, as the recipe has them; the first may find parts in its pictures
  LinePath(LineSettings settings, Wires wires, PartsSettings parts, List<View> views, Ends ends) {
    this.ends = ends;
    this.io = wires.io();
    this.model = model(settings);
    this.tracker = tracker(wires.tracking());
    LinePorts ports =
        new LinePorts(
            tracker,
            model.work(),
            IntStream.range(0, views.size()).mapToObj(this::port).toList(),
            ends.journal(),
            new Witnesses(List.of(new Signalled(tracker.signals()), ends.witness())),
            ends.faults(),
            ends.clock());
    this.line = new Line(settings, ends.interlocks(), ports, ends.books(), ends.recipe());
    boolean looking = parts.by() == PartsSettings.By.IMAGE;
    Optional<PartSightings> found = looking ? Optional.of(tracker.sightings()) : Optional.empty();
    this.cameras = open(views, found);
    this.cameraAgents =
        IntStream.range(0, views.size())
            .mapToObj(view -> new CameraAgent(views.get(view).name(), cameras.get(view)))
            .toList();
    this.runners =
        new ArrayList<>(
            List.of(runner(line, Pace.of(RealTime.LINE)), runner(model, Pace.of(RealTime.MODEL))));
    cameraAgents.forEach(agent -> runners.add(runner(agent, Pace.of(RealTime.LINE))));
    runners.add(runner(tracker, new Pace(RealTime.IO, tracker::outputDueNanos)));
    if (parts.by() == PartsSettings.By.INTERVAL) {
      runners.add(
          runner(new IntervalAgent(parts.intervalNanos(), this::partAt), Pace.of(RealTime.LINE)));
    }
    runners.forEach(runner -> watch(runner, true));
    tracker.signals().watch(turns);
  }

  /// The heartbeat stops when this thread stands still.
  ///
  /// @param stopsLine parts cannot be judged without it
  void watch(AgentRunner runner, boolean stopsLine) {
    turns.watch(new Turns.Watched(runner.role(), runner::turnNanos, stopsLine));
  }

  /// Those that were opened are closed when one cannot be.
  private List<Camera> open(List<View> views, Optional<PartSightings> found) {
    List<Camera> opened = new ArrayList<>();
    try {
      for (int view = 0; view < views.size(); view++) {
        opened.add(
            views
                .get(view)
                .camera()
                .make(
                    line.exposures(view),
                    view == 0 ? found : Optional.empty(),
                    ends.clock(),
                    ends.faults()));
      }
      return List.copyOf(opened);
    } catch (RuntimeException | Error e) {
      opened.forEach(Camera::close);
      throw e;
    }
  }

  /// A part that nobody sees is at the part sensor's place at this instant, says the clock or a
  /// person. Any thread.
  void partAt(long nanos) {
    tracker.sightings().said(nanos);
  }

  /// Consumers first, so that nobody sends into a mailbox nobody reads.
  void start() {
    started = true;
    runners.forEach(AgentRunner::start);
  }

  Line line() {
    return line;
  }

  /// This draft looks at the parts too, from now on. Takes it over. Any thread.
  void follow(Optional<Shadow> draft) {
    model.follow(draft);
  }

  /// What is on the belt when it first runs is ejected. Before the start.
  void condemnBelt() {
    tracker.condemnBelt();
  }

  /// Who hears of keys and of what a PLC asks.
  void tell(KeyTaker keys) {
    tracker.tell(keys);
  }

  Signals signals() {
    return tracker.signals();
  }

  /// What every wire does. Any thread.
  WirePanel wires() {
    return tracker.wires();
  }

  /// Any thread.
  List<Gauge> gauges() {
    return LineGauges.of(tracker);
  }

  /// In the order of the views.
  List<Camera> cameras() {
    return cameras;
  }

  List<CameraReport> cameraReports() {
    return cameraAgents.stream().map(CameraAgent::report).toList();
  }

  List<AgentRunner> runners() {
    return runners;
  }

  /// As [RunDown#stopIsTaken]; one that was not started has nobody who takes it.
  void stop(String who) {
    if (started) {
      runDown().stopIsTaken(who);
    }
  }

  /// As [RunDown#orderly]. Again does nothing.
  @Override
  public void close() {
    if (!ended) {
      ended = true;
      runDown().orderly();
    }
  }

  /// Stops where it stands: parts under way are dropped. For a path whose parts do not count.
  void abandon() {
    ended = true;
    runDown().threads(AgentRunner::abandon);
  }

  private RunDown runDown() {
    return new RunDown(line, tracker, model, runners, cameras, io, ends.clock());
  }

  private AgentRunner runner(Agent agent, Pace pace) {
    return new AgentRunner(agent, ends.clock(), ends.faults(), pace, this::broken);
  }

  /// The line itself may be what is broken: the permit goes without it. On the thread of what is.
  private boolean broken(Trouble trouble) {
    if (trouble.source().equals(tracker.role())) {
      io.set(Output.RUN_PERMIT, false, ends.clock().nanos()); // it follows no wish any more
    }
    tracker.permit(false, trouble.words());
    return line.commands().offer(new Command.Fault(trouble));
  }

  /// The line that it answers to is made after it.
  private ModelAgent model(LineSettings settings) {
    ModelAgent agent =
        new ModelAgent(
            answer -> line().inspected().offer(answer),
            run -> line().challenges().offer(run),
            ends.faults(),
            ends.clock(),
            settings.deadlineNanos());
    agent.work().offer(new Work.Next(ends.recipe()));
    return agent;
  }

  /// The tracker is made before those it sends to: they are asked for when a part comes.
  private Tracker tracker(TrackingSettings settings) {
    return new Tracker(
        settings,
        io,
        new PartId(ends.books().lastPart() + 1),
        new Tracker.Sinks(
            List.of(trigger -> line().triggers().offer(trigger), this::fire, this::coming),
            closing -> line().closings().offer(closing),
            stop -> line().commands().offer(stop)),
        ends.timing(),
        ends.clock(),
        ends.faults());
  }

  /// The cameras are made after the line that they answer to.
  private Adjustable port(int view) {
    return new LateCamera(() -> cameraAgents.get(view));
  }

  /// False when a camera has no room: its part gets no frame.
  private boolean fire(Trigger trigger) {
    boolean all = true;
    for (int view = 0; view < cameraAgents.size(); view++) {
      all &= cameraAgents.get(view).triggers().offer(trigger);
    }
    return all;
  }

  private boolean coming(Trigger trigger) {
    model.coming(trigger);
    return true;
  }
}
