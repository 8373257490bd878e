package dev.linewarden.reject;

import java.util.List;
import java.util.stream.IntStream;

/// How the conveyor that [BenchIo] simulates is built. Places are millimetres along the belt from
/// the part sensor.
///
/// @param pitchMm from one part's front to the next, on average
/// @param partMm length of a part along the belt
/// @param jitterShare a gap differs from the pitch by up to this share of it
/// @param ejectorMm from the part sensor to the nozzle
/// @param ejectorLagNanos from the output to air at the nozzle
/// @param confirmNanos from a part's centre at the nozzle to the confirm sensor
/// @param fittings what it has besides a part sensor and one ejector
public record BenchConveyor(
    double pitchMm,
    double partMm,
    double jitterShare,
    double ejectorMm,
    long ejectorLagNanos,
    long confirmNanos,
    Fittings fittings) {
  static final double PITCH_MM = 120;
  private static final double JITTER_SHARE = 0.05;

  /// With a part sensor and one ejector; its motion is told as it is.
  public static final BenchConveyor DEFAULT =
      new BenchConveyor(PITCH_MM, 60, JITTER_SHARE, 360, 0, 8_000_000, Fittings.NONE);

  /// Parts between the part sensor and the ejector that the bench has room for.
  static final int ON_BELT_MAX = 1_024;

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

    /// To the sensor in front of this lane's nozzle, from 0; 0 = there is none.
    public double resyncMm(int lane) {
      return lane < resyncsMm.size() ? resyncsMm.get(lane) : 0;
    }
  }

  public BenchConveyor {
    Ranges ranges = new Ranges("bench");
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
    ranges.refuse();
  }

  /// As the tracker expects it, with parts at this distance.
  static BenchConveyor like(TrackingSettings tracking, double pitchMm) {
    List<Double> furtherMm =
        tracking.further().stream().map(lane -> lane.ejector().distanceMm()).toList();
    List<Double> resyncsMm =
        IntStream.range(0, tracking.lanes())
            .mapToObj(lane -> tracking.lane(lane).resync().distanceMm())
            .toList();
    return new BenchConveyor(
        pitchMm,
        tracking.conveyor().partMm(),
        JITTER_SHARE,
        tracking.ejector().distanceMm(),
        tracking.ejector().lagNanos(),
        tracking.sensors().confirmNanos(),
        new Fittings(furtherMm, resyncsMm, 0, 0));
  }

  public BenchConveyor jitterShare(double wanted) {
    return new BenchConveyor(
        pitchMm, partMm, wanted, ejectorMm, ejectorLagNanos, confirmNanos, fittings);
  }

  public BenchConveyor ejector(double wantedMm, long lagNanos, long fallNanos) {
    return new BenchConveyor(pitchMm, partMm, jitterShare, wantedMm, lagNanos, fallNanos, fittings);
  }

  /// As [Fittings#mmPerCount] and [Fittings#firstCount] say.
  public BenchConveyor encoder(double mmPerCount, long firstCount) {
    return new BenchConveyor(
        pitchMm,
        partMm,
        jitterShare,
        ejectorMm,
        ejectorLagNanos,
        confirmNanos,
        new Fittings(fittings.furtherMm, fittings.resyncsMm, mmPerCount, firstCount));
  }
}
