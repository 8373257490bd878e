package dev.linewarden.reject;

import java.util.List;
import java.util.stream.IntStream;

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
/// @param fittings what the conveyor has besides a part sensor and one ejector
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
    long seed,
    Fittings fittings) {
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

  /// @param furtherMm from the part sensor to the nozzles behind the first one
  /// @param resyncsMm to the sensors in front of the nozzles, the first one's first; 0, or none for
  ///   the last ones = there is none
  /// @param mmPerCount the belt's motion is told by an encoder of two channels, so much belt for
  ///   one of its steps; 0 = it is told as it is
  /// @param firstCount where that encoder begins
  public record Fittings(
      List<Double> furtherMm, List<Double> resyncsMm, double mmPerCount, long firstCount) {
    public static final Fittings NONE = new Fittings(List.of(), List.of(), 0, 0);

    public Fittings {
      furtherMm = List.copyOf(furtherMm);
      resyncsMm = List.copyOf(resyncsMm);
      Ranges ranges = new Ranges("bench");
      ranges.whole("sensors", resyncsMm.size(), 0, 1 + furtherMm.size());
      ranges.number("mmPerCount", mmPerCount, 0, 1_000);
      ranges.refuse();
    }

    public Fittings encoder(double wantedMm, long first) {
      return new Fittings(furtherMm, resyncsMm, wantedMm, first);
    }

    /// To the sensor in front of this lane's nozzle, from 0; 0 = there is none.
    public double resyncMm(int lane) {
      return lane < resyncsMm.size() ? resyncsMm.get(lane) : 0;
    }
  }

  /// A conveyor with a part sensor and one ejector, whose motion is told as it is.
  public BenchSettings(
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
    this(
        partsPerMinute,
        pitchMm,
        partMm,
        jitterShare,
        ejectorMm,
        ejectorLagNanos,
        confirmNanos,
        arrivals,
        partsMax,
        seed,
        Fittings.NONE);
  }

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
  static final int ON_BELT_MAX = 1_024;

  public BenchSettings {
    Ranges ranges = new Ranges("bench");
    ranges.number("partsPerMinute", partsPerMinute, PARTS_PER_MINUTE_MIN, PARTS_PER_MINUTE_MAX);
    ranges.number("pitchMm", pitchMm, 1, 10_000);
    ranges.number("jitterShare", jitterShare, 0, 0.9);
    ranges.number("partMm", partMm, 1, pitchMm * (1 - jitterShare));
    // Twice the room, because slipping parts take longer.
    double farthestMm = (ON_BELT_MAX / 2 - 2) * partMm;
    ranges.number("ejectorMm", ejectorMm, 1, farthestMm);
    fittings.furtherMm.forEach(mm -> ranges.number("furtherMm", mm, ejectorMm, farthestMm));
    double beforeMm = 0;
    for (int lane = 0; lane <= fittings.furtherMm.size(); lane++) {
      double nozzleMm = lane == 0 ? ejectorMm : fittings.furtherMm.get(lane - 1);
      if (fittings.resyncMm(lane) != 0) {
        ranges.number("resyncMm", fittings.resyncMm(lane), beforeMm, nozzleMm);
      }
      beforeMm = nozzleMm + partMm / 2;
    }
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
        1,
        new Fittings(
            tracking.further().stream().map(lane -> lane.ejector().distanceMm()).toList(),
            IntStream.range(0, tracking.lanes())
                .mapToObj(lane -> tracking.lane(lane).resync().distanceMm())
                .toList(),
            0,
            0));
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
        seed,
        fittings);
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
        seed,
        fittings);
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
        wanted,
        fittings);
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
        seed,
        fittings);
  }

  public BenchSettings fittings(Fittings wanted) {
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
        seed,
        wanted);
  }
}
