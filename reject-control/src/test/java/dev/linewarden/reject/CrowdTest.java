package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.Trigger;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A crowded belt: an ejector so far away that two hundred parts are between it and the part
/// sensor, 6000 of them a minute.
final class CrowdTest {
  private static final long MILLI = VirtualLine.MILLI;
  private static final int PARTS = 6_000;
  private static final int CROWD = 200;
  private static final double PITCH_MM = 40;
  private static final double PART_MM = 20;

  @Test
  void twoHundredPartsInFlightAreToldApart() {
    TrackingSettings settings =
        new TrackingSettings(
            new TrackingSettings.Conveyor(TrackingSettings.By.TRAVEL, 12_000, 30, PART_MM),
            new TrackingSettings.Ejector(CROWD * PITCH_MM, 10, 20, 5, 10, 5, 0, 2 * MILLI),
            TrackingSettings.Sensors.DEFAULT,
            TrackingSettings.DEADLINE_NANOS,
            TrackingSettings.IN_TRANSIT_MAX);
    BenchSettings belt = BenchSettings.like(settings, 6_000).partsMax(PARTS).seed(7);
    BenchIo bench = new BenchIo(belt, BenchFaults.NONE);
    SplittableRandom random = new SplittableRandom(7);
    Set<Trigger> good = new HashSet<>();
    long[] most = new long[1];
    VirtualLine line =
        new VirtualLine(
            settings,
            bench,
            trigger -> {
              most[0] = Math.max(most[0], bench.truth().onBelt());
              if (random.nextBoolean()) {
                good.add(trigger);
                return random.nextLong(15 * MILLI);
              }
              return VirtualLine.NEVER;
            },
            () -> 0);
    line.permit().runToTheEnd(1_000_000 * MILLI);
    assertThat(most[0]).as("parts in flight").isGreaterThanOrEqualTo(CROWD);
    assertThat(line.triggers).hasSize(PARTS);
    for (Trigger trigger : line.triggers) {
      boolean pardoned = good.contains(trigger);
      assertThat(line.fate(trigger))
          .as("%s", trigger)
          .isEqualTo(pardoned ? BenchTruth.Fate.SHIPPED : BenchTruth.Fate.REMOVED);
      assertThat(line.ending(trigger.part())).isEqualTo(pardoned ? Ending.PASSED : Ending.REMOVED);
    }
    assertThat(line.stops).isEmpty();
    assertThat(bench.truth().grazed()).as("good parts touched").isZero();
  }
}
