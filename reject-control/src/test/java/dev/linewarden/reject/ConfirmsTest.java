package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

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
    TrackingSettings.Sensors sensors =
        new TrackingSettings.Sensors(MILLI, 8 * MILLI, 4 * MILLI, 1_000_000, true);
    HandLine line = new HandLine(Tracking.with(TrackingSettings.DEFAULT, sensors));
    line.confirm(100);
    assertThat(line.stops)
        .containsExactly("confirm edge nobody expected: something fell past reject_confirm");
    assertThat(line.io.permit).isFalse();
  }

  /// As when somebody empties the bin.
  @Test
  void whatFallsWhileTheBeltStandsIsOnlyAnAlarm() {
    TrackingSettings.Sensors sensors =
        new TrackingSettings.Sensors(MILLI, 8 * MILLI, 4 * MILLI, 1_000_000, true);
    HandLine line = new HandLine(Tracking.with(TrackingSettings.DEFAULT, sensors));
    line.tracker.permit(false, "a person");
    line.runTo(50);
    line.confirm(100);
    assertThat(line.stops).isEmpty();
    assertThat(line.faults("confirm edge nobody expected")).isEqualTo(1);
  }
}
