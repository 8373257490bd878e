package dev.linewarden.upstream;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Nearest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What somebody asks, as it came: read, but not yet believed.
///
/// @param id chosen by who asks, new each time
/// @param time as it was signed
/// @param signature of [#signedText]
record SignedCommand(
    String id,
    PlantCommands.Kind kind,
    String argument,
    String why,
    String time,
    String signature) {
  static final int WORDS_MAX = 200;
  private static final List<String> FIELDS =
      List.of("id", "command", "argument", "why", "time", "mac");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  /// Throws [BadInput] for what is missing, unknown or misshapen. A member that is not signed would
  /// be one that anybody can change.
  static SignedCommand of(Map<String, String> fields) {
    for (String name : fields.keySet()) {
      if (!FIELDS.contains(name)) {
        throw new BadInput("unknown member '%s'%s".formatted(name, Nearest.hint(name, FIELDS)));
      }
    }
    String id = fields.getOrDefault("id", "");
    if (!ID.matcher(id).matches()) {
      throw new BadInput("'id' must be 1 to 64 letters, digits, dots, dashes, colons");
    }
    return new SignedCommand(
        id,
        kind(fields.getOrDefault("command", "")),
        words(fields, "argument"),
        words(fields, "why"),
        words(fields, "time"),
        words(fields, "mac"));
  }

  /// One line each, so that no two commands have the same text.
  String signedText(String station) {
    return String.join("\n", station, id, time, kind.key(), argument, why);
  }

  long timeMillis() {
    try {
      return Instant.parse(time).toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw new BadInput("'time' must be as 2026-01-31T06:00:00Z, but is '%s'".formatted(time), e);
    }
  }

  /// In one line, for people.
  String words() {
    return kind.key() + (argument.isEmpty() ? "" : " " + argument) + " (" + id + ")";
  }

  private static PlantCommands.Kind kind(String said) {
    return PlantCommands.Kind.of(said)
        .orElseThrow(() ->
            new BadInput(
                "'command' must be one of "
                    + Arrays.stream(PlantCommands.Kind.values())
                        .map(PlantCommands.Kind::key)
                        .collect(Collectors.joining(", "))));
  }

  private static String words(Map<String, String> fields, String name) {
    String said = fields.getOrDefault(name, "");
    if (said.length() > WORDS_MAX || said.chars().anyMatch(Character::isISOControl)) {
      throw new BadInput(
          "'%s' must be one line of up to %d characters, but has %d"
              .formatted(name, WORDS_MAX, said.length()));
    }
    return said;
  }
}
