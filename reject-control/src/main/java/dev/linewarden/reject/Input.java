package dev.linewarden.reject;

import java.util.List;
import java.util.Locale;

/// What a wire into the station says while it is on.
public enum Input {
  /// A part is in front of the part sensor.
  PART_SENSOR,
  /// Something falls past the sensor behind the ejector.
  REJECT_CONFIRM,
  /// The same behind the second ejector.
  REJECT_CONFIRM_2,
  REJECT_CONFIRM_3,
  REJECT_CONFIRM_4,
  /// A part is in front of the second sensor, between the part sensor and the first ejector.
  RESYNC,
  /// The same between the first ejector and the second.
  RESYNC_2,
  RESYNC_3,
  RESYNC_4,
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
  /// The supply is failing: outputs are made safe at once.
  POWER_FAILING,
  /// Somebody pressed the emergency stop: likewise.
  EMERGENCY_STOP,
  /// A person clears what stopped the line.
  RESET_KEY,
  /// The recipe whose number the bits say, while it comes on.
  RECIPE_STROBE,
  /// The number's lowest bit.
  RECIPE_BIT_0,
  RECIPE_BIT_1,
  RECIPE_BIT_2,
  RECIPE_BIT_3,
  RECIPE_BIT_4,
  RECIPE_BIT_5,
  RECIPE_BIT_6,
  /// The number's highest bit.
  RECIPE_BIT_7,
  /// A machine has read the result.
  RESULT_ACK;

  /// The recipe number's bits, the lowest first.
  public static final List<Input> RECIPE_BITS =
      List.of(
          RECIPE_BIT_0,
          RECIPE_BIT_1,
          RECIPE_BIT_2,
          RECIPE_BIT_3,
          RECIPE_BIT_4,
          RECIPE_BIT_5,
          RECIPE_BIT_6,
          RECIPE_BIT_7);

  /// The confirm sensors, in the order of their ejectors.
  private static final List<Input> CONFIRMS =
      List.of(REJECT_CONFIRM, REJECT_CONFIRM_2, REJECT_CONFIRM_3, REJECT_CONFIRM_4);

  /// The sensors at which places are corrected, in the order of the ejectors behind them.
  private static final List<Input> RESYNCS = List.of(RESYNC, RESYNC_2, RESYNC_3, RESYNC_4);

  /// So many ejectors can stand behind one another, each with its sensors.
  static final int LANES_MAX = CONFIRMS.size();

  /// The confirm sensor of this lane, from 0.
  static Input confirm(int lane) {
    return CONFIRMS.get(lane);
  }

  /// The sensor in front of this lane's ejector, from 0.
  static Input resync(int lane) {
    return RESYNCS.get(lane);
  }

  /// Behind which ejector this confirm sensor is, from 0; -1 for what is none.
  int lane() {
    return CONFIRMS.indexOf(this);
  }

  /// In front of which ejector this corrects places, from 0; -1 for what does not.
  int resyncLane() {
    return RESYNCS.indexOf(this);
  }

  /// Its name in the configuration and for people: `part_sensor`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
