package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.Trigger;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Goal: whatever the conveyor, the judge and the scheduler do, a part is shipped if and only if it
/// was pardoned in time, and the ledger hears so exactly once. Method: a seed decides rates, gaps,
/// pardons and mishaps of a line in virtual time; the bench's truth is the oracle.
final class TrackerPropertyTest {
  private static final int CASES = 1_000;
  private static final int PARTS = 24;
  private static final long LIMIT_NANOS = 10_000_000_000_000L;
  private static final TrackingSettings SETTINGS = TrackingSettings.DEFAULT;

  @FunctionalInterface
  private interface Case {
    void run(SplittableRandom random);
  }

  private static void forAll(Case property) {
    for (long seed = 1; seed <= CASES; seed++) {
      try {
        property.run(new SplittableRandom(seed));
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
      }
    }
  }

  private static BenchSettings bench(SplittableRandom random, double rate) {
    return BenchSettings.DEFAULT.partsPerMinute(rate).partsMax(PARTS).seed(random.nextLong());
  }

  private static double rate(SplittableRandom random) {
    return Math.exp(random.nextDouble(Math.log(60), Math.log(6_000)));
  }

  private static VirtualLine line(
      BenchIo bench, Map<Trigger, Long> plan, SplittableRandom random, double pardonedShare) {
    return new VirtualLine(
        SETTINGS,
        bench,
        trigger -> {
          boolean good = random.nextDouble() < pardonedShare;
          long after = good ? random.nextLong(SETTINGS.deadlineNanos() + 1) : VirtualLine.NEVER;
          plan.put(trigger, after);
          return after;
        },
        () -> random.nextLong(100_000));
  }

  /// No sensor was wrong and nothing stuck: belief, truth and plan must agree for each part.
  private static void assertAllRight(VirtualLine line, Map<Trigger, Long> plan) {
    assertThat(line.triggers).hasSize(PARTS);
    for (Trigger trigger : line.triggers) {
      boolean pardoned = plan.getOrDefault(trigger, VirtualLine.NEVER) != VirtualLine.NEVER;
      assertThat(line.fate(trigger))
          .as("fate of part %s", trigger)
          .isEqualTo(pardoned ? BenchTruth.Fate.SHIPPED : BenchTruth.Fate.REMOVED);
      assertThat(line.ending(trigger.part()))
          .as("ending of part %s", trigger)
          .isEqualTo(pardoned ? Ending.PASSED : Ending.REMOVED);
    }
    assertThat(line.stops).isEmpty();
    assertThat(line.bench.truth().dropped()).isZero();
  }

  @Test
  void exactlyThePardonedAreShippedWhateverTheBeltDoes() {
    forAll(random -> {
      BenchFaults faults =
          new BenchFaults(
              0,
              0,
              random.nextDouble(0.5),
              0,
              random.nextDouble(0.5),
              0,
              random.nextLong(8),
              random.nextLong(800 * VirtualLine.MILLI));
      BenchIo bench = new BenchIo(bench(random, rate(random)), faults);
      Map<Trigger, Long> plan = new HashMap<>();
      VirtualLine line = line(bench, plan, random, random.nextDouble()).permit();
      for (int i = 0; i < 4; i++) {
        // The line stops and starts, and the belt changes its speed, with parts on it.
        long at = line.nowNanos() + random.nextLong(2_000 * VirtualLine.MILLI);
        line.at(at, () -> line.tracker.permit(false, "test"));
        line.at(at + random.nextLong(500 * VirtualLine.MILLI), line::permit);
        line.at(at, () -> bench.rate(rate(random)));
      }
      line.at(line.nowNanos() + 3_000 * VirtualLine.MILLI, line::permit);
      line.runToTheEnd(LIMIT_NANOS);
      assertAllRight(line, plan);
    });
  }

  @Test
  void aPardonCountsUntilTheCommitPointAndNotANanosecondLonger() {
    forAll(random -> {
      double rate = rate(random);
      BenchIo bench = new BenchIo(bench(random, rate), BenchFaults.NONE);
      TrackingSettings.Ejector ejector = SETTINGS.ejector();
      double mmPerNano = rate / 60 * BenchConveyor.PITCH_MM / 1e9;
      long commit = (long) (ejector.distanceMm() / mmPerNano) - ejector.commitLeadNanos();
      Map<Trigger, Long> plan = new HashMap<>();
      VirtualLine line =
          new VirtualLine(
              SETTINGS,
              bench,
              trigger -> {
                // Two nanoseconds are left to the rounding of instants.
                boolean late = random.nextBoolean();
                long after =
                    late
                        ? commit + 2 + random.nextLong(50 * VirtualLine.MILLI)
                        : commit - 2 - random.nextLong(random.nextBoolean() ? 10 : commit - 2);
                plan.put(trigger, late ? VirtualLine.NEVER : after);
                return after;
              },
              () -> 0);
      line.permit().runToTheEnd(LIMIT_NANOS);
      assertAllRight(line, plan);
      assertThat(line.bench.truth().grazed()).as("pardoned parts touched").isZero();
      assertThat(line.ejectorErrorsNanos).allMatch(error -> error == 0);
    });
  }

  @Test
  void theValvesLagIsMadeUpForAndByTimeAFixedDelayDoesToo() {
    forAll(random -> {
      double rate = rate(random);
      long lag = random.nextLong(10 * VirtualLine.MILLI);
      double speed = rate / 60 * BenchConveyor.PITCH_MM;
      TrackingSettings.Ejector ejector =
          new TrackingSettings.Ejector(
              360, 30, 60, 10, 30, 10, lag, TrackingSettings.Ejector.COMMIT_LEAD_NANOS);
      TrackingSettings settings =
          new TrackingSettings(
              new TrackingSettings.Conveyor(TrackingSettings.By.TIME, speed, 100, 60),
              ejector,
              TrackingSettings.Sensors.DEFAULT,
              TrackingSettings.DEADLINE_NANOS,
              TrackingSettings.IN_TRANSIT_MAX);
      BenchSettings lagging = lagging(rate, lag, random.nextLong());
      BenchIo bench = new BenchIo(lagging, BenchFaults.NONE);
      Map<Trigger, Long> plan = new HashMap<>();
      VirtualLine line =
          new VirtualLine(
              settings,
              bench,
              trigger -> {
                long after = random.nextBoolean() ? 10 * VirtualLine.MILLI : VirtualLine.NEVER;
                plan.put(trigger, after);
                return after;
              },
              () -> 0);
      line.permit().runToTheEnd(LIMIT_NANOS);
      assertAllRight(line, plan);
      assertThat(line.bench.truth().grazed()).as("pardoned parts touched").isZero();
    });
  }

  private static BenchSettings lagging(double rate, long lagNanos, long seed) {
    return BenchSettings.DEFAULT
        .conveyor(BenchConveyor.DEFAULT.ejector(360, lagNanos, 8_000_000))
        .partsPerMinute(rate)
        .partsMax(PARTS)
        .seed(seed);
  }

  @Test
  void touchingNeighboursOfThePardonedAreEjectedWithoutTouchingThem() {
    forAll(random -> {
      BenchIo bench = new BenchIo(bench(random, rate(random)), BenchFaults.burst(0.7));
      Map<Trigger, Long> plan = new HashMap<>();
      VirtualLine line =
          new VirtualLine(
              SETTINGS,
              bench,
              trigger -> {
                long after = random.nextBoolean() ? 10 * VirtualLine.MILLI : VirtualLine.NEVER;
                plan.put(trigger, after);
                return after;
              },
              () -> 0);
      line.permit().runToTheEnd(LIMIT_NANOS);
      assertAllRight(line, plan);
      assertThat(line.bench.truth().grazed()).as("pardoned parts touched").isZero();
    });
  }

  @Test
  void whatTheEjectorDidNotRemoveIsReportedAndStopsTheLine() {
    forAll(random -> {
      BenchFaults faults = BenchFaults.stuck(1 + random.nextInt(4), 4);
      BenchIo bench = new BenchIo(bench(random, rate(random)), faults);
      Map<Trigger, Long> plan = new HashMap<>();
      VirtualLine line = line(bench, plan, random, 0.4).restartAfter(50 * VirtualLine.MILLI);
      line.permit().runToTheEnd(LIMIT_NANOS);
      int notRemoved = 0;
      for (Trigger trigger : line.triggers) {
        boolean shipped = line.fate(trigger) == BenchTruth.Fate.SHIPPED;
        boolean pardoned = plan.getOrDefault(trigger, VirtualLine.NEVER) != VirtualLine.NEVER;
        Ending honest = shipped ? Ending.NOT_REMOVED : Ending.REMOVED;
        assertThat(line.ending(trigger.part()))
            .as("ending of part %s", trigger)
            .isEqualTo(pardoned ? Ending.PASSED : honest);
        notRemoved += line.ending(trigger.part()) == Ending.NOT_REMOVED ? 1 : 0;
      }
      assertThat(line.notRemoved()).isEqualTo(notRemoved);
      assertThat(line.stops.isEmpty()).isEqualTo(notRemoved == 0);
    });
  }

  @Test
  void aBlindConfirmSensorNeverMakesARemovedPartLookRemoved() {
    forAll(random -> {
      BenchIo bench = new BenchIo(bench(random, rate(random)), BenchFaults.blind(1, 2));
      Map<Trigger, Long> plan = new HashMap<>();
      VirtualLine line = line(bench, plan, random, 0.4).restartAfter(50 * VirtualLine.MILLI);
      line.permit().runToTheEnd(LIMIT_NANOS);
      for (Trigger trigger : line.triggers) {
        boolean pardoned = plan.getOrDefault(trigger, VirtualLine.NEVER) != VirtualLine.NEVER;
        assertThat(line.ending(trigger.part()) == Ending.PASSED).isEqualTo(pardoned);
        assertThat(line.fate(trigger) == BenchTruth.Fate.SHIPPED).isEqualTo(pardoned);
      }
    });
  }

  @Test
  void aThreadThatComesFarTooLateStillTellsTheTruth() {
    forAll(random -> {
      BenchIo bench = new BenchIo(bench(random, rate(random)), BenchFaults.NONE);
      Map<Trigger, Long> plan = new HashMap<>();
      VirtualLine line =
          new VirtualLine(
              SETTINGS,
              bench,
              trigger -> {
                boolean good = random.nextBoolean();
                plan.put(trigger, good ? VirtualLine.MILLI : VirtualLine.NEVER);
                return plan.get(trigger);
              },
              () -> random.nextInt(8) == 0 ? random.nextLong(40 * VirtualLine.MILLI) : 0);
      line.restartAfter(50 * VirtualLine.MILLI).permit().runToTheEnd(LIMIT_NANOS);
      for (Trigger trigger : line.triggers) {
        boolean shipped = line.fate(trigger) == BenchTruth.Fate.SHIPPED;
        Ending ending = line.ending(trigger.part());
        assertThat(ending == Ending.REMOVED)
            .as("removed %s, ending %s of %s; %s", !shipped, ending, trigger, line.faults.faults())
            .isEqualTo(!shipped);
      }
    });
  }
}
