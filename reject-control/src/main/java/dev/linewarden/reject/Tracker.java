package dev.linewarden.reject;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Closing;
import dev.linewarden.inspection.Command;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Gate;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import java.util.List;

/// Follows each part from the part sensor past the ejectors. A part is condemned from its edge on,
/// and goes at the first ejector unless another was named in time; only a pardon that is taken
/// before its commit point lets it through. Every trigger gets exactly one closing.
///
/// Runs on the `io` thread; [#pardon], [#divert] and [#permit] may be called by any thread. Per
/// part it makes a `PartId`, a `Trigger` and a `Closing` (under 200 bytes) and nothing else; it
/// does not log.
public final class Tracker implements Agent, Gate {
  static final String ROLE = "io";

  /// How soon a closing or a stop that nobody took is offered again.
  static final long RETRY_NANOS = 1_000_000;

  /// Where the tracker's messages go.
  ///
  /// @param triggers in this order: the line, then the camera. When one refuses, the later ones are
  ///   not asked and the part stays condemned
  /// @param closings a refused one is kept in the part's own slot and offered again
  /// @param stops hears why the belt was stopped; a refused one is offered again
  public record Sinks(
      List<Taker<Trigger>> triggers, Taker<Closing> closings, Taker<Command.Fault> stops) {
    public Sinks {
      triggers = List.copyOf(triggers);
    }
  }

  private final SafeOutputs io;
  private final FaultLog faults;
  private final Doorbell doorbell = new Doorbell();
  private final Words words;
  private final Transit transit;
  private final Schedule schedule;
  private final Interlock interlock;
  private final Deliveries deliveries;
  private final Signals signals;
  private final InputWatch watch;
  private final Schedule.Findings findings = new Findings();
  private final NewParts newParts;
  private final Arrivals arrivals;
  private final Resyncs resyncs;
  private final Handshake handshake;
  private final Confirms confirms;
  private final Sightings sightings;

  private long nowNanos;

  /// @param firstPart the number of the next part: one more than the highest ever given
  /// @param clock read only to time the ejector's output
  public Tracker(
      TrackingSettings settings,
      LineIo io,
      PartId firstPart,
      Sinks sinks,
      EjectionTiming timing,
      Clock clock,
      FaultLog faults) {
    this.io = new SafeOutputs(io);
    this.faults = faults;
    this.transit = new Transit(settings.inTransitMax(), settings.lanes());
    this.schedule = new Schedule(settings, transit, this.io, timing, clock, faults);
    this.interlock = new Interlock(schedule, sinks.stops(), faults, doorbell);
    this.deliveries = new Deliveries(transit, sinks.closings(), faults);
    this.handshake = new Handshake(this.io, faults);
    this.signals = new Signals(this.io, interlock, faults, doorbell, handshake);
    this.words = new Words(settings, transit, schedule, signals, faults, doorbell);
    this.newParts =
        new NewParts(firstPart, transit, schedule, signals, handshake, sinks.triggers, faults);
    this.arrivals = new Arrivals(settings, transit, schedule, interlock, faults, newParts);
    SeenAgain seenAgain = arrivals.seenAgain();
    this.resyncs = new Resyncs(settings, transit, schedule, interlock, seenAgain, faults);
    this.confirms = new Confirms(settings, schedule, interlock, signals, faults);
    this.sightings = new Sightings(this.io, interlock, faults, doorbell);
    this.watch = new InputWatch(new Edges(), interlock, this.io, schedule, settings, faults);
    this.io.listen(doorbell);
  }

  @Override
  public String role() {
    return ROLE;
  }

  @Override
  public Doorbell doorbell() {
    return doorbell;
  }

  /// Any thread. False when the mailbox is full; true does not mean in time.
  @Override
  public boolean pardon(PartId part) {
    return words.pardon(part);
  }

  /// Any thread. As [#pardon].
  @Override
  public boolean divert(PartId part, int lane) {
    return words.divert(part, lane);
  }

  /// Any thread. The newest wish wins. Parts on the belt keep their fate while it stands.
  @Override
  public void permit(boolean run, String why) {
    interlock.wish(run, why);
  }

  /// Whether the belt has no permit and stands, as of the last turn. By time it is taken to stand
  /// at once. Any thread.
  public boolean isBeltStanding() {
    return interlock.standing();
  }

  /// Ejects what is on the belt when it first gets its permit. Before the first turn.
  public void condemnBelt() {
    interlock.condemn();
  }

  /// Who hears of keys and of what a PLC asks. Any thread.
  public void tell(KeyTaker keys) {
    watch.tell(keys);
  }

  /// For whoever tells of parts instead of a part sensor.
  public Sightings sightings() {
    return sightings;
  }

  /// What the wires are to tell people and machines.
  public Signals signals() {
    return signals;
  }

  /// What every wire does.
  public WirePanel wires() {
    return io.panel();
  }

  /// How parts slip on their way to each sensor that corrects places, in front of each ejector.
  public List<Slips> slips() {
    return resyncs.slips();
  }

  /// Of each ejector, in their order.
  public List<ConfirmTrend> confirmTrends() {
    return confirms.trends();
  }

  @Override
  public int doWork(long nowNanos) {
    this.nowNanos = nowNanos;
    newParts.turn(nowNanos);
    schedule.meet(nowNanos, findings);
    int read = io.poll(nowNanos, watch);
    int done = read + interlock.follow(nowNanos) + words.take(nowNanos);
    boolean caughtUp = read < LineIo.EDGES_MAX;
    resyncs.look(nowNanos, caughtUp);
    schedule.look(nowNanos, caughtUp, findings);
    if (caughtUp) {
      arrivals.caughtUp(nowNanos);
    }
    watch.look(nowNanos, caughtUp);
    done += signals.doWork(nowNanos);
    handshake.doWork(nowNanos);
    done += interlock.act(nowNanos) + deliveries.deliver();
    handshake.belt(interlock.permitted() && !transit.isFull(), transit.size(), nowNanos);
    return done;
  }

  /// The next instant at which anything is to be done; asked after [#doWork].
  @Override
  public long dueNanos() {
    boolean waiting = deliveries.waiting() || interlock.untold();
    long retryNanos = waiting ? nowNanos + RETRY_NANOS : Belt.NEVER;
    long wiresNanos = Math.min(io.dueNanos(), Math.min(signals.dueNanos(), handshake.dueNanos()));
    long partsNanos = Math.min(schedule.dueNanos(), resyncs.dueNanos());
    return Math.min(Math.min(retryNanos, watch.dueNanos()), Math.min(wiresNanos, partsNanos));
  }

  /// The next change of the ejector alone: what a runner spins for, while it may oversleep the rest
  /// a little. Asked after [#doWork].
  public long outputDueNanos() {
    return schedule.outputDueNanos();
  }

  /// What the wires say, in the order in which it happened.
  private final class Edges implements PartEdges {
    @Override
    public void part(long atNanos) {
      arrivals.part(atNanos);
    }

    @Override
    public void resync(int lane, long atNanos) {
      resyncs.edge(lane, atNanos);
    }

    @Override
    public void confirm(int lane, long atNanos) {
      confirms.edge(lane, atNanos);
    }

    @Override
    public void belt(long atNanos, double travelMm, double mmPerSecond) {
      arrivals.belt(atNanos, travelMm, mmPerSecond);
    }

    @Override
    public void astray(long atNanos, String why) {
      arrivals.astray(atNanos, why);
    }

    @Override
    public void acknowledge(boolean on) {
      handshake.acknowledge(on);
    }

    @Override
    public void lost(long atNanos, long count) {
      arrivals.lost(atNanos);
    }
  }

  /// What has become of the parts.
  private final class Findings implements Schedule.Findings {
    @Override
    public void passed(Slot slot, long atNanos) {
      slot.end(Ending.PASSED, atNanos);
      signals.carriedOut();
    }

    @Override
    public void notRemoved(Slot slot, long atNanos) {
      // What comes of it is the line's to say, which learns it by the closing.
      slot.end(Ending.NOT_REMOVED, atNanos);
    }

    @Override
    public void missed(Slot slot) {
      interlock.trip(
          "ejection missed", "the io thread came too late for part " + slot.part, slot.part);
    }

    @Override
    public void caught(Slot slot) {
      faults.count(ROLE, "pardoned part caught", "the ejector was switched off too late");
    }
  }
}
