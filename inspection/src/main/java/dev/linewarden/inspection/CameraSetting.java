package dev.linewarden.inspection;

import java.util.Locale;
import java.util.OptionalDouble;

/// A setting as a camera has it, and what it allows of it.
///
/// @param value as the camera says it
/// @param min empty where the camera names no bound
public record CameraSetting(Knob knob, String value, OptionalDouble min, OptionalDouble max) {
  /// One whose bounds the camera does not name.
  public static CameraSetting unbounded(Knob knob, String value) {
    return new CameraSetting(knob, value, OptionalDouble.empty(), OptionalDouble.empty());
  }

  /// What can be set, by the names that recipes and the configuration have for it.
  public enum Knob {
    EXPOSURE_US("µs"),
    GAIN(""),
    WIDTH("px"),
    HEIGHT("px"),
    X("px"),
    Y("px"),
    PIXEL_FORMAT(""),
    TRIGGER("");

    private final String unit;

    Knob(String unit) {
      this.unit = unit;
    }

    /// Empty for what has none, or the camera's own.
    public String unit() {
      return unit;
    }

    /// For programs: `exposure_us`.
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
