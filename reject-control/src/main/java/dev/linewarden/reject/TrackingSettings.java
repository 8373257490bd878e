package dev.linewarden.reject;

import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.SettingsReader;
import java.util.List;

/// Where things stand along the belt and how the ejector is fired. All places are travel in
/// millimetres from the part sensor; a setting that could let a part escape is refused here.
///
/// @param ejector the first one: what nobody spoke for goes here
/// @param deadlineNanos from the trigger to the verdict; the commit point must lie behind it
/// @param inTransitMax parts between the part sensor and a delivered closing. Beyond it the line is
///   stopped, and a part that comes nevertheless is ejected without a number
/// @param further ejectors behind the first, in the order in which a part comes past them
public record TrackingSettings(
    Conveyor conveyor,
    Ejector ejector,
    Sensors sensors,
    long deadlineNanos,
    int inTransitMax,
    List<Lane> further,
    Resync resync) {
  public static final long DEADLINE_NANOS = 15_000_000;
  public static final int IN_TRANSIT_MAX = 256;
  public static final TrackingSettings DEFAULT =
      new TrackingSettings(
          Conveyor.DEFAULT, Ejector.DEFAULT, Sensors.DEFAULT, DEADLINE_NANOS, IN_TRANSIT_MAX);

  private static final double NANOS_PER_SECOND = 1e9;

  /// What a part's place is told from.
  public enum By {
    /// The belt is taken to run at its one speed whenever it has the permit: a fixed delay.
    TIME,
    /// The encoder: ejection follows the belt when it slows down or stops.
    TRAVEL
  }

  /// @param mmPerSecond by time: the belt's speed; by travel: the highest it can have
  /// @param pitchMmMin the smallest distance from one part's front to the next in regular running
  /// @param partMm length of a part along the belt
  public record Conveyor(By by, double mmPerSecond, double pitchMmMin, double partMm) {
    /// 6 000 parts a minute, 120 mm apart.
    public static final double MM_PER_SECOND = 12_000;

    public static final double PITCH_MM_MIN = 100;
    public static final double PART_MM = 60;
    public static final Conveyor DEFAULT =
        new Conveyor(By.TRAVEL, MM_PER_SECOND, PITCH_MM_MIN, PART_MM);

    public Conveyor {
      Ranges ranges = new Ranges("tracking");
      ranges.number("conveyor mmPerSecond", mmPerSecond, 1, 50_000);
      ranges.number("conveyor pitchMmMin", pitchMmMin, 1, 10_000);
      ranges.number("conveyor partMm", partMm, 1, pitchMmMin);
      ranges.refuse();
    }
  }

  /// @param distanceMm from the part sensor to the nozzle
  /// @param leadMm the pulse begins so far before the part's centre is at the nozzle
  /// @param pulseMm length of the pulse
  /// @param coreMm the pulse covers at least this much on both sides of the centre, whoever is near
  /// @param clearMm the pulse stays so far away from the centre of a pardoned neighbour
  /// @param mergeMm a pause between two pulses shorter than this is not made
  /// @param lagNanos from the output to air at the nozzle; the output is switched so much earlier
  /// @param commitLeadNanos so long before the output a pardon comes too late
  public record Ejector(
      double distanceMm,
      double leadMm,
      double pulseMm,
      double coreMm,
      double clearMm,
      double mergeMm,
      long lagNanos,
      long commitLeadNanos) {
    public static final double DISTANCE_MM = 360;
    public static final double LEAD_MM = 30;
    public static final double PULSE_MM = 60;
    public static final double CORE_MM = 10;
    public static final double CLEAR_MM = 30;
    public static final double MERGE_MM = 10;
    public static final long LAG_NANOS = 0;
    public static final long COMMIT_LEAD_NANOS = 2_000_000;
    public static final Ejector DEFAULT =
        new Ejector(
            DISTANCE_MM,
            LEAD_MM,
            PULSE_MM,
            CORE_MM,
            CLEAR_MM,
            MERGE_MM,
            LAG_NANOS,
            COMMIT_LEAD_NANOS);

    public Ejector {
      Ranges ranges = new Ranges("tracking");
      ranges.number("ejector distanceMm", distanceMm, 1, 20_000);
      ranges.number("ejector pulseMm", pulseMm, 1, 10_000);
      ranges.number("ejector coreMm", coreMm, 0, pulseMm / 2);
      ranges.number("ejector leadMm", leadMm, coreMm, pulseMm - coreMm);
      ranges.number("ejector clearMm", clearMm, 0, 10_000);
      ranges.number("ejector mergeMm", mergeMm, 0, 1_000);
      ranges.whole("ejector lagNanos", lagNanos, 0, 200_000_000);
      ranges.whole("ejector commitLeadNanos", commitLeadNanos, 0, 1_000_000_000);
      ranges.refuse();
    }
  }

  /// @param debounceNanos an edge so soon after the one before is the same part
  /// @param confirmNanos from the part's centre at the nozzle to the confirm sensor's edge
  /// @param confirmToleranceNanos so much later the part counts as not removed
  public record Sensors(long debounceNanos, long confirmNanos, long confirmToleranceNanos) {
    public static final long DEBOUNCE_NANOS = 1_000_000;
    public static final long CONFIRM_NANOS = 8_000_000;
    public static final long CONFIRM_TOLERANCE_NANOS = 4_000_000;
    public static final Sensors DEFAULT =
        new Sensors(DEBOUNCE_NANOS, CONFIRM_NANOS, CONFIRM_TOLERANCE_NANOS);

    public Sensors {
      Ranges ranges = new Ranges("tracking");
      ranges.whole("debounceNanos", debounceNanos, 0, 1_000_000_000);
      ranges.whole("confirmNanos", confirmNanos, 0, 10_000_000_000L);
      ranges.whole("confirmToleranceNanos", confirmToleranceNanos, 1, 10_000_000_000L);
      ranges.refuse();
    }
  }

  /// An ejector with the sensor behind it.
  ///
  /// @param confirmNanos from the part's centre at the nozzle to the confirm sensor's edge
  /// @param confirmToleranceNanos so much later the part counts as not removed
  public record Lane(Ejector ejector, long confirmNanos, long confirmToleranceNanos) {
    public Lane {
      Ranges ranges = new Ranges("tracking");
      ranges.whole("confirmNanos", confirmNanos, 0, 10_000_000_000L);
      ranges.whole("confirmToleranceNanos", confirmToleranceNanos, 1, 10_000_000_000L);
      ranges.refuse();
    }
  }

  /// The second sensor, at which a part's place is corrected.
  ///
  /// @param distanceMm from the part sensor; 0 = there is none
  /// @param windowMm a part is expected so far before and behind where the belt carried it
  /// @param slipMaxMm a part that is farther off stops the line
  public record Resync(double distanceMm, double windowMm, double slipMaxMm) {
    public static final double WINDOW_MM = 25;
    public static final double SLIP_MAX_MM = 20;
    public static final Resync NONE = new Resync(0, WINDOW_MM, SLIP_MAX_MM);

    public Resync {
      Ranges ranges = new Ranges("tracking");
      ranges.number("resync distanceMm", distanceMm, 0, 20_000);
      ranges.number("resync windowMm", windowMm, 0.1, 1_000);
      ranges.number("resync slipMaxMm", slipMaxMm, 0, windowMm);
      ranges.refuse();
    }

    boolean isThere() {
      return distanceMm > 0;
    }
  }

  /// With one ejector, and without a second sensor.
  public TrackingSettings(
      Conveyor conveyor, Ejector ejector, Sensors sensors, long deadlineNanos, int inTransitMax) {
    this(conveyor, ejector, sensors, deadlineNanos, inTransitMax, List.of(), Resync.NONE);
  }

  public TrackingSettings {
    further = List.copyOf(further);
    Ranges ranges = new Ranges("tracking");
    ranges.whole("deadlineNanos", deadlineNanos, 1, 10_000_000_000L);
    ranges.whole("inTransitMax", inTransitMax, 4, 65_536);
    if (ejector.pulseMm > conveyor.pitchMmMin) {
      ranges.problem(
          "ejector pulseMm must not be longer than the smallest pitch of %s mm, but is %s"
              .formatted(conveyor.pitchMmMin, ejector.pulseMm));
    }
    double partNanos = nanos(conveyor, conveyor.partMm);
    if (sensors.debounceNanos >= partNanos) {
      ranges.problem(
          "debounceNanos must be below %.0f, the time one part takes, or the next part is missed, but is %d"
              .formatted(partNanos, sensors.debounceNanos));
    }
    checkLanes(conveyor, ejector, further, ranges);
    checkResync(conveyor, ejector, resync, ranges);
    double aheadMm = resync.isThere() ? resync.windowMm : 0;
    double commitNanos =
        nanos(conveyor, fireMm(conveyor, ejector) - aheadMm)
            - ejector.lagNanos
            - ejector.commitLeadNanos;
    if (commitNanos <= deadlineNanos) {
      ranges.problem(
          "the commit point must lie behind the verdict's deadline of %.3f ms, but (%s mm to the ejector + %s mm half a part - %s mm lead) at %s mm/s - %.3f ms lag - %.3f ms commit lead = %.3f ms after the trigger"
              .formatted(
                  deadlineNanos / 1e6,
                  ejector.distanceMm,
                  conveyor.partMm / 2,
                  ejector.leadMm,
                  conveyor.mmPerSecond,
                  ejector.lagNanos / 1e6,
                  ejector.commitLeadNanos / 1e6,
                  commitNanos / 1e6));
    }
    ranges.refuse();
  }

  /// Reads `[ejector]` to `[ejector_4]`, `[sensors]` and `[resync]`; a problem is one of the table
  /// that it is about.
  ///
  /// @param belt the table `[belt]` of the same configuration
  public static TrackingSettings read(
      SettingsReader root, SettingsReader belt, long deadlineNanos) {
    return new TrackingReader(root, belt).read(deadlineNanos);
  }

  /// How many ejectors a part comes past.
  public int lanes() {
    return 1 + further.size();
  }

  /// The ejector of this lane, from 0, with its confirm sensor.
  Lane lane(int lane) {
    return lane == 0
        ? new Lane(ejector, sensors.confirmNanos, sensors.confirmToleranceNanos)
        : further.get(lane - 1);
  }

  private static void checkLanes(
      Conveyor conveyor, Ejector ejector, List<Lane> further, Ranges ranges) {
    if (further.size() >= Limit.LANES_MAX) {
      ranges.problem(
          "there can be %d ejectors, but there are %d"
              .formatted(Limit.LANES_MAX, further.size() + 1));
    }
    Ejector before = ejector;
    for (Lane lane : further) {
      Ejector next = lane.ejector;
      if (next.pulseMm > conveyor.pitchMmMin) {
        ranges.problem(
            "a further ejector's pulseMm must not be longer than the smallest pitch of %s mm, but is %s"
                .formatted(conveyor.pitchMmMin, next.pulseMm));
      }
      if (next.distanceMm - next.leadMm <= before.distanceMm + before.pulseMm - before.leadMm) {
        ranges.problem(
            "ejectors must stand one behind the other, but %s mm - %s mm lead is not behind %s mm + %s mm pulse - %s mm lead"
                .formatted(
                    next.distanceMm,
                    next.leadMm,
                    before.distanceMm,
                    before.pulseMm,
                    before.leadMm));
      }
      before = next;
    }
  }

  /// Where a part is must be known before its ejection is due, and which part it is.
  private static void checkResync(
      Conveyor conveyor, Ejector ejector, Resync resync, Ranges ranges) {
    if (!resync.isThere()) {
      return;
    }
    double aheadMm =
        (ejector.lagNanos + ejector.commitLeadNanos) / NANOS_PER_SECOND * conveyor.mmPerSecond;
    double latestMm = fireMm(conveyor, ejector) - aheadMm;
    if (resync.distanceMm + resync.windowMm >= latestMm) {
      ranges.problem(
          "the second sensor must speak before the commit point, but %s mm + %s mm window is not before %.1f mm = %s mm to the ejector + %s mm half a part - %s mm lead - %.1f mm of belt in the lag and commit lead"
              .formatted(
                  resync.distanceMm,
                  resync.windowMm,
                  latestMm,
                  ejector.distanceMm,
                  conveyor.partMm / 2,
                  ejector.leadMm,
                  aheadMm));
    }
    if (resync.windowMm >= conveyor.partMm / 2) {
      ranges.problem(
          "resync windowMm must be below %s, half a part, or the next one is in it, but is %s"
              .formatted(conveyor.partMm / 2, resync.windowMm));
    }
  }

  private static double fireMm(Conveyor conveyor, Ejector ejector) {
    return ejector.distanceMm + conveyor.partMm / 2 - ejector.leadMm;
  }

  private static double nanos(Conveyor conveyor, double mm) {
    return mm / conveyor.mmPerSecond * NANOS_PER_SECOND;
  }
}
