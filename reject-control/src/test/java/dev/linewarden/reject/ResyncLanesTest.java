package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Closing;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.PartId;
import dev.linewarden.reject.TrackingSettings.Ejector;
import dev.linewarden.reject.TrackingSettings.Resync;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A sensor 545 mm from the part sensor, in front of the second ejector at 600 mm; belt of
/// [TrackerTest].
final class ResyncLanesTest {
  private static final long MILLI = HandLine.MILLI;

  private final HandLine line = new HandLine(at(Resync.NONE, new Resync(545, 25, 20)));

  private static TrackingSettings at(Resync first, Resync second) {
    return Tracking.with(
        List.of(
            new TrackingSettings.Lane(
                new Ejector(600, 30, 60, 10, 30, 10, 0, 2 * MILLI), 8 * MILLI, 4 * MILLI, second)),
        first);
  }

  private static void seen(HandLine line, int lane, long atMillis) {
    line.runTo(atMillis);
    line.io.edge(edges -> edges.resync(lane, atMillis * MILLI));
    line.run(atMillis * MILLI);
  }

  private void confirmAtTheSecond(long atMillis) {
    line.runTo(atMillis);
    line.io.edge(edges -> edges.confirm(1, atMillis * MILLI));
    line.run(atMillis * MILLI);
  }

  @Test
  void aPartThatSlippedBehindTheFirstEjectorIsRemovedWhereItIsAtTheSecond() {
    PartId part = line.part(0);
    line.tracker.divert(part, 2);
    seen(line, 1, 545 + 9);
    confirmAtTheSecond(638 + 9);
    line.runTo(2_000);
    assertThat(line.io.furtherEjectors).containsExactly("ejector_2 on 609", "ejector_2 off 669");
    assertThat(line.closings).containsExactly(new Closing(part, Ending.REMOVED, 2, 9, 647 * MILLI));
    assertThat(line.io.ejectorOnNanos).isEmpty();
    assertThat(line.stops).isEmpty();
  }

  @Test
  void theSlipIsToldFromSensorToSensorAndThePartKeepsTheWholeOfIt() {
    HandLine both = new HandLine(at(new Resync(200, 25, 20), new Resync(545, 25, 20)));
    both.tracker.pardon(both.part(0));
    seen(both, 0, 206);
    seen(both, 1, 545 + 6 + 2);
    both.runTo(2_000);
    assertThat(both.tracker.slips())
        .extracting(Slips::sensor)
        .containsExactly("resync", "resync_2");
    assertThat(both.tracker.slips()).extracting(Slips::lastMm).containsExactly(6.0, 2.0);
    assertThat(both.closings).extracting(Closing::slipMm).containsExactly(8.0);
    assertThat(both.endings()).containsExactly(Ending.PASSED);
    assertThat(both.stops).isEmpty();
  }

  @Test
  void aPartThatDoesNotComeToTheSecondIsNamedAndItsPlaceIsEjectedThere() {
    line.tracker.pardon(line.part(0));
    line.runTo(570);
    assertThat(line.stops).isEmpty();
    line.runTo(572);
    assertThat(line.stops)
        .containsExactly("part vanished between the sensors: part 100 did not come to resync_2");
    line.tracker.permit(true, "test");
    line.runTo(2_000);
    assertThat(line.io.furtherEjectors).containsExactly("ejector_2 on 600", "ejector_2 off 660");
    assertThat(line.io.ejectorOnNanos).isEmpty();
    assertThat(line.endings()).containsExactly(Ending.NOT_REMOVED);
  }

  @Test
  void aPartThatTheFirstEjectorRemovedIsNotExpectedAtTheSecond() {
    line.part(0);
    line.confirm(398);
    line.runTo(2_000);
    assertThat(line.stops).isEmpty();
    assertThat(line.io.furtherEjectors).isEmpty();
  }

  @Test
  void aPartThatTheFirstEjectorShouldHaveRemovedIsFoundAndGoesAtTheSecond() {
    line.part(0);
    line.runTo(420);
    assertThat(line.endings()).containsExactly(Ending.NOT_REMOVED);
    seen(line, 1, 545);
    assertThat(line.stops)
        .containsExactly(
            "part appeared between the sensors: resync_2 sees one that nobody expects");
    confirmAtTheSecond(638);
    line.runTo(2_000);
    assertThat(line.io.furtherEjectors).containsExactly("ejector_2 on 600", "ejector_2 off 660");
    assertThat(line.io.ejectorOnNanos).containsExactly(360 * MILLI);
    assertThat(line.faults("removed without a number")).isEqualTo(1);
  }

  /// On a fast belt it comes to the sensor before it counts as not removed.
  @Test
  void aPartThatIsStillToBeConfirmedAtTheFirstEjectorIsNotExpectedAtTheSecond() {
    TrackingSettings all = at(Resync.NONE, new Resync(540, 25, 20));
    HandLine fast =
        new HandLine(
            Tracking.with(all, new TrackingSettings.Sensors(MILLI, 8 * MILLI, 20 * MILLI)));
    fast.belt(0, 0, 10_000);
    fast.part(0);
    seen(fast, 1, 54);
    assertThat(fast.stops)
        .containsExactly(
            "part appeared between the sensors: resync_2 sees one that nobody expects");
    fast.runTo(100);
    assertThat(fast.io.furtherEjectors).containsExactly("ejector_2 on 60", "ejector_2 off 66");
    assertThat(fast.endings()).containsExactly(Ending.NOT_REMOVED);
  }

  /// The thread slept while the part came past the first ejector and to the sensor.
  @Test
  void aGoodPartBesideOneThatAppearedGoesAtTheSecondEjectorAndNotAtTheOneItHasPassed() {
    line.tracker.pardon(line.part(0));
    line.runTo(300);
    line.io.edge(edges -> edges.resync(1, 545 * MILLI));
    line.io.edge(edges -> edges.resync(1, 551 * MILLI));
    line.run(560 * MILLI);
    confirmAtTheSecond(638);
    line.runTo(2_000);
    assertThat(line.faults("pardon overruled")).isEqualTo(1);
    assertThat(line.closings.getFirst().ending()).isEqualTo(Ending.REMOVED);
    assertThat(line.closings.getFirst().lane()).isEqualTo(2);
    assertThat(line.io.ejectorOnNanos).isEmpty();
  }

  @Test
  void aBeltMovedBackPastTheSecondSensorMakesNoNewParts() {
    line.tracker.pardon(line.part(0));
    seen(line, 1, 550);
    line.belt(560, 560, 0);
    line.belt(1_000, 560, -1_000);
    line.belt(1_050, 510, 1_000);
    line.io.edge(edges -> edges.resync(1, (1_050 + 40) * MILLI));
    line.belt(1_200, 660, 1_000);
    line.runTo(2_000);
    assertThat(line.faults("part seen again")).isEqualTo(1);
    assertThat(line.stops).isEmpty();
    assertThat(line.endings()).containsExactly(Ending.PASSED);
  }

  @Test
  void anEdgeOfASensorThatIsInNoTableIsNothing() {
    line.tracker.pardon(line.part(0));
    seen(line, 0, 200);
    seen(line, 2, 300);
    seen(line, 1, 545);
    line.runTo(2_000);
    assertThat(line.stops).isEmpty();
    assertThat(line.endings()).containsExactly(Ending.PASSED);
  }

  @Test
  void aSensorThatIsTooNearToTheEjectorBeforeOrBehindItIsRefusedWithTheSum() {
    assertThatThrownBy(() -> at(Resync.NONE, new Resync(445, 25, 20)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("445.0 mm - 25.0 mm window is not behind 420.0 mm");
    assertThatThrownBy(() -> at(Resync.NONE, new Resync(560, 25, 20)))
        .hasMessageContaining("560.0 mm + 25.0 mm window is not before 576.0 mm");
  }
}
