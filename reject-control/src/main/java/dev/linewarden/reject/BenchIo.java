package dev.linewarden.reject;

import dev.linewarden.inspection.Doorbell;
import java.util.Arrays;

/// A conveyor without hardware: part sensor, belt, ejector and bin, as a pure function of the
/// instants it is polled and switched at, so that it runs in virtual and in real time alike. It may
/// be polled late: edges keep their exact instants. A part whose centre meets the nozzle's air goes
/// into the bin, every other part is shipped; [#truth()] knows which.
///
/// One thread, but [#rate], [#told], [#faults(BenchFaults)] and [#truth()] may be used by any.
public final class BenchIo implements LineIo {
  /// A bouncing sensor's second edge comes so much later.
  static final long BOUNCE_NANOS = 300_000;

  private final BenchSettings settings;
  private final BenchTruth truth;
  private final BenchChance chance;
  private final EdgeBuffer buffer = new EdgeBuffer();
  private final BenchBelt belt;
  private final BenchTraffic traffic;
  private final BenchValve[] valves;
  private final ToldParts told = new ToldParts();
  private final BenchPanel panel = new BenchPanel();
  private final TimedEvents timed = new TimedEvents();
  private final BenchTraffic.Stops stops = new Stops();
  private volatile double partsPerMinuteWanted;
  private volatile BenchFaults faults;

  private boolean started;
  private long nowNanos;
  private long spawned;
  private double nextFrontMm;
  private BenchHand hand = new BenchHand(0, 0, 0, 0);

  public BenchIo(BenchSettings settings, BenchFaults faults) {
    this.settings = settings;
    this.truth = new BenchTruth(settings.partsMax());
    this.faults = faults;
    this.chance = new BenchChance(settings);
    this.belt = new BenchBelt(settings, buffer);
    this.traffic = new BenchTraffic(settings.conveyor());
    this.valves = new BenchValve[traffic.nozzles()];
    Arrays.setAll(valves, lane -> new BenchValve(lane, traffic.partMm(), traffic));
    this.partsPerMinuteWanted = settings.partsPerMinute();
    this.nextFrontMm = settings.isTold() ? 0 : settings.conveyor().pitchMm();
  }

  @Override
  public String name() {
    return "bench conveyor";
  }

  public BenchTruth truth() {
    return truth;
  }

  public BenchPanel panel() {
    return panel;
  }

  /// Takes effect when the next part comes.
  public void rate(double partsPerMinute) {
    partsPerMinuteWanted = settings.partsPerMinute(partsPerMinute).partsPerMinute();
  }

  /// Takes effect when the next part comes.
  public void faults(BenchFaults wanted) {
    faults = wanted;
  }

  /// Left out when it is nearer to the one before than parts are long, too.
  @Override
  public boolean told(long atNanos, Runnable leftOut) {
    return told.offer(atNanos, leftOut);
  }

  /// Whether the limited number of parts has come and gone.
  public boolean finished() {
    return settings.partsMax() > 0 && truth.spawned() == settings.partsMax() && truth.onBelt() == 0;
  }

  @Override
  public int poll(long nowNanos, Edges edges) {
    advance(nowNanos);
    for (ToldParts.Told part = told.poll(); part != null; part = told.poll()) {
      place(part);
    }
    int count = buffer.drain(edges);
    return buffer.isEmpty() ? count + panel.poll(this.nowNanos, edges) : count;
  }

  private void place(ToldParts.Told part) {
    long atNanos = Math.min(part.atNanos(), nowNanos);
    double frontMm = belt.travelAt(atNanos);
    if (frontMm >= nextFrontMm && !traffic.isFull()) {
      nextFrontMm = frontMm;
      spawn(atNanos);
    } else {
      part.leftOut().run();
    }
  }

  @Override
  public void listen(Doorbell poller) {
    panel.listen(poller);
  }

  @Override
  public void set(Output output, boolean on, long nowNanos) {
    panel.set(output, on);
    advance(nowNanos);
    for (BenchValve valve : valves) {
      if (output == valve.output()) {
        command(valve, on);
      }
    }
    if (output == Output.RUN_PERMIT) {
      belt.permit(on, this.nowNanos);
    } else if (output == Output.HEARTBEAT) {
      truth.beat();
    }
  }

  private void command(BenchValve valve, boolean on) {
    long lagNanos = settings.conveyor().ejectorLagNanos();
    if (lagNanos == 0) {
      coil(valve, on, nowNanos);
    } else {
      later(
          nowNanos + lagNanos,
          on ? TimedEvents.Kind.VALVE_ON : TimedEvents.Kind.VALVE_OFF,
          valve.lane());
    }
  }

  private void coil(BenchValve valve, boolean on, long atNanos) {
    BenchFaults.Mishaps mishaps = faults.mishaps();
    valve.coil(on);
    if (on && chance.isSlow(mishaps)) {
      later(atNanos + mishaps.slowNanos(), TimedEvents.Kind.AIR_ON, valve.lane());
    } else {
      valve.air(belt.travelAt(atNanos));
    }
  }

  @Override
  public long dueNanos() {
    return buffer.isEmpty() ? nextNanos() : nowNanos;
  }

  @Override
  public void rest(long nowNanos) {
    set(Output.RUN_PERMIT, false, nowNanos);
    for (BenchValve valve : valves) {
      set(valve.output(), false, nowNanos);
    }
    panel.rest();
  }

  @Override
  public void close() {
    rest(nowNanos);
  }

  /// Lets happen what happens up to this instant, in its order. Bounded by the belt's speed: a part
  /// gives at most a handful of events, and each count of an encoder one.
  private void advance(long untilNanos) {
    if (!started) {
      started = true;
      nowNanos = untilNanos;
      belt.move(untilNanos);
    }
    for (long next = nextNanos(); next <= untilNanos; next = nextNanos()) {
      nowNanos = next;
      if (belt.dueNanos() == next) {
        belt.tell(next);
      } else if (timed.firstNanos() == next) {
        int lane = timed.firstLane();
        happen(timed.takeFirst(), lane, next);
      } else if (belt.nanosAt(traffic.nextMm()) == next) {
        traffic.pass(next, stops);
      } else {
        spawn(next);
      }
    }
    nowNanos = Math.max(nowNanos, untilNanos);
  }

  private long nextNanos() {
    long partNanos = Math.min(belt.nanosAt(traffic.nextMm()), frontNanos());
    return Math.min(belt.dueNanos(), Math.min(timed.firstNanos(), partNanos));
  }

  private long frontNanos() {
    boolean more = settings.partsMax() == 0 || spawned < settings.partsMax();
    return more && started && !settings.isTold() ? belt.nanosAt(nextFrontMm) : Belt.NEVER;
  }

  /// A part's front is at the part sensor.
  private void spawn(long atNanos) {
    BenchFaults wrong = faults;
    BenchPart part = traffic.add(spawned, nextFrontMm);
    chance.draw(part, wrong);
    traffic.look();
    spawned++;
    part.seen = !chance.missed() && !chance.lost() && buffer.part(atNanos);
    truth.spawned(atNanos, part.seen);
    if (chance.lost()) {
      buffer.lose(atNanos);
    } else if (!chance.missed()) {
      bounce(part, atNanos, TimedEvents.Kind.PART_EDGE, 0);
    }
    nextFrontMm += settings.isTold() ? traffic.partMm() : chance.gapMm();
    changeSpeed(atNanos, wrong);
  }

  private void changeSpeed(long atNanos, BenchFaults wrong) {
    boolean stands = wrong.standEveryParts() > 0 && spawned % wrong.standEveryParts() == 0;
    double wanted = partsPerMinuteWanted;
    if (stands && !belt.isStopped()) {
      belt.stop(atNanos);
      later(atNanos + wrong.standNanos(), TimedEvents.Kind.BELT_GOES, 0);
      double backMm = chance.backMm(wrong.mishaps());
      if (backMm > 0) {
        hand = new BenchHand(backMm, atNanos, belt.travelAt(atNanos), wrong.standNanos());
        hand.plan(timed);
      }
    }
    if (wanted != belt.partsPerMinute()) {
      belt.rate(wanted, atNanos);
    }
  }

  private final class Stops implements BenchTraffic.Stops {
    @Override
    public void resync(BenchPart part, int lane, long atNanos) {
      buffer.resync(lane, atNanos);
      bounce(part, atNanos, TimedEvents.Kind.RESYNC_EDGE, lane);
    }

    @Override
    public boolean nozzle(BenchPart part, int lane, long atNanos) {
      boolean leaks = lane == 0 && part.blown;
      if (part.stuck || !(valves[lane].isOpen() || leaks)) {
        return false;
      }
      truth.removed(part.order, lane);
      if (!part.blind) {
        long seenNanos = atNanos + settings.conveyor().confirmNanos();
        later(seenNanos, TimedEvents.Kind.CONFIRM_EDGE, lane);
        bounce(part, seenNanos, TimedEvents.Kind.CONFIRM_EDGE, lane);
      }
      return true;
    }

    @Override
    public void end(BenchPart part, long atNanos) {
      for (BenchValve valve : valves) {
        valve.blow(part, belt.travelAt(atNanos));
      }
      truth.shipped(part.order, part.stuck ? 0 : part.airMm);
    }

    @Override
    public void taken(BenchPart part) {
      truth.taken(part.order);
    }
  }

  private void later(long atNanos, TimedEvents.Kind kind, int lane) {
    if (!timed.add(atNanos, kind, lane)) {
      truth.drop();
    }
  }

  private void bounce(BenchPart part, long atNanos, TimedEvents.Kind kind, int lane) {
    if (part.bounces) {
      later(atNanos + BOUNCE_NANOS, kind, lane);
    }
  }

  private void happen(TimedEvents.Kind kind, int lane, long atNanos) {
    switch (kind) {
      case PART_EDGE -> buffer.part(atNanos);
      case RESYNC_EDGE -> buffer.resync(lane, atNanos);
      case CONFIRM_EDGE -> buffer.confirm(lane, atNanos);
      case VALVE_ON -> coil(valves[lane], true, atNanos);
      case VALVE_OFF -> coil(valves[lane], false, atNanos);
      case AIR_ON -> valves[lane].air(belt.travelAt(atNanos));
      case BELT_BACK -> {
        belt.push(atNanos, hand.travelMm(), -hand.mmPerSecond());
        hand.edges(traffic, timed);
      }
      case BELT_FORTH -> belt.push(atNanos, hand.turnMm(), hand.mmPerSecond());
      case BELT_LEFT -> belt.push(atNanos, hand.travelMm(), 0);
      case BELT_GOES -> belt.go(atNanos);
    }
  }
}
