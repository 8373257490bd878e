package dev.linewarden.reject;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;

/// Where things stand along the belt and how the ejector is fired. All places are travel in
/// millimetres from the part sensor; a setting that could let a part escape is refused here.
///
/// @param deadlineNanos from the trigger to the verdict; the commit point must lie behind it
/// @param inTransitMax parts between the part sensor and a delivered closing. Beyond it the line is
///   stopped, and a part that comes nevertheless is ejected without a number
public record TrackingSettings(
    Conveyor conveyor, Ejector ejector, Sensors sensors, long deadlineNanos, int inTransitMax) {
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

  public TrackingSettings {
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
    double commitNanos =
        nanos(conveyor, fireMm(conveyor, ejector)) - ejector.lagNanos - ejector.commitLeadNanos;
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

  /// Reads `[belt]`, `[ejector]` and `[sensors]`; a problem is one of the table that it is about.
  public static TrackingSettings read(
      SettingsReader belt, SettingsReader ejector, SettingsReader sensors, long deadlineNanos) {
    try {
      return new TrackingSettings(
          conveyor(belt), ejector(ejector), sensors(sensors), deadlineNanos, IN_TRANSIT_MAX);
    } catch (BadInput e) {
      e.problems().forEach(ejector::problem);
      return DEFAULT;
    }
  }

  private static Conveyor conveyor(SettingsReader table) {
    return new Conveyor(
        table.choice("by", By.class, By.TRAVEL),
        table.number("mm_per_second", 1, 50_000, Conveyor.MM_PER_SECOND),
        table.number("pitch_mm", 1, 10_000, Conveyor.PITCH_MM_MIN),
        table.number("part_mm", 1, 10_000, Conveyor.PART_MM));
  }

  private static Ejector ejector(SettingsReader table) {
    return new Ejector(
        table.number("distance_mm", 1, 20_000, Ejector.DISTANCE_MM),
        table.number("lead_mm", 0, 10_000, Ejector.LEAD_MM),
        table.number("pulse_mm", 1, 10_000, Ejector.PULSE_MM),
        table.number("core_mm", 0, 5_000, Ejector.CORE_MM),
        table.number("clear_mm", 0, 10_000, Ejector.CLEAR_MM),
        table.number("merge_mm", 0, 1_000, Ejector.MERGE_MM),
        nanos(table, "lag_ms", 0, 200, Ejector.LAG_NANOS),
        nanos(table, "commit_lead_ms", 0, 1_000, Ejector.COMMIT_LEAD_NANOS));
  }

  private static Sensors sensors(SettingsReader table) {
    return new Sensors(
        nanos(table, "debounce_ms", 0, 1_000, Sensors.DEBOUNCE_NANOS),
        nanos(table, "confirm_ms", 0, 10_000, Sensors.CONFIRM_NANOS),
        nanos(table, "confirm_tolerance_ms", 0.001, 10_000, Sensors.CONFIRM_TOLERANCE_NANOS));
  }

  private static long nanos(
      SettingsReader table, String key, double min, double max, long standardNanos) {
    return Math.round(table.number(key, min, max, standardNanos / 1e6) * 1e6);
  }

  /// From a part's front at the sensor to its centre at the nozzle.
  double centreMm() {
    return ejector.distanceMm + conveyor.partMm / 2;
  }

  private static double fireMm(Conveyor conveyor, Ejector ejector) {
    return ejector.distanceMm + conveyor.partMm / 2 - ejector.leadMm;
  }

  private static double nanos(Conveyor conveyor, double mm) {
    return mm / conveyor.mmPerSecond * 1e9;
  }
}
