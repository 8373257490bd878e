package dev.linewarden.reject;

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
/// @param resync in front of the first ejector
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
  /// @param emptyMm belt without a part after which the part sensor is doubted
  /// @param unexpectedStops whether something that falls though nothing was ejected stops the line
  public record Sensors(
      long debounceNanos,
      long confirmNanos,
      long confirmToleranceNanos,
      double emptyMm,
      boolean unexpectedStops) {
    public static final long DEBOUNCE_NANOS = 1_000_000;
    public static final long CONFIRM_NANOS = 8_000_000;
    public static final long CONFIRM_TOLERANCE_NANOS = 4_000_000;
    public static final double EMPTY_MM = 1_000_000;
    public static final Sensors DEFAULT =
        new Sensors(DEBOUNCE_NANOS, CONFIRM_NANOS, CONFIRM_TOLERANCE_NANOS);

    /// With what an empty belt and unexpected edges mean as usual.
    public Sensors(long debounceNanos, long confirmNanos, long confirmToleranceNanos) {
      this(debounceNanos, confirmNanos, confirmToleranceNanos, EMPTY_MM, false);
    }

    public Sensors {
      Ranges ranges = new Ranges("tracking");
      ranges.whole("debounceNanos", debounceNanos, 0, 1_000_000_000);
      ranges.whole("confirmNanos", confirmNanos, 0, 10_000_000_000L);
      ranges.whole("confirmToleranceNanos", confirmToleranceNanos, 1, 10_000_000_000L);
      ranges.number("emptyMm", emptyMm, 1_000, 1e9);
      ranges.refuse();
    }
  }

  /// An ejector with the sensor behind it, and perhaps one in front of it.
  ///
  /// @param confirmNanos from the part's centre at the nozzle to the confirm sensor's edge
  /// @param confirmToleranceNanos so much later the part counts as not removed
  /// @param resync behind the ejector before
  public record Lane(
      Ejector ejector, long confirmNanos, long confirmToleranceNanos, Resync resync) {
    /// Without a sensor in front of it.
    public Lane(Ejector ejector, long confirmNanos, long confirmToleranceNanos) {
      this(ejector, confirmNanos, confirmToleranceNanos, Resync.NONE);
    }

    public Lane {
      Ranges ranges = new Ranges("tracking");
      ranges.whole("confirmNanos", confirmNanos, 0, 10_000_000_000L);
      ranges.whole("confirmToleranceNanos", confirmToleranceNanos, 1, 10_000_000_000L);
      ranges.refuse();
    }
  }

  /// A sensor in front of an ejector, at which a part's place is corrected for it and for all
  /// behind it.
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
    TrackingChecks.check(conveyor, ejector, sensors, deadlineNanos, further, resync, ranges);
    ranges.refuse();
  }

  /// Reads `[ejector]` to `[ejector_4]`, `[sensors]` and `[resync]` to `[resync_4]`; a problem is
  /// one of the table that it is about.
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

  /// The ejector of this lane, from 0, with its sensors.
  Lane lane(int lane) {
    return lane == 0
        ? new Lane(ejector, sensors.confirmNanos, sensors.confirmToleranceNanos, resync)
        : further.get(lane - 1);
  }
}
