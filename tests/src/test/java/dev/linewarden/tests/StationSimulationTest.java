package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.LineSettings;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.reject.BenchTruth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The invariants that must hold whatever happens, over a thousand drawn stations. A failure names
/// its seed; `-Dlinewarden.seed=N` runs that one station alone.
class StationSimulationTest {
  private static final long STATIONS = 1000;

  @Test
  void whatWasNotProvenGoodInTimeIsRemovedAndEveryPartIsRecordedOnce() {
    long passed = 0;
    long late = 0;
    for (long seed : seeds()) {
      SimulatedStation station = new SimulatedStation(seed);
      try {
        station.run(() -> balances(station));
        everyPartIsRecordedOnce(station);
        nothingUnprovenIsShipped(station);
        noVerdictCountsAfterItsDeadline(station);
        changeoversMissNoPart(station);
        everyFrameWasGivenBack(station);
      } catch (AssertionError e) {
        throw new AssertionError("station of seed " + seed + ": " + e.getMessage(), e);
      }
      passed += count(station, new Verdict.Pass());
      late += station.ledger.stream().filter(StationSimulationTest::isLate).count();
    }
    // Of stations in which nothing passes, or nothing is ever late, nothing would be proven.
    assertThat(passed).isGreaterThan(seeds().length * 5L);
    assertThat(late).isGreaterThan(seeds().length / 10);
  }

  private static long[] seeds() {
    Long one = Long.getLong("linewarden.seed");
    return one == null ? LongStream.rangeClosed(1, STATIONS).toArray() : new long[] {one};
  }

  private static void balances(SimulatedStation station) {
    Balance balance = station.line.view().balance();
    assertThat(balance.unaccounted()).as("unaccounted in %s", balance).isZero();
    assertThat(balance.inFlight()).isNotNegative();
  }

  private static void everyPartIsRecordedOnce(SimulatedStation station) {
    Map<PartId, List<String>> kinds = new HashMap<>();
    for (LedgerEntry entry : station.ledger) {
      if (!(entry instanceof LedgerEntry.Changed || entry instanceof LedgerEntry.Noted)) {
        kinds
            .computeIfAbsent(entry.part(), _ -> new ArrayList<>())
            .add(entry.getClass().getSimpleName());
      }
    }
    assertThat(kinds.keySet()).isEqualTo(station.triggers.keySet());
    assertThat(kinds)
        .allSatisfy((part, seen) ->
            assertThat(seen).as("part %s", part).containsExactly("Triggered", "Judged", "Closed"));
    assertThat(station.faults.count("ledger", "entry out of turn")).isZero();
    assertThat((long) kinds.size()).isEqualTo(station.bench.truth().spawned());
  }

  private static void nothingUnprovenIsShipped(SimulatedStation station) {
    Map<Long, BenchTruth.Fate> fates = new HashMap<>();
    for (long order = 0; order < station.bench.truth().spawned(); order++) {
      fates.put(station.bench.truth().edgeNanos(order), station.bench.truth().fate(order));
    }
    for (LedgerEntry.Judged record : judged(station)) {
      BenchTruth.Fate fate = fates.get(station.trigger(record.part()).atNanos());
      if (!(record.verdict() instanceof Verdict.Pass)) {
        assertThat(fate).as("%s", record).isEqualTo(BenchTruth.Fate.REMOVED);
      }
      if (!station.isGood(record.part())) {
        assertThat(record.verdict()).as("bad part").isNotInstanceOf(Verdict.Pass.class);
      }
    }
    for (LedgerEntry.Closed closed : closed(station)) {
      BenchTruth.Fate fate = fates.get(station.trigger(closed.part()).atNanos());
      assertThat(closed.ending() == Ending.REMOVED)
          .as("%s, in truth %s", closed, fate)
          .isEqualTo(fate == BenchTruth.Fate.REMOVED);
    }
  }

  private static void noVerdictCountsAfterItsDeadline(SimulatedStation station) {
    for (LedgerEntry.Judged record : judged(station)) {
      if (record.triggerToVerdictNanos() > LineSettings.DEFAULT.deadlineNanos()) {
        assertThat(record.verdict()).as("%s", record).isInstanceOf(Verdict.Unjudged.class);
      }
    }
  }

  /// Revisions only ever go up along the parts, a part keeps the one it was triggered under, and
  /// every recipe but the last was handed back.
  private static void changeoversMissNoPart(SimulatedStation station) {
    Map<PartId, RecipeKey> triggeredUnder = new HashMap<>();
    for (LedgerEntry entry : station.ledger) {
      switch (entry) {
        case LedgerEntry.Triggered triggered ->
            triggeredUnder.put(triggered.part(), triggered.recipe());
        case LedgerEntry.Judged record ->
            assertThat(record.recipe()).isEqualTo(triggeredUnder.get(record.part()));
        case LedgerEntry.Closed closed ->
            assertThat(closed.recipe()).isEqualTo(triggeredUnder.get(closed.part()));
        case LedgerEntry.Changed changed ->
            assertThat(triggeredUnder).doesNotContainKey(changed.part());
        case LedgerEntry.Noted noted -> assertThat(triggeredUnder).doesNotContainKey(noted.part());
      }
    }
    RecipeKey current = station.line.view().recipe().key();
    for (SimulatedRecipe recipe : station.recipes) {
      if (recipe.recipe().key().equals(current)) {
        assertThat(recipe.closed).as("the recipe in use").isFalse();
      }
    }
    assertThat(judged(station))
        .noneMatch(record ->
            record.verdict() instanceof Verdict.Unjudged(Cause _, String detail)
                && detail.contains("handed back too early"));
  }

  private static void everyFrameWasGivenBack(SimulatedStation station) {
    assertThat(station.framesOut).as("frames not given back").isZero();
  }

  private static long count(SimulatedStation station, Verdict verdict) {
    return judged(station).stream().filter(record -> record.verdict().equals(verdict)).count();
  }

  private static boolean isLate(LedgerEntry entry) {
    return entry instanceof LedgerEntry.Judged record
        && record.verdict() instanceof Verdict.Unjudged(Cause cause, String _)
        && cause == Cause.LATE;
  }

  private static List<LedgerEntry.Judged> judged(SimulatedStation station) {
    return station.ledger.stream()
        .filter(LedgerEntry.Judged.class::isInstance)
        .map(LedgerEntry.Judged.class::cast)
        .toList();
  }

  private static List<LedgerEntry.Closed> closed(SimulatedStation station) {
    return station.ledger.stream()
        .filter(LedgerEntry.Closed.class::isInstance)
        .map(LedgerEntry.Closed.class::cast)
        .toList();
  }
}
