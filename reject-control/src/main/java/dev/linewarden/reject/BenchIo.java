package dev.linewarden.reject;

import dev.linewarden.inspection.Doorbell;
import java.util.Arrays;
import java.util.SplittableRandom;

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
  private final SplittableRandom random;
  private final Belt belt = new Belt();
  private final ToldParts told = new ToldParts();
  private final EdgeBuffer buffer = new EdgeBuffer();
  private final BenchPanel panel = new BenchPanel();
  private final TimedEvents timed = new TimedEvents();
  private final BenchPart[] parts = new BenchPart[BenchSettings.ON_BELT_MAX];

  private volatile double partsPerMinuteWanted;
  private volatile BenchFaults faults;

  private double partsPerMinute;
  private boolean started;
  private boolean permitted;
  private boolean standing;
  private boolean air;
  private double airOnMm;
  private long nowNanos;
  private int firstPart;
  private int onBelt;
  private long spawned;
  private double nextFrontMm;

  public BenchIo(BenchSettings settings, BenchFaults faults) {
    this.settings = settings;
    this.truth = new BenchTruth(settings.partsMax());
    this.faults = faults;
    this.random = new SplittableRandom(settings.seed());
    this.partsPerMinute = settings.partsPerMinute();
    this.partsPerMinuteWanted = partsPerMinute;
    this.nextFrontMm = settings.arrivals() == BenchSettings.Arrivals.TOLD ? 0 : settings.pitchMm();
    Arrays.setAll(parts, _ -> new BenchPart());
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
    if (permitted && !standing && frontMm >= nextFrontMm && onBelt < parts.length) {
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
    if (output == Output.EJECTOR) {
      eject(on);
    } else if (output == Output.RUN_PERMIT) {
      permitted = on;
      move(this.nowNanos);
    } else if (output == Output.HEARTBEAT) {
      truth.beat();
    }
  }

  private void eject(boolean on) {
    if (settings.ejectorLagNanos() == 0) {
      air(on, nowNanos);
    } else {
      later(
          nowNanos + settings.ejectorLagNanos(),
          on ? TimedEvents.Kind.AIR_ON : TimedEvents.Kind.AIR_OFF);
    }
  }

  @Override
  public long dueNanos() {
    return buffer.isEmpty() ? nextNanos() : nowNanos;
  }

  @Override
  public void rest(long nowNanos) {
    set(Output.RUN_PERMIT, false, nowNanos);
    set(Output.EJECTOR, false, nowNanos);
    panel.rest();
  }

  @Override
  public void close() {
    rest(nowNanos);
  }

  /// Lets happen what happens up to this instant, in its order. Bounded by the belt's speed: a part
  /// gives at most a handful of events.
  private void advance(long untilNanos) {
    if (!started) {
      started = true;
      nowNanos = untilNanos;
      move(untilNanos);
    }
    for (long next = nextNanos(); next <= untilNanos; next = nextNanos()) {
      nowNanos = next;
      if (timed.firstNanos() == next) {
        happen(timed.takeFirst(), next);
      } else if (headNanos() == next) {
        pass(parts[firstPart], next);
      } else {
        spawn(next);
      }
    }
    nowNanos = Math.max(nowNanos, untilNanos);
  }

  private long nextNanos() {
    return Math.min(timed.firstNanos(), Math.min(headNanos(), frontNanos()));
  }

  private long headNanos() {
    if (onBelt == 0) {
      return Belt.NEVER;
    }
    BenchPart head = parts[firstPart];
    return belt.nanosAt(head.centreMm + (head.centrePassed ? settings.partMm() / 2 : 0));
  }

  private long frontNanos() {
    boolean more = settings.partsMax() == 0 || spawned < settings.partsMax();
    boolean alone = settings.arrivals() == BenchSettings.Arrivals.BY_THEMSELVES;
    return more && started && alone ? belt.nanosAt(nextFrontMm) : Belt.NEVER;
  }

  /// A part's front is at the part sensor. All chance is drawn here, always in the same order.
  private void spawn(long atNanos) {
    BenchFaults chance = faults;
    boolean missed = random.nextDouble() < chance.missedShare();
    boolean burst = random.nextDouble() < chance.burstShare();
    double jitter = (2 * random.nextDouble() - 1) * settings.jitterShare();
    BenchPart part = parts[(firstPart + onBelt) % parts.length];
    part.order = spawned;
    part.stuck = random.nextDouble() < chance.stuckShare();
    part.blind = random.nextDouble() < chance.blindShare();
    part.bounces = random.nextDouble() < chance.bounceShare();
    part.centrePassed = false;
    part.airMm = 0;
    part.centreMm =
        nextFrontMm + (settings.ejectorMm() + settings.partMm() / 2) / (1 - chance.slipShare());
    onBelt++;
    spawned++;
    truth.spawned(atNanos, !missed);
    if (!missed) {
      buffer.part(atNanos);
      bounce(part, atNanos, TimedEvents.Kind.PART_EDGE);
    }
    boolean close = burst || settings.arrivals() == BenchSettings.Arrivals.TOLD;
    nextFrontMm += close ? settings.partMm() : settings.pitchMm() * (1 + jitter);
    changeSpeed(atNanos, chance);
  }

  private void changeSpeed(long atNanos, BenchFaults chance) {
    boolean stands = chance.standEveryParts() > 0 && spawned % chance.standEveryParts() == 0;
    double wanted = partsPerMinuteWanted;
    if (stands && !standing) {
      standing = true;
      later(atNanos + chance.standNanos(), TimedEvents.Kind.BELT_GOES);
    }
    if (stands || wanted != partsPerMinute) {
      partsPerMinute = wanted;
      move(atNanos);
    }
  }

  /// The oldest part has its centre, or then its end, at the nozzle.
  private void pass(BenchPart part, long atNanos) {
    if (!part.centrePassed && air && !part.stuck) {
      truth.removed(part.order);
      if (!part.blind) {
        later(atNanos + settings.confirmNanos(), TimedEvents.Kind.CONFIRM_EDGE);
        bounce(part, atNanos + settings.confirmNanos(), TimedEvents.Kind.CONFIRM_EDGE);
      }
    } else if (!part.centrePassed) {
      part.centrePassed = true;
      return;
    } else {
      if (air) {
        part.air(airOnMm, belt.travelAt(atNanos), settings.partMm());
      }
      truth.shipped(part.order, part.stuck ? 0 : part.airMm);
    }
    firstPart = (firstPart + 1) % parts.length;
    onBelt--;
  }

  private void later(long atNanos, TimedEvents.Kind kind) {
    if (!timed.add(atNanos, kind)) {
      truth.drop();
    }
  }

  private void bounce(BenchPart part, long atNanos, TimedEvents.Kind kind) {
    if (part.bounces) {
      later(atNanos + BOUNCE_NANOS, kind);
    }
  }

  private void happen(TimedEvents.Kind kind, long atNanos) {
    switch (kind) {
      case PART_EDGE -> buffer.part(atNanos);
      case CONFIRM_EDGE -> buffer.confirm(atNanos);
      case AIR_ON -> air(true, atNanos);
      case AIR_OFF -> air(false, atNanos);
      case BELT_GOES -> {
        standing = false;
        move(atNanos);
      }
    }
  }

  private void air(boolean on, long atNanos) {
    double travelMm = belt.travelAt(atNanos);
    if (air && !on) {
      for (int i = 0; i < onBelt; i++) {
        parts[(firstPart + i) % parts.length].air(airOnMm, travelMm, settings.partMm());
      }
    }
    if (on && !air) {
      airOnMm = travelMm;
    }
    air = on;
  }

  private void move(long atNanos) {
    double mmPerSecond =
        permitted && !standing
            ? partsPerMinute / BenchSettings.SECONDS_PER_MINUTE * settings.pitchMm()
            : 0;
    belt.set(atNanos, belt.travelAt(atNanos), mmPerSecond);
    buffer.belt(atNanos, belt.travelAt(atNanos), mmPerSecond);
  }
}
