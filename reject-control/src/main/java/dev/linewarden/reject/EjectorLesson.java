package dev.linewarden.reject;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Doorbell;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Finds out where the ejector is and how long it takes, instead of a tracker. First the air is on
/// all the time, and the way of each part from the part sensor to the confirm sensor is measured at
/// several speeds: what of it grows with the speed is the time of the fall, the rest is distance.
/// Then the air comes later and later for single parts, until one is missed: that is the valve's
/// lag. The belt must be empty at the start, and nothing is inspected: what is missed goes on down
/// the line. Parts during whose way the belt changed its speed are not counted.
///
/// One thread, but [#ways()] and [#isFinished()] may be asked by any.
public final class EjectorLesson implements Agent {
  /// Parts whose way is measured, and parts that the lag is found with.
  public static final int WAYS = 24;

  public static final int TRIALS = 9;

  /// No valve that is of use takes longer.
  static final long LAG_NANOS_MAX = 80_000_000;

  /// The air stays on so long behind the instant it is for.
  private static final long HOLD_NANOS = 10_000_000;

  /// A confirm edge this near to where it is expected is this part's.
  private static final long NEAR_NANOS = 8_000_000;

  /// The output is switched on at the earliest after this share of the way.
  private static final double EARLIEST = 0.2;

  /// A speed is the same within this share.
  private static final double STEADY = 0.05;

  private static final double NANOS_PER_SECOND = 1e9;

  /// One part's way from the part sensor to the confirm sensor.
  public record Way(double mmPerSecond, double mm) {}

  private record Seen(double atMm, double mmPerSecond) {}

  private final LineIo io;
  private final Belt belt = new Belt();
  private final Doorbell doorbell = new Doorbell();
  private final Edges edges = new Edges();
  private final ArrayDeque<Seen> coming = new ArrayDeque<>();
  private final List<Way> measured = new ArrayList<>();
  private final long debounceNanos;
  private volatile int ways;
  private volatile boolean finished;

  private boolean started;
  private boolean air;
  private long lastPartNanos = Long.MIN_VALUE / 2;
  private long lastConfirmNanos = Long.MIN_VALUE / 2;
  private WayFit fit = WayFit.NONE;
  private volatile int trials;
  private boolean trying;
  private boolean triedAir;
  private boolean fell;
  private double centreMm;

  /// When the part that is tried had its middle at the nozzle; never while that is ahead.
  private long centreNanos = Belt.NEVER;

  private long leadNanos;
  private long missedNanos;
  private long removedNanos = Belt.NEVER;

  /// @param io owned by whoever made it
  public EjectorLesson(LineIo io, TrackingSettings settings) {
    this.io = io;
    this.debounceNanos = settings.sensors().debounceNanos();
    io.listen(doorbell);
  }

  @Override
  public String role() {
    return Tracker.ROLE;
  }

  @Override
  public Doorbell doorbell() {
    return doorbell;
  }

  /// Parts whose way was measured up to now.
  public int ways() {
    return ways;
  }

  /// Parts measured and tried, of [#WAYS] and [#TRIALS].
  public int progress() {
    return ways + trials;
  }

  public boolean isFinished() {
    return finished;
  }

  @Override
  public int doWork(long nowNanos) {
    int read = io.poll(nowNanos, edges); // levels first: nothing moves while somebody holds a stop
    if (!started) {
      started = true;
      air(true, nowNanos);
      io.set(Output.RUN_PERMIT, true, nowNanos);
    }
    if (trying) {
      follow(nowNanos);
    }
    return read;
  }

  @Override
  public long dueNanos() {
    long nozzleNanos = trying ? nozzleNanos() : Belt.NEVER;
    long fromNanos = Belt.shifted(nozzleNanos, -leadNanos);
    long own = air ? Belt.shifted(nozzleNanos, HOLD_NANOS) : fromNanos;
    return Math.min(io.dueNanos(), tried() ? overNanos() : own);
  }

  /// What was found. Throws [BadInput] when the parts' ways do not agree, or the ejector does not
  /// remove a part however early it is switched on.
  public EjectorFound found() {
    if (removedNanos == Belt.NEVER) {
      throw new BadInput(
          "the ejector removed no part, however early it was switched on: does the confirm sensor"
              + " see what falls?");
    }
    return new EjectorFound(List.copyOf(measured), fit, removedNanos, removedNanos - missedNanos);
  }

  private void air(boolean on, long nowNanos) {
    if (on != air) {
      air = on;
      io.set(Output.EJECTOR, on, nowNanos);
    }
  }

  private boolean tried() {
    return trying && triedAir && !air;
  }

  private long overNanos() {
    return Belt.shifted(expectedNanos(), NEAR_NANOS);
  }

  private long expectedNanos() {
    return Belt.shifted(nozzleNanos(), fit.fallNanos());
  }

  private long nozzleNanos() {
    return centreNanos == Belt.NEVER ? belt.nanosAt(centreMm) : centreNanos;
  }

  private void follow(long nowNanos) {
    long nozzleNanos = nozzleNanos();
    if (!triedAir && Belt.shifted(nozzleNanos, -leadNanos) <= nowNanos) {
      triedAir = true;
      air(true, nowNanos);
    }
    if (air && Belt.shifted(nozzleNanos, HOLD_NANOS) <= nowNanos) {
      air(false, nowNanos);
    }
    if (tried() && overNanos() <= nowNanos) {
      conclude();
    }
    if (finished) {
      io.set(Output.RUN_PERMIT, false, nowNanos);
    }
  }

  /// Halves what is not known yet of the lag.
  private void conclude() {
    trying = false;
    int done = trials + 1;
    trials = done;
    if (fell) {
      removedNanos = leadNanos;
    } else {
      missedNanos = Math.max(missedNanos, leadNanos);
    }
    finished = done == TRIALS || removedNanos == Belt.NEVER;
  }

  private void tryWith(long atNanos) {
    double wayMm = fit.distanceMm();
    centreMm = belt.travelAt(atNanos) + wayMm;
    long earliest =
        (long) ((1 - EARLIEST) * wayMm / Math.max(1, belt.mmPerSecond()) * NANOS_PER_SECOND);
    leadNanos =
        removedNanos == Belt.NEVER
            ? Math.min(LAG_NANOS_MAX, earliest)
            : (missedNanos + removedNanos) / 2;
    centreNanos = Belt.NEVER;
    trying = true;
    triedAir = false;
    fell = false;
  }

  /// The oldest part on its way, or the one whose way is likest to the last one's: one that was not
  /// seen falling must not shift the rest.
  private void measure(long atNanos) {
    double nowMm = belt.travelAt(atNanos);
    while (coming.size() > 1 && !measured.isEmpty()) {
      Seen oldest = coming.removeFirst();
      double expectedMm = measured.getLast().mm();
      double off = Math.abs(nowMm - oldest.atMm - expectedMm);
      if (off <= Math.abs(nowMm - coming.getFirst().atMm - expectedMm)) {
        coming.addFirst(oldest);
        break;
      }
    }
    Seen part = coming.pollFirst();
    double now = belt.mmPerSecond();
    // A way during which the belt changed its speed says nothing.
    if (part != null && Math.abs(now - part.mmPerSecond) < STEADY * now) {
      measured.add(new Way(part.mmPerSecond, nowMm - part.atMm));
      ways = measured.size();
    }
    if (ways == WAYS) {
      fit = WayFit.of(measured);
      air(false, atNanos);
      coming.clear();
    }
  }

  private final class Edges implements LineIo.Edges {
    @Override
    public void part(long atNanos) {
      if (atNanos - lastPartNanos < debounceNanos) {
        return;
      }
      lastPartNanos = atNanos;
      if (ways < WAYS) {
        coming.addLast(new Seen(belt.travelAt(atNanos), belt.mmPerSecond()));
      } else if (!trying && !finished) {
        tryWith(atNanos);
      }
    }

    @Override
    public void confirm(int lane, long atNanos) {
      if (lane > 0 || atNanos - lastConfirmNanos < debounceNanos) {
        return;
      }
      lastConfirmNanos = atNanos;
      if (ways < WAYS) {
        measure(atNanos);
      } else if (trying) {
        fell |= Math.abs(atNanos - expectedNanos()) < NEAR_NANOS;
      }
    }

    @Override
    public void belt(long atNanos, double travelMm, double mmPerSecond) {
      // What is past is noted: the belt knows no instant any more for a place behind it.
      if (trying && nozzleNanos() <= atNanos) {
        centreNanos = nozzleNanos();
      }
      belt.set(atNanos, travelMm, mmPerSecond);
    }

    @Override
    public void resync(int lane, long atNanos) {}

    @Override
    public void astray(long atNanos, String why) {}

    @Override
    public void acknowledge(boolean on) {}

    @Override
    public void lost(long atNanos, long count) {}

    @Override
    public void level(Input input, boolean on, long atNanos) {
      if (on && (input == Input.EMERGENCY_STOP || input == Input.POWER_FAILING)) {
        io.rest(atNanos);
        throw new BadInput("the lesson ends: '%s' is on".formatted(input.key()));
      }
    }

    @Override
    public void broken(long atNanos, String why) {
      throw new BadInput(why);
    }
  }
}
