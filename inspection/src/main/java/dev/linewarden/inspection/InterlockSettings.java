package dev.linewarden.inspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stops the line, or is told, because of what parts, cameras, books, disk and clock do
/// together.
///
/// @param trends of every recipe: rejects in a row, and too many in a window
/// @param stations how many filler valves or capper heads there are, by the machine's name
/// @param sameStation when one of them makes bad parts
/// @param framesMissing so many parts in a row without a picture are a lost camera
/// @param samePictures so many pictures in a row that are the one before are a frozen camera; each
///   one alone is no picture of its part
/// @param notRemoved when the confirm sensor did not see a condemned part go
/// @param ledger when the books do not add up
/// @param disk when the journal is in trouble
/// @param clock when wall time was set by more than `jumpMillis`
public record InterlockSettings(
    List<Trend> trends,
    Map<String, Integer> stations,
    Then sameStation,
    int framesMissing,
    Then cameraLost,
    int samePictures,
    Then frozenCamera,
    Then notRemoved,
    Then ledger,
    Then disk,
    long jumpMillis,
    Then clock) {
  /// What happens.
  public enum Then {
    OFF,
    ALARM,
    STOP,
    RUN_OUT;

    Optional<Trend.Action> action() {
      return switch (this) {
        case OFF -> Optional.empty();
        case ALARM -> Optional.of(Trend.Action.ALARM);
        case STOP -> Optional.of(Trend.Action.STOP);
        case RUN_OUT -> Optional.of(Trend.Action.RUN_OUT);
      };
    }
  }

  /// Machines whose stations are told apart.
  static final int MACHINES_MAX = 8;

  private static final int IN_A_ROW = 20;
  private static final int REJECTS = 50;
  private static final int OF_LAST = 200;
  private static final int FRAMES_MISSING = 10;
  private static final int SAME_PICTURES = 2;
  private static final double JUMP_SECONDS = 2;

  /// Nothing is watched but what the ejector misses.
  public static final InterlockSettings NONE =
      new InterlockSettings(
          List.of(),
          Map.of(),
          Then.OFF,
          FRAMES_MISSING,
          Then.OFF,
          SAME_PICTURES,
          Then.OFF,
          Then.STOP,
          Then.OFF,
          Then.OFF,
          Math.round(JUMP_SECONDS * 1e3),
          Then.OFF);

  public InterlockSettings {
    trends = List.copyOf(trends);
    stations = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(stations));
  }

  /// Reads `[interlocks]`.
  ///
  /// @param live whether the pictures come from a camera and not from files, which may repeat
  public static InterlockSettings read(SettingsReader table, boolean live) {
    SettingsReader same = table.table("same_station");
    SettingsReader camera = table.table("camera_lost");
    SettingsReader frozen = table.table("frozen_camera");
    SettingsReader clock = table.table("clock");
    return new InterlockSettings(
        trends(table.table("consecutive_rejects"), table.table("reject_rate")),
        stations(same.table("stations")),
        then(same, Then.ALARM),
        camera.integer("parts", 1, Trend.LAST_MAX, FRAMES_MISSING),
        then(camera, Then.ALARM),
        frozen.integer("pictures", 1, 1000, SAME_PICTURES),
        then(frozen, live ? Then.STOP : Then.OFF),
        notRemoved(table.table("not_removed")),
        then(table.table("ledger"), Then.ALARM),
        then(table.table("disk"), Then.ALARM),
        Math.round(clock.number("jump_s", 0.1, 86_400, JUMP_SECONDS) * 1e3),
        then(clock, Then.ALARM));
  }

  /// A bad part that may be on its way to a customer is never passed over.
  private static Then notRemoved(SettingsReader table) {
    Then then = then(table, Then.STOP);
    if (then == Then.OFF) {
      throw new BadInput(
          "[interlocks.not_removed] then must be alarm, stop or run_out, but is off");
    }
    return then;
  }

  private static Then then(SettingsReader table, Then otherwise) {
    return table.choice("then", Then.class, otherwise);
  }

  private static List<Trend> trends(SettingsReader row, SettingsReader rate) {
    List<Trend> trends = new ArrayList<>();
    int inARow = row.integer("parts", 1, Trend.LAST_MAX, IN_A_ROW);
    then(row, Then.ALARM)
        .action()
        .ifPresent(action -> trends.add(trend("consecutive rejects", inARow, inARow, action)));
    int ofLast = rate.integer("of_last", 1, Trend.LAST_MAX, OF_LAST);
    int rejects = rate.integer("rejects", 1, ofLast, Math.min(REJECTS, ofLast));
    then(rate, Then.ALARM)
        .action()
        .ifPresent(action -> trends.add(trend("reject rate", rejects, ofLast, action)));
    return trends;
  }

  private static Trend trend(String name, int atLeast, int ofLast, Trend.Action action) {
    return new Trend(name, "", new Trend.Rule.Among(atLeast, ofLast), action);
  }

  private static Map<String, Integer> stations(SettingsReader table) {
    Map<String, Integer> stations = new LinkedHashMap<>();
    if (table.names().size() > MACHINES_MAX) {
      table.problem("there can be at most %d machines".formatted(MACHINES_MAX));
    }
    for (String machine : table.names()) {
      stations.put(machine, table.integer(machine, 2, SameStation.STATIONS_MAX));
    }
    return stations;
  }
}
