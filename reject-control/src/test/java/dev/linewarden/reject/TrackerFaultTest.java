package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.PartId;
import org.junit.jupiter.api.Test;

/// What happens at each bound and when the wires lie. Same belt as in [TrackerTest].
final class TrackerFaultTest {
  private static final long MILLI = HandLine.MILLI;

  @Test
  void aBouncingEdgeIsOnePart() {
    HandLine line = new HandLine();
    line.part(10);
    line.io.edge(edges -> edges.part(10 * MILLI + 300_000));
    line.io.edge(edges -> edges.part(10 * MILLI + 999_999));
    line.runTo(12);
    assertThat(line.triggers).hasSize(1);
    assertThat(line.faults("part sensor bounced")).isEqualTo(2);
  }

  @Test
  void aFlickeringSensorOnAStandingBeltMakesNoParts() {
    HandLine line = new HandLine();
    line.part(10);
    line.tracker.permit(false, "test");
    line.belt(20, 20, 0);
    line.part(500);
    assertThat(line.triggers).hasSize(1);
    assertThat(line.faults("part sensor flickers while the belt stands")).isEqualTo(1);
  }

  @Test
  void withoutTravelEverythingIsEjectedAndTheLineStops() {
    HandLine line = new HandLine();
    PartId pardoned = line.part(0);
    line.tracker.pardon(pardoned);
    line.belt(100, 100, 0);
    line.part(120);
    line.part(240);
    assertThat(line.io.permit).isFalse();
    assertThat(line.stops)
        .containsExactly("encoder lost: parts arrive, but neither encoder_a nor encoder_b changes");
    assertThat(line.io.ejector).isTrue();
    line.tracker.pardon(pardoned);
    line.runTo(250);
    // The one it had, and the new one.
    assertThat(line.faults("pardon overruled")).isEqualTo(2);
    // The encoder is back: the ejector is on until the belt has carried the last part away.
    line.tracker.permit(true, "test");
    line.belt(1_000, 100, 1_000);
    line.runTo(1_000 + 419);
    assertThat(line.io.ejector).isTrue();
    line.runTo(3_000);
    assertThat(line.io.ejector).isFalse();
    assertThat(line.endings()).containsOnly(Ending.NOT_REMOVED).hasSize(3);
  }

  @Test
  void aGoodPartWhoseMiddleHasPassedTheLastEjectorOfALostBeltCountsAsNotRemoved() {
    HandLine line = new HandLine();
    line.tracker.pardon(line.part(0));
    line.belt(400, 400, 0);
    line.part(410);
    line.part(430);
    assertThat(line.stops).hasSize(1).first().asString().startsWith("encoder lost");
    assertThat(line.endings()).containsExactly(Ending.NOT_REMOVED);
  }

  @Test
  void anEncoderThatContradictsItselfIsBelievedWithTheNextPart() {
    HandLine line = new HandLine();
    line.part(0);
    line.io.edge(edges -> edges.astray(50 * MILLI, "encoder_b is stuck"));
    line.runTo(100);
    assertThat(line.stops).as("a belt that stands may shake").isEmpty();
    line.part(120);
    assertThat(line.stops).containsExactly("encoder lost: encoder_b is stuck");
    assertThat(line.io.ejector).isTrue();
    assertThat(line.triggers).as("the part is one all the same").hasSize(2);
  }

  @Test
  void itIsNotForgottenBeforeTheBeltHasMovedOnByMoreThanHalfAPart() {
    HandLine line = new HandLine();
    line.part(0);
    line.io.edge(edges -> edges.astray(50 * MILLI, "encoder_b is stuck"));
    line.belt(80, 80, HandLine.MM_PER_SECOND);
    line.part(120);
    assertThat(line.stops).containsExactly("encoder lost: encoder_b is stuck");
  }

  @Test
  void partsHalfTheirLengthApartAreTwo() {
    HandLine line = new HandLine();
    line.part(0);
    line.part(30);
    assertThat(line.triggers).hasSize(2);
    assertThat(line.stops).isEmpty();
  }

  @Test
  void anEdgeIsNoBounceAfterTheTimeForThem() {
    HandLine line = new HandLine();
    line.part(10);
    line.part(11);
    assertThat(line.faults("part sensor bounced")).isZero();
    assertThat(line.stops).hasSize(1).first().asString().startsWith("encoder lost");
  }

  @Test
  void anEncoderThatOnlyShookIsForgottenWhenTheBeltMovesOn() {
    HandLine line = new HandLine();
    line.part(0);
    line.io.edge(edges -> edges.astray(50 * MILLI, "encoder_b is stuck"));
    line.belt(80, 80, HandLine.MM_PER_SECOND);
    line.belt(81, 81, HandLine.MM_PER_SECOND);
    line.part(120);
    assertThat(line.stops).isEmpty();
    assertThat(line.triggers).hasSize(2);
  }

  @Test
  void aStretchWithLostEdgesIsEjectedWhole() {
    HandLine line = HandLine.byTime();
    PartId before = line.part(0);
    line.tracker.pardon(before);
    line.lost(200, 500);
    PartId after = line.part(700);
    line.tracker.pardon(after);
    line.runTo(2_000);
    assertThat(line.stops)
        .containsExactly("edges lost in the driver: parts may be on the belt unseen");
    // From the last instant without a gap to the loss, each plus the way to the nozzle.
    assertThat(line.io.ejectorOnNanos).containsExactly((200 + 360) * MILLI);
    assertThat(line.io.ejectorOffNanos).containsExactly((500 + 420) * MILLI);
    assertThat(line.endings()).containsExactly(Ending.PASSED, Ending.PASSED);
  }

  @Test
  void whenTheEncodersCountsMayBeLostAllThatIsOnTheBeltIsEjected() {
    HandLine line = new HandLine();
    line.tracker.pardon(line.part(0));
    line.lost(250, 300);
    line.tracker.pardon(line.part(400));
    line.runTo(2_000);
    // A part that seems to be 60 mm before the nozzle may be there already.
    assertThat(line.io.ejectorOnNanos).containsExactly(300 * MILLI);
    assertThat(line.io.ejectorOffNanos).containsExactly((300 + 420) * MILLI);
    assertThat(line.faults("pardon overruled")).isPositive();
  }

  @Test
  void aPardonedPartInAStretchWithLostEdgesIsEjectedToo() {
    HandLine line = HandLine.byTime();
    PartId part = line.part(10);
    line.tracker.pardon(part);
    line.lost(10, 50);
    line.confirm(10 + 398);
    assertThat(line.endings()).containsExactly(Ending.REMOVED);
    line.confirm(430);
    assertThat(line.faults("removed without a number")).isEqualTo(1);
    assertThat(line.faults("pardoned part caught")).isZero();
  }

  @Test
  void aLaterStretchWithLostEdgesIsAnother() {
    HandLine line = HandLine.byTime();
    line.lost(200, 300);
    line.tracker.pardon(line.part(1_500));
    line.runTo(1_600);
    line.lost(300, 1_610);
    line.runTo(3_000);
    assertThat(line.endings()).containsExactly(Ending.PASSED);
    assertThat(line.io.ejectorOnNanos).containsExactly(560 * MILLI, 1_960 * MILLI);
  }

  @Test
  void aPartRightBehindAStretchWithLostEdgesCannotBePardoned() {
    HandLine line = HandLine.byTime();
    line.lost(200, 300);
    line.tracker.pardon(line.part(310));
    line.runTo(320);
    assertThat(line.faults("pardon overruled")).isEqualTo(1);
  }

  @Test
  void aPartBeyondTheBoundIsEjectedWithoutANumberAndTheLineStops() {
    HandLine line = new HandLine(Tracking.room(TrackingSettings.DEFAULT, 4));
    for (int i = 0; i < 4; i++) {
      line.tracker.pardon(line.part(i * 70L));
    }
    line.part(280);
    assertThat(line.triggers).hasSize(4);
    assertThat(line.io.permit).isFalse();
    assertThat(line.stops).containsExactly("too many parts in transit: bound is 4");
    line.tracker.permit(true, "test");
    line.runTo(450);
    line.tracker.pardon(line.part(450));
    line.runTo(2_000);
    assertThat(line.io.ejectorOnNanos).containsExactly((280 + 360) * MILLI);
    assertThat(line.io.ejectorOffNanos).containsExactly((280 + 420) * MILLI);
    assertThat(line.endings()).hasSize(5).containsOnly(Ending.PASSED);
    assertThat(line.triggers.getLast().part()).isEqualTo(new PartId(104));
  }

  @Test
  void aFullMailboxRefusesThePardonAndThePartIsEjected() {
    HandLine line = new HandLine(Tracking.room(TrackingSettings.DEFAULT, 4));
    PartId part = line.part(0);
    for (int i = 0; i < 4; i++) {
      assertThat(line.tracker.pardon(new PartId(1))).isTrue();
    }
    assertThat(line.tracker.pardon(part)).isFalse();
    line.runTo(1_000);
    assertThat(line.io.ejectorOnNanos).containsExactly(360 * MILLI);
  }

  @Test
  void aTriggerNobodyTookLeavesThePartCondemnedAndTheCameraUnasked() {
    HandLine line = new HandLine();
    line.triggersTaken = false;
    line.part(0);
    line.confirm(398);
    assertThat(line.exposures).isEmpty();
    assertThat(line.faults("trigger refused")).isEqualTo(1);
    assertThat(line.endings()).containsExactly(Ending.REMOVED);
  }

  @Test
  void aRefusedClosingIsKeptAndOfferedAgain() {
    HandLine line = new HandLine();
    line.closingsTaken = false;
    line.tracker.pardon(line.part(0));
    line.tracker.pardon(line.part(120));
    line.runTo(1_000);
    assertThat(line.faults("closing refused")).isEqualTo(1);
    assertThat(line.tracker.dueNanos()).isEqualTo(1_000 * MILLI + Tracker.RETRY_NANOS);
    line.closingsTaken = true;
    line.runTo(1_001);
    assertThat(line.endings()).containsExactly(Ending.PASSED, Ending.PASSED);
  }

  @Test
  void closingsNobodyTakesStopTheLineAtTheBoundAndAreNotLost() {
    HandLine line = new HandLine(Tracking.room(TrackingSettings.DEFAULT, 4));
    line.closingsTaken = false;
    for (int i = 0; i < 5; i++) {
      line.tracker.pardon(line.part(i * 500L));
    }
    assertThat(line.io.permit).isFalse();
    line.closingsTaken = true;
    line.runTo(3_000);
    assertThat(line.endings()).hasSize(4).containsOnly(Ending.PASSED);
    assertThat(line.io.ejectorOnNanos).containsExactly((2_000 + 360) * MILLI);
  }

  @Test
  void anEjectionTheThreadSleptThroughStopsTheLine() {
    HandLine line = new HandLine();
    line.part(0);
    line.run(421 * MILLI);
    assertThat(line.io.ejectorOnNanos).isEmpty();
    assertThat(line.stops)
        .containsExactly("ejection missed: the io thread came too late for part 100");
    assertThat(line.endings()).containsExactly(Ending.NOT_REMOVED);
  }

  @Test
  void noPartEndsBeforeAllEdgesUpToNowAreRead() {
    HandLine line = new HandLine();
    line.part(0);
    line.runTo(389);
    for (int i = 0; i < LineIo.EDGES_MAX; i++) {
      line.io.edge(edges -> edges.belt(389 * MILLI, 389, HandLine.MM_PER_SECOND));
    }
    line.io.edge(edges -> edges.confirm(398 * MILLI));
    line.run(500 * MILLI);
    assertThat(line.endings()).containsExactly(Ending.REMOVED);
  }

  @Test
  void theBeltIsNotStartedAgainBeforeTheLineKnowsOfTheStop() {
    HandLine line = new HandLine();
    line.stopsTaken = false;
    line.lost(400, 500);
    assertThat(line.io.permit).isFalse();
    line.stopsTaken = true;
    line.runTo(520);
    assertThat(line.stops).hasSize(1);
    line.tracker.permit(true, "test");
    line.runTo(530);
    assertThat(line.io.permit).isTrue();
  }
}
