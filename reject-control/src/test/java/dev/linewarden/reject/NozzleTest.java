package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.PartId;
import dev.linewarden.reject.TrackingSettings.Ejector;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The instants at which one thing becomes another, each from both sides; belt of [TrackerTest].
final class NozzleTest {
  private static final long MILLI = HandLine.MILLI;

  private static HandLine line(Ejector ejector) {
    return new HandLine(Tracking.with(ejector));
  }

  private static Ejector lagging() {
    return new Ejector(360, 30, 60, 10, 30, 10, 12 * MILLI, 2 * MILLI);
  }

  private static void confirmUnseen(HandLine line, long atMillis) {
    line.runTo(atMillis - 1);
    line.io.edge(edges -> edges.confirm(atMillis * MILLI));
    line.run(atMillis * MILLI);
  }

  @Test
  void theOutputIsSwitchedEarlierByTheValvesLag() {
    HandLine line = line(lagging());
    PartId late = line.part(0);
    line.runTo(346);
    line.tracker.pardon(late);
    line.confirm(398);
    line.runTo(1_000);
    assertThat(line.faults("pardon too late")).isEqualTo(1);
    assertThat(line.io.ejectorOnNanos).containsExactly(348 * MILLI);
    assertThat(line.io.ejectorOffNanos).containsExactly(408 * MILLI);
    assertThat(line.endings()).containsExactly(Ending.REMOVED);
  }

  /// A condemned part and a good one 60 mm behind it; the thread sleeps while the ejector is on.
  private static HandLine overslept(Ejector ejector, long onMillis, long untilNanos) {
    HandLine line = line(ejector);
    line.part(0);
    line.tracker.pardon(line.part(60));
    line.runTo(onMillis);
    line.run(untilNanos);
    return line;
  }

  @Test
  void aGoodPartIsCaughtFromTheInstantItsCentreIsAtTheNozzleAndNotBefore() {
    HandLine before = overslept(Ejector.DEFAULT, 380, 450 * MILLI - 1);
    assertThat(before.faults("pardoned part caught")).isZero();
    HandLine caught = overslept(Ejector.DEFAULT, 380, 450 * MILLI);
    assertThat(caught.faults("pardoned part caught")).isEqualTo(1);
    caught.confirm(458);
    assertThat(caught.endings()).contains(Ending.REMOVED);
    assertThat(caught.closings).noneMatch(closing -> closing.ending() == Ending.PASSED);
  }

  @Test
  void withALaggingValveItIsCaughtEarlier() {
    assertThat(overslept(lagging(), 380, 438 * MILLI - 1).faults("pardoned part caught")).isZero();
    assertThat(overslept(lagging(), 380, 438 * MILLI).faults("pardoned part caught")).isEqualTo(1);
  }

  @Test
  void aGoodPartAtTheNozzleWhenTheEjectorComesOnBehindItIsNotCaught() {
    HandLine line = line(new Ejector(360, 50, 60, 10, 0, 0, 0, 2 * MILLI));
    PartId good = line.part(0);
    line.tracker.pardon(good);
    line.part(50);
    line.runTo(395);
    assertThat(line.io.ejectorOnNanos).containsExactly(390 * MILLI);
    // An encoder counts while the good part has not quite gone by.
    line.belt(405, 405, HandLine.MM_PER_SECOND);
    line.belt(410, 410, HandLine.MM_PER_SECOND);
    line.runTo(425);
    assertThat(line.faults("pardoned part caught")).isZero();
    assertThat(line.closings.getFirst().part()).isEqualTo(good);
    assertThat(line.endings()).containsExactly(Ending.PASSED);
  }

  @Test
  void aConfirmEdgeCountsFromTheInstantTheEjectorCameOn() {
    HandLine early = new HandLine();
    early.part(0);
    confirmUnseen(early, 359);
    assertThat(early.closings).isEmpty();
    HandLine line = new HandLine();
    line.part(0);
    line.confirm(360);
    assertThat(line.endings()).containsExactly(Ending.REMOVED);
  }

  /// The ejector was still on for the part before.
  @Test
  void aPartWhosePulseBeganWhileTheThreadSleptIsBelievedItsConfirmEdge() {
    HandLine line = new HandLine();
    line.part(0);
    line.part(65);
    line.confirm(398);
    line.runTo(415);
    line.io.edge(edges -> edges.confirm(463 * MILLI));
    line.run(470 * MILLI);
    assertThat(line.endings()).containsExactly(Ending.REMOVED, Ending.REMOVED);
  }

  @Test
  void andUpToTheInstantItIsGivenUp() {
    HandLine line = new HandLine();
    line.part(0);
    confirmUnseen(line, 412);
    assertThat(line.endings()).containsExactly(Ending.REMOVED);
    HandLine late = new HandLine();
    late.part(0);
    confirmUnseen(late, 413);
    assertThat(late.endings()).containsExactly(Ending.NOT_REMOVED);
  }

  @Test
  void aBeltThatStopsWithOrAfterThePartsCentreLeavesItTheTimeItHad() {
    for (int stop : List.of(390, 400)) {
      HandLine line = new HandLine();
      line.part(0);
      line.belt(stop, stop, 0);
      line.confirm(405);
      assertThat(line.endings()).as("stopped at %d", stop).containsExactly(Ending.REMOVED);
    }
  }

  @Test
  void soDoesAStopThatIsReadLate() {
    HandLine line = new HandLine();
    line.part(0);
    line.runTo(380);
    line.io.edge(edges -> edges.belt(392 * MILLI, 392, 0));
    line.io.edge(edges -> edges.confirm(411 * MILLI));
    line.run(500 * MILLI);
    assertThat(line.endings()).containsExactly(Ending.REMOVED);
  }

  @Test
  void theOlderOfTwoPartsMayBeTheNearest() {
    HandLine line =
        new HandLine(
            Tracking.with(
                TrackingSettings.DEFAULT,
                new TrackingSettings.Sensors(MILLI, 8 * MILLI, 60 * MILLI)));
    PartId first = line.part(0);
    line.part(65);
    line.confirm(425);
    assertThat(line.closings.getFirst().part()).isEqualTo(first);
  }

  @Test
  void whatIsJustClearOfAStretchWithLostEdgesIsNotTakenAlong() {
    HandLine line = HandLine.byTime();
    line.tracker.pardon(line.part(140));
    line.lost(200, 300);
    line.tracker.pardon(line.part(360));
    line.runTo(1_000);
    assertThat(line.faults("pardon overruled")).isZero();
    assertThat(line.endings()).containsExactly(Ending.PASSED, Ending.PASSED);
  }

  @Test
  void twoStretchesThatMeetAreOne() {
    HandLine line = HandLine.byTime();
    line.lost(200, 300);
    line.lost(300, 350);
    line.runTo(2_000);
    assertThat(line.io.ejectorOnNanos).containsExactly(560 * MILLI);
    assertThat(line.io.ejectorOffNanos).containsExactly(770 * MILLI);
  }

  @Test
  void partsWithoutANumberAreExpectedAsLongAsOneCouldFall() {
    HandLine line = HandLine.byTime();
    line.lost(200, 300);
    line.confirm(731);
    assertThat(line.faults("removed without a number")).isEqualTo(1);
    line.confirm(732);
    assertThat(line.faults("confirm edge nobody expected")).isEqualTo(1);
  }
}
