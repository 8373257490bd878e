package dev.linewarden.station;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.Notes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Notes at a start which settings are others than at the start before, and whether the program is:
/// whoever looks at the ledger later sees by what it was made. Nobody signs a text file, so nobody
/// is named.
final class SettingsTrail {
  /// More changes at once are another configuration: that is said, once.
  static final int NOTED_MAX = 50;

  /// The version of the program stands among the settings by this name.
  static final String PROGRAM = "program";

  private static final String WHO = "station.toml";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final Notes notes;
  private final FaultLog faults;
  private final Clock clock;

  /// @param data the station's folder, where they are kept from start to start
  SettingsTrail(Path data, Notes notes, FaultLog faults, Clock clock) {
    this.file = data.resolve("settings.json");
    this.notes = notes;
    this.faults = faults;
    this.clock = clock;
  }

  /// What could not be noted is noted at the next start.
  ///
  /// @param version of the program
  /// @param configuration the station's file; empty where there is none
  void follow(String version, Optional<Path> configuration) {
    SortedMap<String, String> now = new TreeMap<>();
    now.put(PROGRAM, version);
    configuration.ifPresent(toml -> flatten("", TomlFile.read(toml), now));
    try {
      Optional<Map<String, String>> before = before();
      if (before.isEmpty() || noted(before.get(), now)) {
        keep(now);
      }
    } catch (IOException | JacksonException e) {
      faults.count("station", "settings not compared", String.valueOf(e.getMessage()));
    }
  }

  private Optional<Map<String, String>> before() throws IOException {
    return Files.exists(file)
        ? Optional.of(
            JSON.readValue(Files.readString(file), new TypeReference<Map<String, String>>() {}))
        : Optional.empty();
  }

  private boolean noted(Map<String, String> before, Map<String, String> now) {
    SortedSet<String> changed = new TreeSet<>(before.keySet());
    changed.addAll(now.keySet());
    changed.removeIf(key -> before.getOrDefault(key, "").equals(now.getOrDefault(key, "")));
    boolean all = true;
    for (String key : changed.stream().limit(NOTED_MAX).toList()) {
      all &= note(key, before.getOrDefault(key, ""), now.getOrDefault(key, ""));
    }
    if (changed.size() > NOTED_MAX) {
      all &= note("and %d more".formatted(changed.size() - NOTED_MAX), "", "changed");
    }
    return all;
  }

  private boolean note(String what, String before, String after) {
    return notes.note(
        new Note(
            Note.Kind.SETTING_CHANGED,
            clock.wallMillis(),
            what.equals(PROGRAM) ? Note.STATION : WHO,
            what,
            before,
            after,
            "at a start"));
  }

  private void keep(Map<String, String> now) throws IOException {
    Path fresh = file.resolveSibling("settings.json.new");
    Files.writeString(fresh, JSON.writeValueAsString(now));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// `ui.port` of the table `ui`.
  private static void flatten(String at, Map<String, ?> table, Map<String, String> into) {
    table.forEach((key, value) -> {
      String name = at.isEmpty() ? key : at + "." + key;
      if (value instanceof Map<?, ?> inner) {
        Map<String, Object> plain = new TreeMap<>();
        inner.forEach((innerKey, innerValue) -> plain.put(String.valueOf(innerKey), innerValue));
        flatten(name, plain, into);
      } else {
        into.put(name, String.valueOf(value));
      }
    });
  }
}
