package dev.linewarden.reject;

import java.util.Locale;

/// What a wire into the station says while it is on.
public enum Input {
  /// A part is in front of the part sensor.
  PART_SENSOR,
  /// Something falls past the sensor behind the ejector.
  REJECT_CONFIRM,
  /// The encoder's only pulse, or the first of its two channels.
  ENCODER_A,
  /// The second channel: with it the encoder knows forward from backward.
  ENCODER_B,
  /// The bin takes no more parts.
  BIN_FULL,
  /// The ejector's air is too weak.
  AIR_LOW,
  /// The conveyor really runs.
  LINE_RUNNING,
  /// The supply is failing.
  POWER_FAILING;

  /// Its name in the configuration and for people: `part_sensor`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
