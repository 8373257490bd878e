package dev.linewarden.reject;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Closing;
import dev.linewarden.inspection.Command;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Gate;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import java.util.List;

/// Follows each part from the part sensor past the ejector. A part is condemned from its edge on;
/// only a pardon that is taken before its commit point lets it through. Every trigger gets exactly
/// one closing.
///
/// Runs on the `io` thread; [#pardon] and [#permit] may be called by any thread. Per part it makes
/// a `PartId`, a `Trigger` and a `Closing` (under 200 bytes) and nothing else; it does not log.
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

  private final TrackingSettings settings;
  private final SafeOutputs io;
  private final Sinks sinks;
  private final FaultLog faults;
  private final Doorbell doorbell = new Doorbell();
  private final Mailbox<PartId> pardons;
  private final Transit transit;
  private final Schedule schedule;
  private final Interlock interlock;
  private final Deliveries deliveries;
  private final Signals signals;
  private final InputWatch watch;
  private final Schedule.Findings findings = new Findings();

  private PartId nextPart;
  private long nowNanos;
  private long lastPartNanos = Long.MIN_VALUE / 2;
  private double lastPartMm = Double.NEGATIVE_INFINITY;
  private long lastConfirmNanos = Long.MIN_VALUE / 2;

  /// The belt's travel up to which no part sensor edge can be missing.
  private double seenToMm;

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
    this.settings = settings;
    this.io = new SafeOutputs(io);
    this.sinks = sinks;
    this.faults = faults;
    this.nextPart = firstPart;
    // One pardon for each part there can be; a pardon that finds it full is refused, and ejects.
    this.pardons = new Mailbox<>("pardons", settings.inTransitMax(), doorbell);
    this.transit = new Transit(settings.inTransitMax());
    this.schedule = new Schedule(settings, transit, this.io, timing, clock);
    this.interlock = new Interlock(schedule, sinks.stops(), faults, doorbell);
    this.deliveries = new Deliveries(transit, sinks.closings(), faults);
    this.signals = new Signals(this.io, interlock, faults, doorbell);
    this.watch = new InputWatch(new Edges(), interlock, this.io, schedule, settings, faults);
    io.listen(doorbell);
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
    return pardons.offer(part);
  }

  /// Any thread. The newest wish wins. Parts on the belt keep their fate while it stands.
  @Override
  public void permit(boolean run, String why) {
    interlock.wish(run, why);
  }

  /// Ejects what is on the belt when it first gets its permit. Before the first turn.
  public void condemnBelt() {
    interlock.condemn(settings.centreMm() + settings.conveyor().partMm());
  }

  /// Who hears of keys and of what a PLC asks. Any thread.
  public void tell(KeyTaker keys) {
    watch.tell(keys);
  }

  /// What the wires are to tell people and machines.
  public Signals signals() {
    return signals;
  }

  @Override
  public int doWork(long nowNanos) {
    this.nowNanos = nowNanos;
    schedule.meet(nowNanos, findings);
    int read = io.poll(nowNanos, watch);
    int done = read + interlock.follow(nowNanos) + takePardons();
    boolean caughtUp = read < LineIo.EDGES_MAX;
    schedule.look(nowNanos, caughtUp, findings);
    if (caughtUp) {
      seenToMm = schedule.travelAt(nowNanos);
    }
    watch.look(nowNanos);
    done += signals.doWork(nowNanos);
    done += interlock.act(nowNanos);
    done += deliveries.deliver();
    return done;
  }

  /// The next instant at which anything is to be done; asked after [#doWork].
  @Override
  public long dueNanos() {
    boolean waiting = deliveries.waiting() || interlock.untold();
    long retryNanos = waiting ? nowNanos + RETRY_NANOS : Belt.NEVER;
    return Math.min(
        Math.min(io.dueNanos(), retryNanos), Math.min(schedule.dueNanos(), signals.dueNanos()));
  }

  /// The next change of the ejector alone: what a runner spins for, while it may oversleep the rest
  /// a little. Asked after [#doWork].
  public long outputDueNanos() {
    return schedule.outputDueNanos();
  }

  private int takePardons() {
    int taken = 0;
    // Bounded by the mailbox: more than it holds is left for the next cycle.
    while (taken < pardons.bound()) {
      PartId part = pardons.poll();
      if (part == null) {
        break;
      }
      take(part);
      taken++;
    }
    return taken;
  }

  private void take(PartId part) {
    int place = transit.place(part);
    if (place < 0 || transit.at(place).ended()) {
      faults.count(ROLE, "pardon too late", "the part is gone");
      return;
    }
    Slot slot = transit.at(place);
    if (slot.sealed) {
      faults.count(ROLE, "pardon overruled", "parts on the belt cannot be told apart");
    } else if (!schedule.open(place, nowNanos)) {
      faults.count(ROLE, "pardon too late", "the part's commit point has gone by");
    } else {
      slot.pardoned = true;
      signals.pardoned();
    }
  }

  private void end(Slot slot, Ending ending, long atNanos) {
    slot.closing = new Closing(slot.part, ending, atNanos);
  }

  private void begin(long atNanos, double travelMm) {
    PartId part = nextPart;
    nextPart = part.next();
    Slot slot = transit.add(part, travelMm + settings.centreMm());
    schedule.sealIfHeld(slot);
    signals.strobe(nowNanos);
    Trigger trigger = new Trigger(part, atNanos, travelMm);
    for (int i = 0; i < sinks.triggers.size(); i++) {
      if (!sinks.triggers.get(i).offer(trigger)) {
        faults.count(ROLE, "trigger refused", i == 0 ? "by the line" : "by the camera");
        return;
      }
    }
  }

  /// What the wires say, in the order in which it happened.
  private final class Edges implements PartEdges {
    @Override
    public void part(long atNanos) {
      double travelMm = schedule.travelAt(atNanos);
      seenToMm = travelMm;
      if (atNanos - lastPartNanos < settings.sensors().debounceNanos()) {
        faults.count(ROLE, "part sensor bounced", "edge ignored");
        return;
      }
      if (samePlace(travelMm)) {
        if (!interlock.permitted()) {
          faults.count(ROLE, "part sensor flickers while the belt stands", "edge ignored");
          return;
        }
        interlock.trip("encoder lost", "parts arrive, but the travel stands still");
        schedule.holdAll(atNanos);
      }
      lastPartNanos = atNanos;
      lastPartMm = travelMm;
      if (transit.isFull()) {
        interlock.trip("too many parts in transit", "bound is " + settings.inTransitMax());
        schedule.hold(travelMm, travelMm);
        return;
      }
      begin(atNanos, travelMm);
    }

    /// Nearer than two parts can be. Only an encoder can say so: by time it would mean nothing.
    private boolean samePlace(double travelMm) {
      return settings.conveyor().by() == TrackingSettings.By.TRAVEL
          && travelMm - lastPartMm < settings.conveyor().partMm() / 2;
    }

    @Override
    public void confirm(long atNanos) {
      if (atNanos - lastConfirmNanos < settings.sensors().debounceNanos()) {
        faults.count(ROLE, "confirm sensor bounced", "edge ignored");
        return;
      }
      lastConfirmNanos = atNanos;
      Slot slot = schedule.confirmed(atNanos);
      if (slot != null) {
        end(slot, Ending.REMOVED, atNanos);
        signals.carriedOut();
      } else if (schedule.mayHold(atNanos)) {
        faults.count(ROLE, "removed without a number", "parts that could not be told apart");
      } else {
        faults.count(ROLE, "confirm edge nobody expected", "something fell past the sensor");
      }
    }

    @Override
    public void belt(long atNanos, double travelMm, double mmPerSecond) {
      if (settings.conveyor().by() == TrackingSettings.By.TRAVEL) {
        schedule.belt(atNanos, travelMm, mmPerSecond);
      }
    }

    @Override
    public void lost(long atNanos, long count) {
      interlock.trip("edges lost in the driver", "parts may be on the belt unseen");
      schedule.hold(seenToMm, schedule.travelAt(atNanos));
    }
  }

  /// What has become of the parts.
  private final class Findings implements Schedule.Findings {
    @Override
    public void passed(Slot slot, long atNanos) {
      end(slot, Ending.PASSED, atNanos);
      signals.carriedOut();
    }

    @Override
    public void notRemoved(Slot slot, long atNanos) {
      end(slot, Ending.NOT_REMOVED, atNanos);
      interlock.trip("part not removed", "part " + slot.part);
    }

    @Override
    public void missed(Slot slot) {
      interlock.trip("ejection missed", "the io thread came too late for part " + slot.part);
    }

    @Override
    public void caught(Slot slot) {
      faults.count(ROLE, "pardoned part caught", "the ejector was switched off too late");
    }
  }
}
