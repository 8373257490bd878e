package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Closing;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import dev.linewarden.inspection.Verdict;
import org.junit.jupiter.api.Test;

/// One part at a time, at 1 mm in a millisecond: front at the nozzle after 360 ms, centre after
/// 390, end after 420.
final class TrackerTest {
  private static final long MILLI = HandLine.MILLI;

  @Test
  void aPartNobodySpeaksForIsEjectedWhileItIsAtTheNozzle() {
    HandLine line = new HandLine();
    PartId part = line.part(10);
    line.runTo(390);
    line.confirm(10 + 398);
    line.runTo(1_000);
    assertThat(line.triggers).containsExactly(new Trigger(part, 10 * MILLI, 10));
    assertThat(line.exposures).isEqualTo(line.triggers);
    assertThat(line.io.ejectorOnNanos).containsExactly((10 + 360) * MILLI);
    assertThat(line.io.ejectorOffNanos).containsExactly((10 + 420) * MILLI);
    assertThat(line.closings)
        .containsExactly(new Closing(part, Ending.REMOVED, 1, Double.NaN, 408 * MILLI));
    assertThat(line.io.permit).isTrue();
  }

  @Test
  void aPardonedPartIsLetThrough() {
    HandLine line = new HandLine();
    PartId part = line.part(10);
    assertThat(line.tracker.pardon(part)).isTrue();
    line.runTo(1_000);
    assertThat(line.io.ejectorOnNanos).isEmpty();
    assertThat(line.closings)
        .containsExactly(new Closing(part, Ending.PASSED, 0, Double.NaN, 430 * MILLI));
  }

  @Test
  void aPardonAtTheCommitPointIsTooLateAndJustBeforeItIsNot() {
    HandLine line = new HandLine();
    PartId late = line.part(10);
    PartId inTime = line.part(130);
    line.runTo(10 + 358);
    line.tracker.pardon(late);
    line.run((10 + 358) * MILLI);
    assertThat(line.faults("pardon too late")).isEqualTo(1);
    line.runTo(130 + 357);
    line.tracker.pardon(inTime);
    line.run((130 + 358) * MILLI - 1);
    line.runTo(1_000);
    assertThat(line.io.ejectorOnNanos).containsExactly(370 * MILLI);
    assertThat(line.endings()).containsExactly(Ending.NOT_REMOVED, Ending.PASSED);
  }

  @Test
  void aPardonForAPartThatIsGoneIsCountedAndDoesNothing() {
    HandLine line = new HandLine();
    line.tracker.pardon(new PartId(7));
    line.tracker.pardon(new PartId(100));
    line.runTo(20);
    assertThat(line.faults("pardon too late")).isEqualTo(2);
    assertThat(line.closings).isEmpty();
  }

  @Test
  void aPardonForAPartThatIsYetToComeIsCountedAndDoesNothing() {
    HandLine line = new HandLine();
    PartId first = line.part(0);
    line.tracker.pardon(first.next());
    line.runTo(20);
    assertThat(line.faults("pardon too late")).isEqualTo(1);
  }

  @Test
  void ejectionFollowsABeltThatSlowsDownAndStops() {
    HandLine line = new HandLine();
    line.part(0);
    line.belt(100, 100, 500);
    line.belt(200, 150, 0);
    line.belt(5_000, 150, 2_000);
    line.confirm(5_000 + 120 + 8);
    line.runTo(9_000);
    assertThat(line.io.ejectorOnNanos).containsExactly((5_000 + 105) * MILLI);
    assertThat(line.io.ejectorOffNanos).containsExactly((5_000 + 135) * MILLI);
    assertThat(line.endings()).containsExactly(Ending.REMOVED);
  }

  @Test
  void theEjectorStaysOnWhileTheBeltStandsWithACondemnedPartAtIt() {
    HandLine line = new HandLine();
    line.part(0);
    line.belt(380, 380, 0);
    line.runTo(4_000);
    assertThat(line.io.ejector).isTrue();
    // Blown off early: the confirm edge is believed although the centre never came.
    line.confirm(4_010);
    line.belt(5_000, 380, 1_000);
    line.runTo(6_000);
    assertThat(line.io.ejector).isFalse();
    assertThat(line.endings()).containsExactly(Ending.REMOVED);
  }

  @Test
  void byTimeTheBeltIsTakenToRunWheneverItHasThePermit() {
    HandLine line =
        new HandLine(
            Tracking.with(new TrackingSettings.Conveyor(TrackingSettings.By.TIME, 2_000, 100, 60)));
    line.part(100);
    line.runTo(150);
    line.tracker.permit(false, "test");
    line.runTo(1_000);
    assertThat(line.io.permit).isFalse();
    line.tracker.permit(true, "test");
    line.runTo(2_000);
    assertThat(line.io.ejectorOnNanos).containsExactly((1_000 + 180 - 50) * MILLI);
    assertThat(line.triggers.getFirst().travelMm()).isEqualTo(200);
  }

  @Test
  void twoCondemnedNeighboursGetOnePulse() {
    HandLine line = new HandLine();
    line.part(0);
    line.part(65);
    line.runTo(1_000);
    assertThat(line.io.ejectorOnNanos).containsExactly(360 * MILLI);
    assertThat(line.io.ejectorOffNanos).containsExactly((65 + 420) * MILLI);
  }

  @Test
  void aConfirmEdgeAfterItsWindowDoesNotSaveThePart() {
    HandLine line = new HandLine();
    line.part(0);
    // 10 mm of core are 10 ms here.
    line.confirm(390 + 8 + 4 + 10 + 1);
    assertThat(line.endings()).containsExactly(Ending.NOT_REMOVED);
    assertThat(line.stops).as("what comes of it is the line's to say").isEmpty();
    assertThat(line.faults("confirm edge nobody expected")).isEqualTo(1);
  }

  @Test
  void theHeartbeatTogglesWhenADecisionWasCarriedOutAndNotOtherwise() {
    HandLine line = new HandLine();
    line.part(0);
    line.tracker.signals().judged(HandLine.reject());
    line.confirm(398);
    assertThat(line.io.heartbeats).isEqualTo(1);
    line.tracker.pardon(line.part(500));
    line.runTo(1_000);
    assertThat(line.io.heartbeats).isEqualTo(2);
    line.part(1_000);
    line.runTo(2_000);
    assertThat(line.endings()).endsWith(Ending.NOT_REMOVED);
    assertThat(line.io.heartbeats).isEqualTo(2);
  }

  @Test
  void aLineThatOnlyEjectsWhatNobodyJudgedHasNoHeartbeat() {
    HandLine line = new HandLine();
    for (long i = 0; i < 5; i++) {
      line.part(i * 500);
      line.tracker
          .signals()
          .judged(new Verdict.Unjudged(Cause.FRAME_MISSING, "the camera is frozen"));
      line.confirm(i * 500 + 398);
    }
    assertThat(line.endings()).hasSize(5).containsOnly(Ending.REMOVED);
    assertThat(line.io.heartbeats).isZero();
  }

  @Test
  void thePermitFollowsTheNewestWish() {
    HandLine line = new HandLine();
    assertThat(line.io.permit).isTrue();
    line.tracker.permit(true, "test");
    line.tracker.permit(false, "test");
    line.runTo(1);
    assertThat(line.io.permit).isFalse();
    assertThat(line.stops).isEmpty();
  }

  @Test
  void aStopAfterThePartHasGoneByDoesNotLengthenItsConfirmWindow() {
    HandLine line = new HandLine();
    line.part(0);
    line.runTo(380);
    // Its centre was there at 390, whatever the belt does then: 390 + 8 + 4 + 10 of core.
    line.io.edge(edges -> edges.belt(392 * MILLI, 392, 0));
    line.io.edge(edges -> edges.confirm(413 * MILLI));
    line.run(500 * MILLI);
    assertThat(line.endings()).containsExactly(Ending.NOT_REMOVED);
  }

  @Test
  void aConfirmEdgeSpeaksOfThePartExpectedNearestToIt() {
    HandLine line =
        new HandLine(
            Tracking.with(
                TrackingSettings.DEFAULT,
                new TrackingSettings.Sensors(MILLI, 8 * MILLI, 60 * MILLI)));
    PartId sticking = line.part(0);
    PartId removed = line.part(65);
    line.confirm(450);
    line.runTo(1_000);
    assertThat(line.closings)
        .containsExactlyInAnyOrder(
            new Closing(removed, Ending.REMOVED, 1, Double.NaN, 450 * MILLI),
            new Closing(sticking, Ending.NOT_REMOVED, 1, Double.NaN, 468 * MILLI));
  }

  @Test
  void howLateTheEjectorIsSwitchedIsTold() {
    BenchIo bench = new BenchIo(BenchSettings.DEFAULT.partsMax(5), BenchFaults.NONE);
    VirtualLine line =
        new VirtualLine(TrackingSettings.DEFAULT, bench, _ -> VirtualLine.NEVER, () -> 50_000);
    line.permit().runToTheEnd(100_000 * MILLI);
    assertThat(line.ejectorEdges).hasSize(10).startsWith(true, false, true);
    assertThat(line.ejectorErrorsNanos).containsOnly(50_000L);
  }

  @Test
  void aBeltStandsThatHasNoPermitAndDoesNotMove() {
    HandLine hand = new HandLine();
    assertThat(hand.tracker.isBeltStanding()).isFalse();
    hand.tracker.permit(false, "test");
    hand.runTo(10);
    assertThat(hand.tracker.isBeltStanding()).as("it runs out").isFalse();
    hand.belt(20, 20, 0);
    assertThat(hand.tracker.isBeltStanding()).isTrue();
    hand.tracker.permit(true, "test");
    hand.runTo(30);
    assertThat(hand.tracker.isBeltStanding()).as("it may move").isFalse();
  }
}
