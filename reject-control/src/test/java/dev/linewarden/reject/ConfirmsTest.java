package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.PartId;
import org.junit.jupiter.api.Test;

/// What falls past the sensor behind an ejector; what is expected to is in [TrackerTest].
final class ConfirmsTest {
  private static final long MILLI = HandLine.MILLI;

  @Test
  void whatFallsThoughNothingWasEjectedIsAnAlarm() {
    HandLine line = new HandLine();
    line.confirm(100);
    assertThat(line.faults("confirm edge nobody expected")).isEqualTo(1);
    assertThat(line.io.permit).isTrue();
  }

  @Test
  void whatFallsThoughNothingWasEjectedStopsTheLineWhereThatIsChosen() {
    HandLine line = thatStops();
    line.confirm(100);
    assertThat(line.stops)
        .containsExactly("confirm edge nobody expected: something fell past reject_confirm");
    assertThat(line.io.permit).isFalse();
  }

  @Test
  void aPartThatWasToPassAndFellInsteadIsNamed() {
    HandLine line = new HandLine();
    passing(line, 0);
    PartId second = passing(line, 100);
    passing(line, 200);
    // Its middle is at the nozzle at 490; what has fallen is seen 8 ms later.
    line.confirm(520);
    assertThat(line.endings()).as("it is past the ejector").hasSize(2);
    assertThat(unasked(line).part()).isEqualTo(second);
    assertThat(unasked(line).detail())
        .isEqualTo("part %s was to pass, but fell past reject_confirm".formatted(second));
  }

  /// A valve that opens by itself may blow it off before its middle is there.
  @Test
  void aPartThatWasToPassIsNamedAlsoBeforeItIsPast() {
    HandLine line = new HandLine();
    PartId part = passing(line, 0);
    line.confirm(390);
    assertThat(line.closings).isEmpty();
    assertThat(unasked(line).part()).isEqualTo(part);
  }

  @Test
  void whatFellWhereNobodyWasIsNobody() {
    HandLine line = new HandLine();
    passing(line, 0);
    // Half a part and the tolerance.
    line.confirm(390 + 8 + 30 + 4 + 1);
    assertThat(unasked(line).part()).isEqualTo(PartId.NOBODY);
  }

  @Test
  void aStopForAPartThatFellNamesIt() {
    HandLine line = thatStops();
    PartId part = passing(line, 0);
    line.confirm(398);
    assertThat(line.stops)
        .containsExactly(
            "confirm edge nobody expected: part %s was to pass, but fell past reject_confirm"
                .formatted(part));
  }

  /// What nobody expected stops it.
  private static HandLine thatStops() {
    TrackingSettings.Sensors sensors =
        new TrackingSettings.Sensors(MILLI, 8 * MILLI, 4 * MILLI, 1_000_000, true);
    return new HandLine(Tracking.with(TrackingSettings.DEFAULT, sensors));
  }

  private static PartId passing(HandLine line, long atMillis) {
    PartId part = line.part(atMillis);
    assertThat(line.tracker.pardon(part)).isTrue();
    return part;
  }

  private static FaultLog.Fault unasked(HandLine line) {
    return line.faults.faults().stream()
        .filter(fault -> fault.what().equals("confirm edge nobody expected"))
        .findFirst()
        .orElseThrow();
  }

  /// As when somebody empties the bin.
  @Test
  void whatFallsWhileTheBeltStandsIsOnlyAnAlarm() {
    HandLine line = thatStops();
    line.tracker.permit(false, "a person");
    line.runTo(50);
    line.confirm(100);
    assertThat(line.stops).isEmpty();
    assertThat(line.faults("confirm edge nobody expected")).isEqualTo(1);
  }
}
