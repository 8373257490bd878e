package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.reject.TrackingSettings.By;
import dev.linewarden.reject.TrackingSettings.Conveyor;
import dev.linewarden.reject.TrackingSettings.Ejector;
import dev.linewarden.reject.TrackingSettings.Sensors;
import org.junit.jupiter.api.Test;

final class SettingsTest {
  private static final long MILLI = 1_000_000;

  private static TrackingSettings with(Conveyor conveyor, Ejector ejector, long deadlineNanos) {
    return new TrackingSettings(conveyor, ejector, Sensors.DEFAULT, deadlineNanos, 256);
  }

  @Test
  void theDefaultsAreWhatTheDocumentsSay() {
    assertThat(TrackingSettings.DEFAULT)
        .isEqualTo(
            new TrackingSettings(
                new Conveyor(By.TRAVEL, 12_000, 100, 60),
                new Ejector(360, 30, 60, 10, 30, 10, 0, 2 * MILLI),
                new Sensors(MILLI, 8 * MILLI, 4 * MILLI),
                15 * MILLI,
                256));
    assertThat(BenchSettings.DEFAULT)
        .isEqualTo(
            new BenchSettings(
                new BenchConveyor(120, 60, 0.05, 360, 0, 8 * MILLI, BenchConveyor.Fittings.NONE),
                600,
                BenchSettings.Arrivals.BY_THEMSELVES,
                0,
                1));
  }

  @Test
  void aPulseLongerThanThePitchIsRefused() {
    Ejector ejector = new Ejector(360, 30, 101, 10, 30, 10, 0, 0);
    assertThatThrownBy(() -> with(Conveyor.DEFAULT, ejector, MILLI))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "tracking: ejector pulseMm must not be longer than the smallest pitch of 100.0 mm, but is 101.0");
  }

  @Test
  void aCommitPointBeforeTheDeadlineIsRefused() {
    // At 12 m/s the front is at the nozzle after 30 ms; 28 ms are left before the commit point.
    assertThat(with(Conveyor.DEFAULT, Ejector.DEFAULT, 28 * MILLI - 1)).isNotNull();
    assertThatThrownBy(() -> with(Conveyor.DEFAULT, Ejector.DEFAULT, 28 * MILLI))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "tracking: the commit point must lie behind the verdict's deadline of 28.000 ms, but"
                + " (360.0 mm to the ejector + 30.0 mm half a part - 30.0 mm lead) at 12000.0 mm/s"
                + " - 0.000 ms lag - 2.000 ms commit lead = 28.000 ms after the trigger");
  }

  @Test
  void aDebounceThatCouldSwallowAPartIsRefused() {
    Sensors sensors = new Sensors(5 * MILLI, 8 * MILLI, 4 * MILLI);
    assertThatThrownBy(
            () -> new TrackingSettings(Conveyor.DEFAULT, Ejector.DEFAULT, sensors, 15 * MILLI, 256))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("debounceNanos must be below 5000000");
  }

  @Test
  void allProblemsAreSaidAtOnceAndWhatIsNoNumberIsOne() {
    assertThatThrownBy(() -> new Conveyor(By.TIME, Double.NaN, 100, 120))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "tracking: conveyor mmPerSecond must be from 1.0 to 50000.0, but is NaN\n"
                + "tracking: conveyor partMm must be from 1.0 to 100.0, but is 120.0");
    assertThatThrownBy(() -> new Sensors(-1, -2, 0))
        .isInstanceOfSatisfying(BadInput.class, e -> assertThat(e.problems()).hasSize(3));
  }

  @Test
  void theLeadMustLeaveTheCoreInsideThePulse() {
    assertThatThrownBy(() -> new Ejector(360, 55, 60, 10, 30, 10, 0, 0))
        .hasMessage("tracking: ejector leadMm must be from 10.0 to 50.0, but is 55.0");
  }

  @Test
  void aBenchThatCannotBeBuiltIsRefused() {
    assertThatThrownBy(
            () -> new BenchConveyor(120, 100, 0.2, 360, 0, 0, BenchConveyor.Fittings.NONE))
        .hasMessage("bench: partMm must be from 1.0 to 96.0, but is 100.0");
    assertThatThrownBy(() -> BenchSettings.DEFAULT.partsPerMinute(0)).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> BenchFaults.stuck(3, 2)).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> BenchFaults.slip(0.6)).isInstanceOf(BadInput.class);
  }
}
