package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import java.time.LocalTime;

/// Part of the day that people count together. It lasts until the next one begins.
///
/// @param begins every day at this time of the station's clock, at a full quarter of an hour
public record Shift(String name, LocalTime begins) {
  public Shift {
    if (begins.toSecondOfDay() % (IndexSchema.QUARTER_MILLIS / 1000) != 0) {
      throw new BadInput(
          "shift '%s' must begin at a full quarter of an hour, but begins at %s"
              .formatted(name, begins));
    }
  }
}
