package dev.linewarden.station;

import dev.linewarden.inference.ModelAgent;
import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.Camera;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Command;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Journal;
import dev.linewarden.inspection.Line;
import dev.linewarden.inspection.LinePorts;
import dev.linewarden.inspection.LineSettings;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import dev.linewarden.inspection.Witness;
import dev.linewarden.inspection.Work;
import dev.linewarden.reject.BenchFaults;
import dev.linewarden.reject.BenchIo;
import dev.linewarden.reject.BenchSettings;
import dev.linewarden.reject.EjectionTiming;
import dev.linewarden.reject.Tracker;
import dev.linewarden.reject.TrackingSettings;
import dev.linewarden.station.AgentRunner.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// A part's way from the sensor to the ejector, wired and on its threads: conveyor, tracker,
/// camera, line and model. The station and the bench measurement both stand on it, so what is
/// measured is what runs.
final class LinePath implements AutoCloseable {
  /// What the path needs from outside.
  ///
  /// @param books what the ledger was at the last stop
  /// @param recipe the first one; owned by the line from now on
  record Ends(
      Clock clock,
      FaultLog faults,
      Journal journal,
      Books books,
      LoadedRecipe recipe,
      Witness witness,
      EjectionTiming timing) {}

  /// Makes the camera around the mailbox for its answers.
  interface CameraMaker {
    /// @param parts told of each part that the camera finds in its pictures; empty = it need not
    ///   look
    Camera make(Mailbox<Exposure> sink, Optional<LongConsumer> parts, Clock clock, FaultLog faults);
  }

  private final Ends ends;
  private final BenchIo bench;
  private final Tracker tracker;
  private final ModelAgent model;
  private final Line line;
  private final Camera camera;
  private final CameraAgent cameraAgent;
  private final List<AgentRunner> runners;

  /// @param parts who tells that a part has come
  LinePath(
      LineSettings settings,
      BenchSettings belt,
      PartsSettings parts,
      CameraMaker cameras,
      Ends ends) {
    this.ends = ends;
    this.bench = new BenchIo(belt.arrivals(parts.arrivals()), BenchFaults.NONE);
    this.model = model(settings);
    this.tracker = tracker(settings);
    LinePorts ports =
        new LinePorts(
            tracker,
            model.work(),
            this::adjust,
            ends.journal(),
            ends.witness(),
            ends.faults(),
            ends.clock());
    this.line = new Line(settings, ports, ends.books(), ends.recipe());
    boolean looking = parts.by() == PartsSettings.By.IMAGE;
    Optional<LongConsumer> found = looking ? Optional.of(this::partAt) : Optional.empty();
    this.camera = cameras.make(line.exposures(), found, ends.clock(), ends.faults());
    this.cameraAgent = new CameraAgent(camera);
    this.runners =
        new ArrayList<>(
            List.of(
                runner(line, Pace.of(RealTime.LINE)),
                runner(model, Pace.of(RealTime.MODEL)),
                runner(cameraAgent, Pace.of(RealTime.LINE)),
                runner(tracker, new Pace(RealTime.IO, tracker::outputDueNanos))));
    if (parts.by() == PartsSettings.By.INTERVAL) {
      runners.add(
          runner(new IntervalAgent(parts.intervalNanos(), this::partAt), Pace.of(RealTime.LINE)));
    }
  }

  /// A part that no sensor sees is at the part sensor's place at this instant. Any thread.
  void partAt(long nanos) {
    if (!bench.told(nanos, this::leftOut)) {
      leftOut();
    }
    tracker.doorbell().ring();
  }

  /// Consumers first, so that nobody sends into a mailbox nobody reads.
  void start() {
    runners.forEach(AgentRunner::start);
  }

  private void leftOut() {
    ends.faults()
        .count("parts", "told of too soon", "the one before is too near, or the belt stands");
  }

  Line line() {
    return line;
  }

  BenchIo bench() {
    return bench;
  }

  Camera camera() {
    return camera;
  }

  List<AgentRunner> runners() {
    return runners;
  }

  /// The sensor first, then whoever stands behind it: every part that was triggered is judged and
  /// written before its thread ends.
  @Override
  public void close() {
    end(AgentRunner::close);
  }

  /// Stops where it stands: parts under way are dropped. For a path whose parts do not count.
  void abandon() {
    end(AgentRunner::abandon);
  }

  private void end(Consumer<AgentRunner> how) {
    model.rest();
    runners.reversed().forEach(how);
    camera.close();
    bench.close();
  }

  private AgentRunner runner(Agent agent, Pace pace) {
    return new AgentRunner(
        agent,
        ends.clock(),
        ends.faults(),
        pace,
        why -> line().commands().offer(new Command.Fault(why)));
  }

  /// The line that it answers to is made after it.
  private ModelAgent model(LineSettings settings) {
    ModelAgent agent =
        new ModelAgent(
            answer -> line().inspected().offer(answer),
            ends.faults(),
            ends.clock(),
            settings.deadlineNanos());
    agent.work().offer(new Work.Next(ends.recipe()));
    return agent;
  }

  /// The tracker is made before those it sends to: they are asked for when a part comes.
  private Tracker tracker(LineSettings settings) {
    return new Tracker(
        tracking(settings),
        bench,
        new PartId(ends.books().lastPart() + 1),
        new Tracker.Sinks(
            List.of(
                trigger -> line().triggers().offer(trigger),
                trigger -> cameraAgent().triggers().offer(trigger),
                this::coming),
            closing -> line().closings().offer(closing),
            stop -> line().commands().offer(stop)),
        ends.timing(),
        ends.clock(),
        ends.faults());
  }

  /// The camera is made after the line that it answers to.
  private void adjust(CameraSettings wanted, long fromNanos) {
    camera().adjust(wanted, fromNanos);
  }

  private boolean coming(Trigger trigger) {
    model.coming(trigger);
    return true;
  }

  private CameraAgent cameraAgent() {
    return cameraAgent;
  }

  /// The tracker's defaults with this line's deadline.
  private static TrackingSettings tracking(LineSettings line) {
    TrackingSettings standard = TrackingSettings.DEFAULT;
    return new TrackingSettings(
        standard.conveyor(),
        standard.ejector(),
        standard.sensors(),
        line.deadlineNanos(),
        standard.inTransitMax());
  }
}
