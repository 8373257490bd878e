package dev.linewarden.station;

import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.reject.BenchSettings;

/// Who tells that a part has come.
///
/// @param intervalNanos from one part to the next, by the clock
record PartsSettings(By by, long intervalNanos) {
  static final PartsSettings SENSED = new PartsSettings(By.SENSOR, 100_000_000);

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double INTERVAL_MILLIS_MIN = 10;
  private static final double INTERVAL_MILLIS_MAX = 3_600_000;

  enum By {
    /// The part sensor.
    SENSOR,
    /// The clock.
    INTERVAL,
    /// A person, each time.
    HAND,
    /// The camera, which takes pictures by itself and looks for parts in them.
    IMAGE
  }

  static PartsSettings read(SettingsReader table) {
    double millis =
        table.number(
            "interval_ms",
            INTERVAL_MILLIS_MIN,
            INTERVAL_MILLIS_MAX,
            SENSED.intervalNanos / NANOS_PER_MILLI);
    return new PartsSettings(
        table.choice("told_by", By.class, By.SENSOR), Math.round(millis * NANOS_PER_MILLI));
  }

  BenchSettings.Arrivals arrivals() {
    return by == By.SENSOR ? BenchSettings.Arrivals.BY_THEMSELVES : BenchSettings.Arrivals.TOLD;
  }
}
