package dev.linewarden.reject;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a wire out of the station does while it is on.
public enum Output {
  /// Air at the nozzle: what is in front of it goes.
  EJECTOR,
  /// The same at the second nozzle that a part comes to.
  EJECTOR_2,
  EJECTOR_3,
  EJECTOR_4,
  /// A gate held closed: the other way round than [#EJECTOR] while the station works, and off when
  /// it does not, so that a gate that opens by itself lets nothing through.
  PASS_GATE,
  /// The conveyor may run.
  RUN_PERMIT,
  /// The conveyor must stand: the other way round than [#RUN_PERMIT].
  LINE_STOP,
  /// Changes with each decision that was right and in time.
  HEARTBEAT,
  /// Parts are inspected.
  READY,
  /// Parts are inspected.
  LAMP_GREEN,
  /// Stopped by a person, or not started yet.
  LAMP_AMBER,
  /// Stopped by a fault.
  LAMP_RED,
  /// On for a moment at each part.
  STROBE,
  /// On for a moment for each part that passed.
  RESULT_GOOD,
  /// On for a moment for each part that did not.
  RESULT_BAD,
  /// A part that comes now will be inspected.
  TRIGGER_READY,
  /// A part has come and has no verdict yet.
  BUSY,
  /// [#RESULT_GOOD] and [#RESULT_BAD] can be read.
  RESULT_VALID;

  private static final Output[] EJECTORS = {EJECTOR, EJECTOR_2, EJECTOR_3, EJECTOR_4};

  /// The ejector of this lane, from 0.
  static Output ejector(int lane) {
    return EJECTORS[lane];
  }

  /// The output of this name. Throws [BadInput] with the nearest one when there is none.
  public static Output called(String name) {
    return Arrays.stream(values())
        .filter(each -> each.key().equals(name))
        .findFirst()
        .orElseThrow(() -> {
          List<String> names = Arrays.stream(values()).map(Output::key).toList();
          return new BadInput(
              "there is no output '%s'%s".formatted(name, Nearest.hint(name, names)));
        });
  }

  /// Its name in the configuration and for people: `run_permit`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Why a person may not hold it so while the line stands; empty when he may. What has to go goes,
  /// whoever holds something, and nobody but the station lets the belt run or says that it is
  /// alive.
  String notByHand(boolean on) {
    return switch (this) {
      case EJECTOR, EJECTOR_2, EJECTOR_3, EJECTOR_4 -> on ? "" : "what is in front of it has to go";
      case PASS_GATE -> on ? "what is in front of it has to go" : "";
      case RUN_PERMIT, LINE_STOP -> "the belt would run with nobody watching it";
      case HEARTBEAT -> "it would say that a station is alive which stands";
      case READY,
          LAMP_GREEN,
          LAMP_AMBER,
          LAMP_RED,
          STROBE,
          RESULT_GOOD,
          RESULT_BAD,
          TRIGGER_READY,
          BUSY,
          RESULT_VALID ->
          "";
    };
  }

  /// Whether a person may hold it so while the line stands.
  public boolean isByHand(boolean on) {
    return notByHand(on).isEmpty();
  }

  /// As it is before the first part and after the last, unless the configuration says otherwise: a
  /// line that nobody watches stands.
  public boolean safe() {
    return this == LINE_STOP;
  }
}
