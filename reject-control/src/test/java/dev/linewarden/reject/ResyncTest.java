package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Closing;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.PartId;
import dev.linewarden.reject.TrackingSettings.Resync;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A second sensor 200 mm behind the first, on the belt of [TrackerTest].
final class ResyncTest {
  private static final long MILLI = HandLine.MILLI;

  private final HandLine line = new HandLine(at(new Resync(200, 25, 10)));

  private static TrackingSettings at(Resync resync) {
    return Tracking.with(List.of(), resync);
  }

  private void seen(long atMillis) {
    seen(line, atMillis);
  }

  private static void seen(HandLine line, long atMillis) {
    line.runTo(atMillis);
    line.io.edge(edges -> edges.resync(atMillis * MILLI));
    line.run(atMillis * MILLI);
  }

  @Test
  void aPartThatSlippedIsEjectedWhereItIs() {
    line.part(0);
    seen(208);
    line.confirm(398 + 8);
    line.runTo(1_000);
    assertThat(line.io.ejectorOnNanos).containsExactly(368 * MILLI);
    assertThat(line.endings()).containsExactly(Ending.REMOVED);
    assertThat(line.stops).isEmpty();
  }

  @Test
  void theSlipIsShownAndStaysWithItsPart() {
    line.tracker.pardon(line.part(0));
    line.tracker.pardon(line.part(200));
    seen(194);
    seen(402);
    line.runTo(1_000);
    Slips slips = line.tracker.slips().getFirst();
    assertThat(slips.parts()).isEqualTo(2);
    assertThat(slips.lastMm()).isEqualTo(2);
    assertThat(slips.largestMm()).isEqualTo(-6);
    assertThat(slips.meanMm()).isEqualTo(-2);
    assertThat(line.closings).extracting(Closing::slipMm).containsExactly(-6.0, 2.0);
    assertThat(line.endings()).containsExactly(Ending.PASSED, Ending.PASSED);
  }

  @Test
  void moreSlipThanTheBoundStopsTheLineAndIsMadeUpForAllTheSame() {
    line.part(0);
    seen(211);
    assertThat(line.stops)
        .containsExactly(
            "parts slip: part 100 is 11.0 mm off where the belt carried it, more than 10.0, at resync");
    line.tracker.permit(true, "test");
    line.confirm(398 + 11);
    assertThat(line.endings()).containsExactly(Ending.REMOVED);
  }

  @Test
  void bothBoundsBelongToWhatIsGood() {
    line.part(0);
    seen(210);
    assertThat(line.stops).isEmpty();
    line.part(500);
    seen(725);
    assertThat(line.tracker.slips().getFirst().parts()).isEqualTo(2);
    assertThat(line.faults("part vanished between the sensors")).isZero();
  }

  @Test
  void aPartThatVanishedIsNamedAndItsPlaceIsEjected() {
    PartId part = line.part(0);
    line.tracker.pardon(part);
    line.runTo(225);
    assertThat(line.stops).isEmpty();
    line.runTo(227);
    assertThat(line.stops)
        .containsExactly("part vanished between the sensors: part 100 did not come to resync");
    assertThat(line.faults("pardon overruled")).isEqualTo(1);
    line.tracker.permit(true, "test");
    line.runTo(1_000);
    assertThat(line.io.ejectorOnNanos).containsExactly(360 * MILLI);
    assertThat(line.endings()).containsExactly(Ending.NOT_REMOVED);
  }

  @Test
  void aPartThatAppearedIsEjectedWithoutANumber() {
    seen(300);
    assertThat(line.stops)
        .containsExactly("part appeared between the sensors: resync sees one that nobody expects");
    line.tracker.permit(true, "test");
    line.confirm(498);
    assertThat(line.io.ejectorOnNanos).containsExactly((100 + 360) * MILLI);
    assertThat(line.faults("removed without a number")).isEqualTo(1);
  }

  @Test
  void aStretchWithLostEdgesKeepsItsEndWhenAPartAppearsBeforeIt() {
    HandLine timed = new HandLine(Tracking.byTime(at(new Resync(200, 25, 10))));
    timed.lost(200, 300);
    seen(timed, 305);
    timed.tracker.permit(true, "test");
    timed.runTo(2_000);
    assertThat(timed.io.ejectorOnNanos).containsExactly((105 + 360) * MILLI);
    assertThat(timed.io.ejectorOffNanos).containsExactly((300 + 420) * MILLI);
  }

  @Test
  void anEdgeIsOfThePartExpectedNearestToIt() {
    line.part(0);
    line.part(60);
    seen(209);
    seen(251);
    line.runTo(300);
    assertThat(line.tracker.slips().getFirst().parts()).isEqualTo(2);
    assertThat(line.faults("part appeared between the sensors")).isZero();
  }

  @Test
  void alsoWhereTwoPartsAreNearEnoughForBoth() {
    HandLine near = new HandLine(at(new Resync(200, 25, 25)));
    near.part(100);
    near.part(140);
    seen(near, 319);
    assertThat(near.tracker.slips().getFirst().lastMm()).isEqualTo(19);
    seen(near, 345);
    assertThat(near.tracker.slips().getFirst().lastMm()).isEqualTo(5);
  }

  @Test
  void aPartThatSlippedIntoAStretchWithLostEdgesIsTakenAlong() {
    HandLine timed = new HandLine(Tracking.byTime(at(new Resync(200, 25, 10))));
    timed.lost(200, 300);
    timed.tracker.pardon(timed.part(365));
    timed.runTo(400);
    assertThat(timed.faults("pardon overruled")).isZero();
    seen(timed, 555);
    assertThat(timed.faults("pardon overruled")).isEqualTo(1);
  }

  @Test
  void byTimeAStrangerRightBehindAKnownPartHasAppeared() {
    HandLine timed = new HandLine(Tracking.byTime(at(new Resync(200, 25, 10))));
    timed.tracker.pardon(timed.part(0));
    seen(timed, 200);
    seen(timed, 260);
    assertThat(timed.stops)
        .containsExactly("part appeared between the sensors: resync sees one that nobody expects");
    assertThat(timed.faults("part seen again")).isZero();
  }

  @Test
  void aPlaceInTheRingThatIsUsedAgainIsAnotherPart() {
    HandLine small = new HandLine(Tracking.room(at(new Resync(200, 25, 10)), 4));
    for (int i = 0; i < 4; i++) {
      small.tracker.pardon(small.part(i * 500L));
      seen(small, i * 500L + 200);
    }
    small.part(2_000);
    small.runTo(2_300);
    assertThat(small.stops)
        .containsExactly("part vanished between the sensors: part 104 did not come to resync");
  }

  @Test
  void aSecondEdgeIsNoBounceAfterTheTimeForThem() {
    line.part(0);
    seen(200);
    seen(201);
    assertThat(line.faults("resync sensor bounced")).isZero();
    assertThat(line.faults("part appeared between the sensors")).isEqualTo(1);
  }

  @Test
  void aBouncingEdgeIsOne() {
    line.part(0);
    seen(200);
    line.io.edge(edges -> edges.resync(200 * MILLI + 300_000));
    line.runTo(300);
    assertThat(line.faults("resync sensor bounced")).isEqualTo(1);
    assertThat(line.stops).isEmpty();
  }

  @Test
  void aBeltMovedBackMakesNoNewParts() {
    line.part(0);
    line.part(120);
    seen(200);
    line.belt(210, 210, 0);
    // By hand 100 mm back and forth again: the second part's end and front, the first one's at the
    // second sensor.
    line.belt(1_000, 210, -1_000);
    line.io.edge(edges -> edges.part((1_000 + 210 - 180) * MILLI));
    line.belt(1_100, 110, 1_000);
    line.io.edge(edges -> edges.part((1_100 + 10) * MILLI));
    line.io.edge(edges -> edges.resync((1_100 + 90) * MILLI));
    line.belt(1_200, 210, 0);
    assertThat(line.triggers).hasSize(2);
    assertThat(line.faults("part seen again")).isEqualTo(3);
    line.belt(2_000, 210, 1_000);
    seen(2_000 + 110);
    line.runTo(4_000);
    assertThat(line.stops).noneMatch(stop -> stop.contains("sensors"));
    assertThat(line.io.ejectorOnNanos)
        .containsExactly((2_000 + 150) * MILLI, (2_000 + 270) * MILLI);
  }

  @Test
  void whatSomebodyPutsOnABeltThatWasMovedBackIsEjectedWithoutANumber() {
    line.part(0);
    seen(200);
    line.belt(300, 300, 0);
    line.belt(1_000, 300, -1_000);
    line.belt(1_150, 150, 1_000);
    line.io.edge(edges -> edges.part(1_160 * MILLI));
    line.runTo(1_170);
    assertThat(line.triggers).hasSize(1);
    assertThat(line.faults("part where none was")).isEqualTo(1);
    line.runTo(3_000);
    assertThat(line.io.ejectorOnNanos).contains((1_160 + 360) * MILLI);
  }

  @Test
  void aSensorThatSpeaksTooLateOrOfTwoPartsIsRefusedWithTheSum() {
    assertThatThrownBy(() -> at(new Resync(330, 25, 10)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("330.0 mm + 25.0 mm window is not before 336.0 mm");
    assertThatThrownBy(() -> at(new Resync(200, 30, 10)))
        .hasMessageContaining("resync windowMm must be below 30.0, half a part");
  }
}
