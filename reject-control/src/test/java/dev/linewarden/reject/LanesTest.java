package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Closing;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.PartId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A second ejector 600 mm from the part sensor, on the belt of [TrackerTest]: centre there after
/// 630 ms.
final class LanesTest {
  private static final long MILLI = HandLine.MILLI;

  private final HandLine line = new HandLine(lanes(600));

  static TrackingSettings lanes(double... furtherMm) {
    List<TrackingSettings.Lane> lanes =
        Arrays.stream(furtherMm)
            .mapToObj(mm ->
                new TrackingSettings.Lane(
                    new TrackingSettings.Ejector(mm, 30, 60, 10, 30, 10, 0, 2 * MILLI),
                    8 * MILLI,
                    4 * MILLI))
            .toList();
    return Tracking.with(lanes, TrackingSettings.Resync.NONE);
  }

  @Test
  void aPartWithoutAWordGoesAtTheFirstEjector() {
    line.part(0);
    line.confirm(398);
    line.runTo(2_000);
    assertThat(line.io.ejectorOnNanos).containsExactly(360 * MILLI);
    assertThat(line.io.furtherEjectors).isEmpty();
    assertThat(line.endings()).containsExactly(Ending.REMOVED);
  }

  @Test
  void aPartForTheSecondLaneGoesPastTheFirstEjectorAndIsConfirmedAtItsOwn() {
    PartId part = line.part(0);
    assertThat(line.tracker.divert(part, 2)).isTrue();
    // Something in the first bin is not this part.
    line.confirm(398);
    assertThat(line.closings).isEmpty();
    line.runTo(638);
    line.io.edge(edges -> edges.confirm(1, 638 * MILLI));
    line.runTo(2_000);
    assertThat(line.io.ejectorOnNanos).isEmpty();
    assertThat(line.io.furtherEjectors).containsExactly("ejector_2 on 600", "ejector_2 off 660");
    assertThat(line.closings)
        .containsExactly(new Closing(part, Ending.REMOVED, 2, Double.NaN, 638 * MILLI));
    assertThat(line.faults("confirm edge nobody expected")).isEqualTo(1);
    assertThat(line.io.permit).isTrue();
  }

  @Test
  void aLaneThatDoesNotRemoveItsPartIsFound() {
    line.tracker.divert(line.part(0), 2);
    line.runTo(2_000);
    assertThat(line.endings()).containsExactly(Ending.NOT_REMOVED);
  }

  @Test
  void aWordOnTheLaneAfterTheFirstCommitPointIsTooLate() {
    PartId part = line.part(0);
    line.runTo(358);
    line.tracker.divert(part, 2);
    line.confirm(398);
    line.runTo(2_000);
    assertThat(line.faults("pardon too late")).isEqualTo(1);
    assertThat(line.io.furtherEjectors).isEmpty();
    assertThat(line.endings()).containsExactly(Ending.REMOVED);
  }

  @Test
  void aLaneThatIsNotThereIsRefusedAndThePartGoesAtTheFirst() {
    assertThat(line.tracker.divert(line.part(0), 3)).isFalse();
    line.confirm(398);
    assertThat(line.faults("no such lane")).isEqualTo(1);
    assertThat(line.endings()).containsExactly(Ending.REMOVED);
  }

  @Test
  void theFirstLaneNeedsNoWord() {
    assertThat(line.tracker.divert(line.part(0), 1)).isTrue();
    line.confirm(398);
    assertThat(line.endings()).containsExactly(Ending.REMOVED);
  }

  @Test
  void aFullMailboxRefusesTheLane() {
    HandLine small = new HandLine(Tracking.room(lanes(600), 4));
    PartId part = small.part(0);
    for (int i = 0; i < 4; i++) {
      assertThat(small.tracker.divert(part, 2)).isTrue();
    }
    assertThat(small.tracker.divert(part, 2)).isFalse();
  }

  @Test
  void aConfirmEdgeBehindAnEjectorThatIsNotThereIsCounted() {
    HandLine single = new HandLine();
    single.part(0);
    single.runTo(398);
    single.io.edge(edges -> edges.confirm(1, 398 * MILLI));
    single.run(398 * MILLI);
    assertThat(single.faults("confirm edge nobody expected")).isEqualTo(1);
    assertThat(single.closings).isEmpty();
  }

  @Test
  void aBouncingConfirmEdgeIsOne() {
    HandLine single = new HandLine();
    single.part(0);
    single.confirm(398);
    single.io.edge(edges -> edges.confirm(398 * MILLI + 300_000));
    single.runTo(400);
    assertThat(single.faults("confirm sensor bounced")).isEqualTo(1);
    assertThat(single.faults("confirm edge nobody expected")).isZero();
  }

  @Test
  void aGoodPartHasPassedOnlyBehindTheLastEjector() {
    line.tracker.pardon(line.part(0));
    line.runTo(659);
    assertThat(line.closings).isEmpty();
    line.runTo(661);
    assertThat(line.endings()).containsExactly(Ending.PASSED);
    assertThat(line.io.furtherEjectors).isEmpty();
  }

  @Test
  void eachEjectorSparesThoseThatGoElsewhere() {
    line.tracker.divert(line.part(0), 2);
    line.part(60);
    line.tracker.pardon(line.part(120));
    line.tracker.divert(line.part(180), 2);
    line.confirm(60 + 398);
    line.runTo(2_000);
    // 30 mm clear of the neighbours' centres on both sides.
    assertThat(line.io.ejectorOnNanos).containsExactly(420 * MILLI);
    assertThat(line.io.ejectorOffNanos).containsExactly(480 * MILLI);
    assertThat(line.io.furtherEjectors)
        .containsExactly(
            "ejector_2 on 600", "ejector_2 off 660", "ejector_2 on 780", "ejector_2 off 840");
    assertThat(line.faults("pardoned part caught")).isZero();
  }

  @Test
  void whenNobodyKnowsWherePartsAreEveryEjectorIsOn() {
    PartId behindTheFirst = line.part(0);
    line.tracker.divert(behindTheFirst, 2);
    line.belt(500, 500, 0);
    line.part(520);
    line.part(640);
    assertThat(line.io.ejector).isTrue();
    assertThat(line.io.furtherEjectors).containsExactly("ejector_2 on 640");
    assertThat(line.io.permit).isFalse();
  }

  @Test
  void aPartForTheSecondLaneWhosePlaceIsNotCertainGoesAtTheFirst() {
    HandLine timed = new HandLine(Tracking.byTime(lanes(600)));
    timed.tracker.divert(timed.part(0), 2);
    timed.lost(10, 50);
    timed.confirm(398);
    assertThat(timed.faults("lane overruled")).isEqualTo(1);
    assertThat(timed.endings()).containsExactly(Ending.REMOVED);
    assertThat(timed.io.furtherEjectors).isEmpty();
  }

  @Test
  void aGoodPartBetweenTheEjectorsOfALostBeltGoesAtTheSecond() {
    PartId between = line.part(0);
    line.tracker.pardon(between);
    line.belt(500, 500, 0);
    line.part(520);
    line.part(640);
    line.runTo(650);
    line.io.edge(edges -> edges.confirm(1, 650 * MILLI));
    line.run(650 * MILLI);
    assertThat(line.closings)
        .containsExactly(new Closing(between, Ending.REMOVED, 2, Double.NaN, 650 * MILLI));
    assertThat(line.faults("pardon overruled")).isEqualTo(1);
    assertThat(line.faults("lane overruled")).isZero();
  }

  @Test
  void ejectorsThatDoNotStandOneBehindTheOtherAreRefused() {
    assertThatThrownBy(() -> lanes(380))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("380.0 mm - 30.0 mm lead is not behind 360.0 mm + 60.0 mm pulse");
    assertThatThrownBy(() -> lanes(600, 800, 1_000, 1_200))
        .hasMessageContaining("there can be 4 ejectors, but there are 5");
  }
}
