package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BenchIoTest {
  private static final long MILLI = 1_000_000;
  private static final BenchSettings EVEN =
      BenchSettings.DEFAULT.conveyor(BenchConveyor.DEFAULT.jitterShare(0));

  private final AtomicInteger leftOut = new AtomicInteger();

  /// Writes down every edge as a word.
  private static final class Notes implements LineIo.Edges {
    private final List<String> edges = new ArrayList<>();

    @Override
    public void part(long atNanos) {
      edges.add("part " + atNanos);
    }

    @Override
    public void confirm(int lane, long atNanos) {
      edges.add("confirm " + atNanos);
    }

    @Override
    public void resync(int lane, long atNanos) {}

    @Override
    public void astray(long atNanos, String why) {}

    @Override
    public void acknowledge(boolean on) {}

    @Override
    public void belt(long atNanos, double travelMm, double mmPerSecond) {
      edges.add("belt %d %.3f %.0f".formatted(atNanos, travelMm, mmPerSecond));
    }

    @Override
    public void lost(long atNanos, long count) {
      edges.add("lost " + count);
    }

    @Override
    public void level(Input input, boolean on, long atNanos) {}

    @Override
    public void broken(long atNanos, String why) {}

    List<String> parts() {
      return edges.stream().filter(e -> e.startsWith("part")).toList();
    }
  }

  private static Notes poll(BenchIo bench, long nanos) {
    Notes notes = new Notes();
    int count = bench.poll(nanos, notes);
    while (count == LineIo.EDGES_MAX) {
      count = bench.poll(nanos, notes);
    }
    return notes;
  }

  private static BenchIo running(BenchSettings settings, BenchFaults faults) {
    BenchIo bench = new BenchIo(settings, faults);
    bench.set(Output.RUN_PERMIT, true, 0);
    return bench;
  }

  @Test
  void aPartThatSomebodyTellsOfIsOnTheBeltFromThatInstantAndNoOtherComes() {
    BenchIo bench = running(EVEN.arrivals(BenchSettings.Arrivals.TOLD), BenchFaults.NONE);
    assertThat(poll(bench, 500 * MILLI).parts()).isEmpty();

    // Told a little later than it was there.
    assertThat(bench.told(490 * MILLI, leftOut::incrementAndGet)).isTrue();
    assertThat(poll(bench, 500 * MILLI).parts()).containsExactly("part " + 490 * MILLI);
    // 12 mm behind it: no part is that short.
    bench.told(500 * MILLI, leftOut::incrementAndGet);
    assertThat(poll(bench, 500 * MILLI).parts()).isEmpty();
    assertThat(leftOut).hasValue(1);

    // Centre at the nozzle after 390 mm at 1.2 mm/ms.
    bench.set(Output.EJECTOR, true, 490 * MILLI + 324 * MILLI);
    bench.set(Output.EJECTOR, false, 490 * MILLI + 326 * MILLI);
    Notes notes = poll(bench, 900 * MILLI);
    assertThat(notes.edges).contains("confirm " + (490 + 325 + 8) * MILLI);
    assertThat(bench.truth().removed()).isEqualTo(1);
  }

  @Test
  void aPartThatIsToldOfAfterAStopIsWhereItWasBeforeIt() {
    BenchIo bench = running(EVEN.arrivals(BenchSettings.Arrivals.TOLD), BenchFaults.NONE);
    bench.set(Output.RUN_PERMIT, false, 100 * MILLI);
    bench.told(70 * MILLI, leftOut::incrementAndGet);
    assertThat(poll(bench, 300 * MILLI).parts()).containsExactly("part " + 70 * MILLI);
    bench.set(Output.RUN_PERMIT, true, 1_000 * MILLI);
    // 30 of the 325 ms to the nozzle lie before the stop.
    bench.set(Output.EJECTOR, true, (1_000 + 294) * MILLI);
    bench.set(Output.EJECTOR, false, (1_000 + 296) * MILLI);
    poll(bench, 2_000 * MILLI);
    assertThat(bench.truth().removed()).isEqualTo(1);
    assertThat(leftOut).hasValue(0);
  }

  @Test
  void partsComeAtTheRateWithExactInstantsHoweverLateItIsPolled() {
    Notes notes = poll(running(EVEN, BenchFaults.NONE), 350 * MILLI);
    assertThat(notes.edges)
        .containsExactly(
            "belt 0 0.000 0",
            "belt 0 0.000 1200",
            "part 100000000",
            "part 200000000",
            "part 300000000");
  }

  @Test
  void withoutThePermitNothingMoves() {
    BenchIo bench = new BenchIo(EVEN, BenchFaults.NONE);
    assertThat(poll(bench, 5_000 * MILLI).parts()).isEmpty();
    assertThat(bench.dueNanos()).isEqualTo(Belt.NEVER);
    bench.set(Output.RUN_PERMIT, true, 5_000 * MILLI);
    bench.set(Output.RUN_PERMIT, false, 5_050 * MILLI);
    bench.set(Output.RUN_PERMIT, true, 6_000 * MILLI);
    assertThat(poll(bench, 6_060 * MILLI).parts()).containsExactly("part 6050000000");
  }

  @Test
  void whatMeetsTheAirFallsIntoTheBinAndTheRestIsShipped() {
    BenchIo bench = running(EVEN.partsMax(2), BenchFaults.NONE);
    // Centres are at the nozzle 325 ms after their edges at 100 and 200 ms.
    bench.set(Output.EJECTOR, true, 424 * MILLI);
    bench.set(Output.EJECTOR, false, 426 * MILLI);
    Notes notes = poll(bench, 1_000 * MILLI);
    assertThat(notes.edges).contains("confirm " + (425 + 8) * MILLI);
    assertThat(bench.truth().fate(0)).isEqualTo(BenchTruth.Fate.REMOVED);
    assertThat(bench.truth().fate(1)).isEqualTo(BenchTruth.Fate.SHIPPED);
    assertThat(bench.truth().fate(2)).isEqualTo(BenchTruth.Fate.UNKNOWN);
    assertThat(bench.truth().edgeNanos(1)).isEqualTo(200 * MILLI);
    assertThat(bench.truth().grazed()).isZero();
    assertThat(bench.finished()).isTrue();
  }

  @Test
  void airBesideTheCentreOnlyGrazes() {
    BenchIo bench = running(EVEN.partsMax(1), BenchFaults.NONE);
    bench.set(Output.EJECTOR, true, 401 * MILLI);
    bench.set(Output.EJECTOR, false, 402 * MILLI);
    Notes notes = poll(bench, 1_000 * MILLI);
    assertThat(notes.edges).noneMatch(edge -> edge.startsWith("confirm"));
    assertThat(bench.truth().shipped()).isEqualTo(1);
    assertThat(bench.truth().grazed()).isEqualTo(1);
  }

  @Test
  void aLaggingValveMovesTheAir() {
    BenchIo bench =
        running(
            EVEN.conveyor(EVEN.conveyor().ejector(360, 10 * MILLI, 8 * MILLI)).partsMax(1),
            BenchFaults.NONE);
    bench.set(Output.EJECTOR, true, 414 * MILLI);
    bench.set(Output.EJECTOR, false, 416 * MILLI);
    assertThat(poll(bench, 1_000 * MILLI).edges).contains("confirm 433000000");
  }

  @Test
  void aNewRateTakesEffectWhenTheNextPartComes() {
    BenchIo bench = running(EVEN, BenchFaults.NONE);
    bench.rate(6_000);
    Notes notes = poll(bench, 120 * MILLI);
    assertThat(notes.parts()).containsExactly("part 100000000", "part 110000000", "part 120000000");
    assertThat(notes.edges).contains("belt 100000000 120.000 12000");
  }

  @Test
  void whenItIsPolledChangesNothingThatHappens() {
    for (long seed = 1; seed <= 1_000; seed++) {
      BenchFaults faults = new BenchFaults(0.2, 0.2, 0.3, 0.2, 0.3, 0.1, 5, 30 * MILLI);
      BenchSettings settings = BenchSettings.DEFAULT.seed(seed).partsPerMinute(3_000).partsMax(30);
      BenchIo once = running(settings, faults);
      BenchIo often = running(settings, faults);
      once.set(Output.EJECTOR, true, 0);
      often.set(Output.EJECTOR, true, 0);
      Notes few = poll(once, 3_000 * MILLI);
      Notes many = new Notes();
      SplittableRandom random = new SplittableRandom(seed);
      for (long at = 0; at < 3_000 * MILLI; at += random.nextLong(20 * MILLI)) {
        often.poll(at, many);
      }
      often.poll(3_000 * MILLI, many);
      assertThat(many.edges).as("seed %d", seed).isEqualTo(few.edges);
      assertThat(often.truth().shipped()).as("seed %d", seed).isEqualTo(once.truth().shipped());
    }
  }

  @Test
  void missedPartsAreShippedUnseenAndCounted() {
    BenchIo bench = running(EVEN.partsMax(10), BenchFaults.missed(1));
    assertThat(poll(bench, 3_000 * MILLI).parts()).isEmpty();
    assertThat(bench.truth().unseen()).isEqualTo(10);
    assertThat(bench.truth().shipped()).isEqualTo(10);
  }

  @Test
  void slippingPartsComeLateToTheEjector() {
    BenchIo bench = running(EVEN.partsMax(1), BenchFaults.slip(0.2));
    bench.set(Output.EJECTOR, true, 0);
    // 390 mm of way need 487.5 mm of belt.
    assertThat(poll(bench, 1_000 * MILLI).edges)
        .contains("confirm " + (100 * MILLI + 406_250_000 + 8 * MILLI));
  }

  @Test
  void aFullBufferLosesTheNewestEdgesAndSaysSo() {
    BenchIo bench = running(EVEN.partsPerMinute(6_000), BenchFaults.NONE);
    Notes notes = poll(bench, 20_000 * MILLI);
    assertThat(notes.parts()).hasSize(EdgeBuffer.BOUND - 2);
    assertThat(notes.edges)
        .endsWith("belt 0 0.000 12000", "lost " + (2_000 - (EdgeBuffer.BOUND - 2)));
    assertThat(poll(bench, 20_010 * MILLI).parts()).hasSize(1);
  }

  @Test
  void closingTakesThePermitAndTheAirAway() {
    BenchIo bench = running(EVEN, BenchFaults.NONE);
    poll(bench, 150 * MILLI);
    bench.close();
    assertThat(poll(bench, 9_000 * MILLI).parts()).isEmpty();
  }
}
