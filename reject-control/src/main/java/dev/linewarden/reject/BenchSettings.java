package dev.linewarden.reject;

/// The conveyor that [BenchIo] simulates, and the parts that come on it.
///
/// @param partsPerMinute at the start; speed is rate times pitch
/// @param arrivals who puts parts on the belt
/// @param partsMax so many parts, then the belt runs empty; 0 = without end
/// @param seed of everything that is left to chance
public record BenchSettings(
    BenchConveyor conveyor, double partsPerMinute, Arrivals arrivals, long partsMax, long seed) {
  static final double SECONDS_PER_MINUTE = 60;

  /// The slowest and the fastest rate the bench runs at.
  public static final double PARTS_PER_MINUTE_MIN = 1;

  public static final double PARTS_PER_MINUTE_MAX = 20_000;

  public static final BenchSettings DEFAULT = of(BenchConveyor.DEFAULT, 600);

  public enum Arrivals {
    /// One after the other, at the rate; the part sensor sees them.
    BY_THEMSELVES,
    /// Each one when somebody says so ([BenchIo#told]): a line without a part sensor.
    TOLD
  }

  public BenchSettings {
    Ranges ranges = new Ranges("bench");
    ranges.number("partsPerMinute", partsPerMinute, PARTS_PER_MINUTE_MIN, PARTS_PER_MINUTE_MAX);
    ranges.whole("partsMax", partsMax, 0, Long.MAX_VALUE);
    ranges.refuse();
  }

  /// Parts come by themselves and without end.
  public static BenchSettings of(BenchConveyor conveyor, double partsPerMinute) {
    return new BenchSettings(conveyor, partsPerMinute, Arrivals.BY_THEMSELVES, 0, 1);
  }

  /// A conveyor as the tracker expects it. By time, its one speed bounds the rate.
  public static BenchSettings like(TrackingSettings tracking, double partsPerMinute) {
    TrackingSettings.Conveyor conveyor = tracking.conveyor();
    boolean byTime = conveyor.by() == TrackingSettings.By.TIME;
    double wanted = conveyor.mmPerSecond() * SECONDS_PER_MINUTE / partsPerMinute;
    double regularMm =
        BenchConveyor.PITCH_MM / TrackingSettings.Conveyor.PITCH_MM_MIN * conveyor.pitchMmMin();
    double pitchMm = byTime ? Math.max(wanted, regularMm) : regularMm;
    return of(
        BenchConveyor.like(tracking, pitchMm),
        byTime ? conveyor.mmPerSecond() * SECONDS_PER_MINUTE / pitchMm : partsPerMinute);
  }

  boolean isTold() {
    return arrivals == Arrivals.TOLD;
  }

  public BenchSettings conveyor(BenchConveyor wanted) {
    return new BenchSettings(wanted, partsPerMinute, arrivals, partsMax, seed);
  }

  public BenchSettings partsPerMinute(double wanted) {
    return new BenchSettings(conveyor, wanted, arrivals, partsMax, seed);
  }

  public BenchSettings partsMax(long wanted) {
    return new BenchSettings(conveyor, partsPerMinute, arrivals, wanted, seed);
  }

  public BenchSettings seed(long wanted) {
    return new BenchSettings(conveyor, partsPerMinute, arrivals, partsMax, wanted);
  }

  public BenchSettings arrivals(Arrivals wanted) {
    return new BenchSettings(conveyor, partsPerMinute, wanted, partsMax, seed);
  }
}
