package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import dev.linewarden.reject.TrackingSettings.Ejector;
import dev.linewarden.reject.TrackingSettings.Resync;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Goal: on a belt on which parts slip all along, a sensor in front of each ejector lets each part
/// go where it has to. Method: a seed decides rate, slip and lanes of a line in virtual time; the
/// bench's truth is the oracle, and the same lines without the further sensors are the proof that
/// it needs them.
final class SlippingLanesTest {
  private static final int CASES = 200;
  private static final int PARTS = 24;
  private static final long MILLI = VirtualLine.MILLI;
  private static final double SLIP_SHARE_MAX = 0.06;
  private static final int PASSED = 0;

  /// Three ejectors; the first sensor is there in any case.
  private static TrackingSettings settings(boolean further) {
    return Tracking.with(List.of(lane(600, further), lane(840, further)), new Resync(300, 25, 20));
  }

  private static TrackingSettings.Lane lane(double distanceMm, boolean sensor) {
    return new TrackingSettings.Lane(
        new Ejector(distanceMm, 30, 60, 10, 30, 10, 0, 2 * MILLI),
        8 * MILLI,
        4 * MILLI,
        sensor ? new Resync(distanceMm - 55, 25, 20) : Resync.NONE);
  }

  private static final class Slipping {
    private final Map<PartId, Integer> lanes = new HashMap<>();
    private final VirtualLine line;

    Slipping(long seed, boolean further) {
      SplittableRandom random = new SplittableRandom(seed);
      TrackingSettings settings = settings(further);
      double rate = 60 + random.nextInt(5_900);
      BenchSettings belt = BenchSettings.like(settings, rate).partsMax(PARTS).seed(seed);
      double slip = random.nextDouble(SLIP_SHARE_MAX);
      BenchIo bench = new BenchIo(belt, BenchFaults.slip(slip));
      line = new VirtualLine(settings, bench, trigger -> speak(trigger, random), () -> 0);
      line.restartAfter(50 * MILLI).permit().runToTheEnd(100_000_000 * MILLI);
    }

    /// 0 is a pardon; nobody has to speak for the first ejector.
    private long speak(Trigger trigger, SplittableRandom random) {
      int lane = random.nextInt(4);
      lanes.put(trigger.part(), lane);
      if (lane > 1) {
        line.tracker.divert(trigger.part(), lane);
      }
      return lane == PASSED ? random.nextLong(15 * MILLI) : VirtualLine.NEVER;
    }

    /// Every part is seen here, so numbers and orders are one apart.
    private boolean wentWhereItHadTo(Trigger trigger) {
      BenchTruth truth = line.bench.truth();
      long order = trigger.part().value() - 1;
      int wanted = lanes.getOrDefault(trigger.part(), PASSED);
      boolean removed = truth.fate(order) == BenchTruth.Fate.REMOVED;
      return removed ? truth.lane(order) == wanted : wanted == PASSED;
    }
  }

  @Test
  void everyPartGoesWhereItHasToHoweverPartsSlip() {
    for (long seed = 1; seed <= CASES; seed++) {
      Slipping slipping = new Slipping(seed, true);
      VirtualLine line = slipping.line;
      assertThat(line.triggers).as("seed %d", seed).hasSize(PARTS);
      assertThat(line.triggers).as("seed %d", seed).allMatch(slipping::wentWhereItHadTo);
      assertThat(line.stops).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void withoutTheFurtherSensorsManyLinesStopForPartsThatTheFurtherEjectorsMiss() {
    int stopped = 0;
    for (long seed = 1; seed <= CASES; seed++) {
      stopped += new Slipping(seed, false).line.stops.isEmpty() ? 0 : 1;
    }
    assertThat(stopped).isGreaterThan(CASES / 4);
  }
}
