package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.reject.BenchTruth;
import dev.linewarden.reject.BenchTruth.Fate;
import dev.linewarden.reject.Slips;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The right bottle, on conveyors on which everything goes wrong: no part without a pass in time
/// survives in silence, no good part is taken without a reason that was counted, and the ledger
/// tells what happened. A failure names its seed; `-Dlinewarden.seed=N` runs that one line alone,
/// `-Dlinewarden.lines=N` so many: `scripts/simulate` runs ten thousand.
class RoughLineTest {
  private static final long LINES = 400;

  /// An encoder's counts are up to 2 mm, and an edge is placed between two of them.
  private static final double ROUNDED_MM = 2;

  private long escapes;
  private long takenGood;
  private long diverted;
  private long seenAgain;
  private long slipped;
  private long slippedOn;

  @Test
  void noPartWithoutAPassSurvivesAndNoGoodOneIsTakenInSilence() {
    long[] seeds = seeds();
    for (long seed : seeds) {
      SimulatedStation station = new SimulatedStation(seed, RoughLine.drawn(seed));
      try {
        station.run(() -> balances(station));
        check(station);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "line of seed %d, %s: %s; faults %s"
                .formatted(seed, station.conveyor, e.getMessage(), station.faults.faults()),
            e);
      }
    }
    // Lines on which none of it ever happens would prove nothing.
    if (seeds.length >= LINES) {
      assertThat(escapes).as("parts that a stuck or slow ejector let through").isPositive();
      assertThat(takenGood).as("good parts that could not be told apart").isPositive();
      assertThat(diverted).as("parts in the second lane").isGreaterThan(seeds.length);
      assertThat(seenAgain).as("parts that came past a sensor again").isPositive();
      assertThat(slipped).as("parts whose slip was made up for").isGreaterThan(seeds.length);
      assertThat(slippedOn).as("and behind the first ejector too").isPositive();
    }
  }

  private static long[] seeds() {
    Long one = Long.getLong("linewarden.seed");
    long lines = Long.getLong("linewarden.lines", LINES);
    return one == null ? LongStream.rangeClosed(1, lines).toArray() : new long[] {one};
  }

  private static void balances(SimulatedStation station) {
    Balance balance = station.line.view().balance();
    assertThat(balance.unaccounted())
        .as("unaccounted but for those not removed, in %s", balance)
        .isEqualTo(balance.notRemoved());
    assertThat(balance.inFlight()).isNotNegative();
  }

  private void check(SimulatedStation station) {
    assertThat(station.bench.truth().dropped()).as("events the bench had no room for").isZero();
    Map<PartId, Verdict> verdicts = new HashMap<>();
    Map<PartId, Ending> endings = new HashMap<>();
    for (LedgerEntry entry : station.ledger) {
      switch (entry) {
        case LedgerEntry.Judged judged ->
            assertThat(verdicts.put(judged.part(), judged.verdict())).as("%s", judged).isNull();
        case LedgerEntry.Closed closed -> {
          assertThat(endings.put(closed.part(), closed.ending())).as("%s", closed).isNull();
          checkSlip(station, closed);
        }
        case LedgerEntry.Triggered _, LedgerEntry.Changed _, LedgerEntry.Noted _ -> {}
      }
    }
    assertThat(endings.keySet()).isEqualTo(station.triggers.keySet());
    assertThat(verdicts.keySet()).isEqualTo(station.triggers.keySet());
    Map<Long, Long> orders = orders(station);
    Set<Long> known = new HashSet<>();
    long taken = 0;
    for (PartId part : station.triggers.keySet()) {
      long order = orders.getOrDefault(station.trigger(part).atNanos(), -1L);
      assertThat(order).as("part %s is one that there was", part).isNotNegative();
      assertThat(known.add(order)).as("part %s has one number only", part).isTrue();
      Verdict verdict = Objects.requireNonNull(verdicts.get(part));
      Ending ending = Objects.requireNonNull(endings.get(part));
      Fate fate = station.bench.truth().fate(order);
      String what = "part %s: %s, %s, in truth %s".formatted(part, verdict, ending, fate);
      taken += one(station, verdict, ending, fate, what) ? 1 : 0;
      checkLane(station, verdict, order, what);
    }
    takenGood += taken;
    assertThat(taken).as("good parts taken, and counted").isLessThanOrEqualTo(excuses(station));
    checkUnknown(station);
    seenAgain += station.faults.count("io", "part seen again");
    slipped += station.slips().getFirst().parts();
    slippedOn += station.slips().stream().skip(1).mapToLong(Slips::parts).sum();
  }

  /// Parts only ever stay behind here, and none gets past a further sensor without being measured.
  private static void checkSlip(SimulatedStation station, LedgerEntry.Closed closed) {
    boolean measured = station.conveyor.tracking().resync().distanceMm() > 0;
    if (!measured) {
      assertThat(closed.slipMm()).as("%s", closed).isNaN();
    } else if (closed.ending() == Ending.PASSED || !Double.isNaN(closed.slipMm())) {
      double share = station.conveyor.faults().mishaps().slipSpreadShare();
      double most = RoughLine.SECOND_RESYNC_MM * share / (1 - share);
      assertThat(closed.slipMm()).as("%s", closed).isBetween(-ROUNDED_MM, most + ROUNDED_MM);
    }
  }

  private static Map<Long, Long> orders(SimulatedStation station) {
    BenchTruth truth = station.bench.truth();
    Map<Long, Long> orders = new HashMap<>();
    for (long order = 0; order < truth.spawned(); order++) {
      orders.put(truth.edgeNanos(order), order);
    }
    return orders;
  }

  /// True for a good part that was taken.
  private boolean one(
      SimulatedStation station, Verdict verdict, Ending ending, Fate fate, String what) {
    boolean passed = verdict instanceof Verdict.Pass;
    if (ending == Ending.REMOVED && station.conveyor.sensesAll()) {
      assertThat(fate).as(what).isEqualTo(Fate.REMOVED);
    }
    if (ending == Ending.PASSED) {
      assertThat(passed).as(what).isTrue();
      assertThat(fate).as(what).isIn(Fate.SHIPPED, Fate.TAKEN);
    }
    if (!passed && fate == Fate.SHIPPED) {
      escapes++;
      // An ejector that does not push cannot be helped; that nobody is told of it can.
      assertThat(station.conveyor.ejectsReliably()).as(what).isFalse();
      assertThat(ending).as(what).isEqualTo(Ending.NOT_REMOVED);
    }
    return passed && fate == Fate.REMOVED;
  }

  private void checkLane(SimulatedStation station, Verdict verdict, long order, String what) {
    BenchTruth truth = station.bench.truth();
    if (truth.fate(order) != Fate.REMOVED) {
      return;
    }
    boolean wordsCounted = excuses(station) > 0 || station.faults.count("io", "lane overruled") > 0;
    int wanted =
        verdict instanceof Verdict.Reject reject
            ? Math.min(reject.lane(), station.conveyor.tracking().lanes())
            : 1;
    diverted += truth.lane(order) == 2 ? 1 : 0;
    if (!wordsCounted) {
      assertThat(truth.lane(order)).as("lane of " + what).isEqualTo(wanted);
    }
  }

  /// Why good parts may go: each is counted by the part.
  private static long excuses(SimulatedStation station) {
    return station.faults.count("io", "pardon too late")
        + station.faults.count("io", "pardon overruled")
        + station.faults.count("io", "pardoned part caught");
  }

  /// Parts that nobody knows of: lost edges are ejected by their place, and with a second sensor so
  /// is what the first did not see.
  private static void checkUnknown(SimulatedStation station) {
    BenchTruth truth = station.bench.truth();
    boolean told =
        station.conveyor.faults().missedShare() == 0
            || station.conveyor.tracking().resync().distanceMm() > 0;
    for (long order = 0; order < truth.spawned(); order++) {
      if (!truth.isSeen(order) && told && station.conveyor.ejectsReliably()) {
        assertThat(truth.fate(order))
            .as("part %d, which the part sensor did not tell of", order)
            .isIn(Fate.REMOVED, Fate.TAKEN);
      }
    }
  }
}
