package dev.linewarden.reject;

/// The conveyor that [BenchIo] simulates. Places are millimetres along the belt from the part
/// sensor.
///
/// @param partsPerMinute at the start; speed is rate times pitch
/// @param pitchMm from one part's front to the next, on average
/// @param partMm length of a part along the belt
/// @param jitterShare a gap differs from the pitch by up to this share of it
/// @param ejectorMm from the part sensor to the nozzle
/// @param ejectorLagNanos from the output to air at the nozzle
/// @param confirmNanos from a part's centre at the nozzle to the confirm sensor
/// @param arrivals who puts parts on the belt
/// @param partsMax so many parts, then the belt runs empty; 0 = without end
public record BenchSettings(
    double partsPerMinute,
    double pitchMm,
    double partMm,
    double jitterShare,
    double ejectorMm,
    long ejectorLagNanos,
    long confirmNanos,
    Arrivals arrivals,
    long partsMax,
    long seed) {
  public static final double PARTS_PER_MINUTE = 600;
  public static final double PITCH_MM = 120;
  public static final double PART_MM = 60;
  public static final double JITTER_SHARE = 0.05;
  public static final double EJECTOR_MM = 360;
  public static final long EJECTOR_LAG_NANOS = 0;
  public static final long CONFIRM_NANOS = 8_000_000;
  public static final BenchSettings DEFAULT =
      new BenchSettings(
          PARTS_PER_MINUTE,
          PITCH_MM,
          PART_MM,
          JITTER_SHARE,
          EJECTOR_MM,
          EJECTOR_LAG_NANOS,
          CONFIRM_NANOS,
          Arrivals.BY_THEMSELVES,
          0,
          1);

  public enum Arrivals {
    /// One after the other, at the rate; the part sensor sees them.
    BY_THEMSELVES,
    /// Each one when somebody says so ([BenchIo#told]): a line without a part sensor.
    TOLD
  }

  static final double SECONDS_PER_MINUTE = 60;

  /// The slowest and the fastest rate the bench runs at.
  public static final double PARTS_PER_MINUTE_MIN = 1;

  public static final double PARTS_PER_MINUTE_MAX = 20_000;

  /// Parts between the part sensor and the ejector that the bench has room for.
  static final int ON_BELT_MAX = 256;

  public BenchSettings {
    Ranges ranges = new Ranges("bench");
    ranges.number("partsPerMinute", partsPerMinute, PARTS_PER_MINUTE_MIN, PARTS_PER_MINUTE_MAX);
    ranges.number("pitchMm", pitchMm, 1, 10_000);
    ranges.number("jitterShare", jitterShare, 0, 0.9);
    ranges.number("partMm", partMm, 1, pitchMm * (1 - jitterShare));
    // Twice the room, because slipping parts take longer.
    ranges.number("ejectorMm", ejectorMm, 1, (ON_BELT_MAX / 2 - 2) * partMm);
    ranges.whole("ejectorLagNanos", ejectorLagNanos, 0, 200_000_000);
    ranges.whole("confirmNanos", confirmNanos, 0, 10_000_000_000L);
    ranges.whole("partsMax", partsMax, 0, Long.MAX_VALUE);
    ranges.refuse();
  }

  /// A conveyor as the tracker expects it. By time, its one speed bounds the rate.
  public static BenchSettings like(TrackingSettings tracking, double partsPerMinute) {
    TrackingSettings.Conveyor conveyor = tracking.conveyor();
    boolean byTime = conveyor.by() == TrackingSettings.By.TIME;
    double wanted = conveyor.mmPerSecond() * SECONDS_PER_MINUTE / partsPerMinute;
    double regularMm = PITCH_MM / TrackingSettings.Conveyor.PITCH_MM_MIN * conveyor.pitchMmMin();
    double pitchMm = byTime ? Math.max(wanted, regularMm) : regularMm;
    return new BenchSettings(
        byTime ? conveyor.mmPerSecond() * SECONDS_PER_MINUTE / pitchMm : partsPerMinute,
        pitchMm,
        conveyor.partMm(),
        JITTER_SHARE,
        tracking.ejector().distanceMm(),
        tracking.ejector().lagNanos(),
        tracking.sensors().confirmNanos(),
        Arrivals.BY_THEMSELVES,
        0,
        1);
  }

  public BenchSettings partsPerMinute(double wanted) {
    return new BenchSettings(
        wanted,
        pitchMm,
        partMm,
        jitterShare,
        ejectorMm,
        ejectorLagNanos,
        confirmNanos,
        arrivals,
        partsMax,
        seed);
  }

  public BenchSettings partsMax(long wanted) {
    return new BenchSettings(
        partsPerMinute,
        pitchMm,
        partMm,
        jitterShare,
        ejectorMm,
        ejectorLagNanos,
        confirmNanos,
        arrivals,
        wanted,
        seed);
  }

  public BenchSettings seed(long wanted) {
    return new BenchSettings(
        partsPerMinute,
        pitchMm,
        partMm,
        jitterShare,
        ejectorMm,
        ejectorLagNanos,
        confirmNanos,
        arrivals,
        partsMax,
        wanted);
  }

  public BenchSettings arrivals(Arrivals wanted) {
    return new BenchSettings(
        partsPerMinute,
        pitchMm,
        partMm,
        jitterShare,
        ejectorMm,
        ejectorLagNanos,
        confirmNanos,
        wanted,
        partsMax,
        seed);
  }
}
