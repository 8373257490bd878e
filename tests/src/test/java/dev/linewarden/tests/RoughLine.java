package dev.linewarden.tests;

import dev.linewarden.reject.BenchFaults;
import dev.linewarden.reject.BenchSettings;
import dev.linewarden.reject.TrackingSettings;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// A conveyor on which everything goes wrong that a seed can think of: speeds and gaps, sensors,
/// encoder, ejectors, people.
///
/// @param rates parts a minute it changes to while it runs
record RoughLine(
    TrackingSettings tracking, BenchSettings belt, BenchFaults faults, List<Double> rates) {
  private static final long MILLI = 1_000_000;

  /// What a part may slip on its way to the ejector where nobody corrects it: less than the core of
  /// a pulse leaves, with an encoder's count and a half.
  private static final double SLIP_SHARE_MAX = 0.012;

  private static final double RESYNC_MM = 300;
  private static final double RESYNC_SLIP_SHARE_MAX = 0.06;
  static final double SECOND_RESYNC_MM = 545;
  private static final double SECOND_EJECTOR_MM = 600;
  private static final double COUNT_MM_MAX = 2;
  private static final double BACK_MM_MAX = 100;

  static RoughLine drawn(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean resync = random.nextInt(3) == 0;
    boolean lanes = random.nextInt(3) == 0;
    TrackingSettings tracking = tracking(resync, lanes);
    double mmPerCount = random.nextBoolean() ? 1 + random.nextDouble(COUNT_MM_MAX - 1) : 0;
    long firstCount = random.nextBoolean() ? 0 : Integer.MAX_VALUE - random.nextLong(2_000);
    int parts = 20 + random.nextInt(40);
    BenchSettings belt = BenchSettings.like(tracking, rate(random)).partsMax(parts).seed(seed);
    belt = belt.conveyor(belt.conveyor().encoder(mmPerCount, firstCount));
    List<Double> rates = Stream.generate(() -> rate(random)).limit(random.nextInt(4)).toList();
    double slip = resync ? RESYNC_SLIP_SHARE_MAX : SLIP_SHARE_MAX;
    return new RoughLine(tracking, belt, faults(random, slip), rates);
  }

  private static double rate(SplittableRandom random) {
    return 60 + random.nextInt(5941);
  }

  private static TrackingSettings tracking(boolean resync, boolean lanes) {
    TrackingSettings all = TrackingSettings.DEFAULT;
    TrackingSettings.Ejector one = all.ejector();
    TrackingSettings.Lane second =
        new TrackingSettings.Lane(
            new TrackingSettings.Ejector(
                SECOND_EJECTOR_MM,
                one.leadMm(),
                one.pulseMm(),
                one.coreMm(),
                one.clearMm(),
                one.mergeMm(),
                one.lagNanos(),
                one.commitLeadNanos()),
            all.sensors().confirmNanos(),
            all.sensors().confirmToleranceNanos(),
            resync(resync, SECOND_RESYNC_MM));
    return new TrackingSettings(
        all.conveyor(),
        one,
        all.sensors(),
        all.deadlineNanos(),
        all.inTransitMax(),
        lanes ? List.of(second) : List.of(),
        resync(resync, RESYNC_MM));
  }

  private static TrackingSettings.Resync resync(boolean there, double distanceMm) {
    return there ? new TrackingSettings.Resync(distanceMm, 25, 20) : TrackingSettings.Resync.NONE;
  }

  private static BenchFaults faults(SplittableRandom random, double slipShareMax) {
    double much = random.nextInt(4) == 0 ? 0 : random.nextDouble() * 0.2;
    double seldom = random.nextInt(3) == 0 ? much / 8 : 0;
    BenchFaults.Mishaps mishaps =
        new BenchFaults.Mishaps(
            random.nextDouble(slipShareMax),
            random.nextInt(3) == 0 ? seldom : 0,
            random.nextLong(20 * MILLI),
            random.nextInt(3) == 0 ? seldom : 0,
            random.nextInt(3) == 0 ? seldom : 0,
            random.nextInt(2) * BACK_MM_MAX,
            0);
    return new BenchFaults(
            random.nextInt(3) == 0 ? seldom : 0,
            random.nextInt(3) == 0 ? seldom : 0,
            much,
            random.nextInt(3) == 0 ? seldom : 0,
            much,
            0,
            random.nextInt(30),
            8 * MILLI + random.nextLong(600 * MILLI))
        .with(mishaps);
  }

  /// The ejector does what it is told, and in time.
  boolean ejectsReliably() {
    return faults.stuckShare() == 0 && faults.mishaps().slowShare() == 0;
  }

  /// Nothing is on the belt that the station was not told of, and nothing leaves it by itself.
  boolean sensesAll() {
    return faults.missedShare() == 0
        && faults.mishaps().lostShare() == 0
        && faults.mishaps().takenShare() == 0;
  }
}
