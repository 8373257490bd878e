package dev.linewarden.upstream;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the plant may ask of the station by messages, and how it proves that it is the plant.
///
/// @param key file with the secret that both sides know
/// @param name as who the plant stands in the ledger: `plant NAME`
/// @param allowed everything else is refused
public record CommandSettings(Path key, String name, Set<PlantCommands.Kind> allowed) {
  private static final int NAME_MAX = 63;

  public CommandSettings {
    allowed = Set.copyOf(allowed);
    if (name.isBlank() || name.length() > NAME_MAX) {
      throw new BadInput(
          "'name' must have 1 to %d characters, but has %d".formatted(NAME_MAX, name.length()));
    }
  }

  /// Reads `[upstream.commands]`; empty when nothing is allowed.
  static Optional<CommandSettings> read(SettingsReader table, Path base) {
    Set<PlantCommands.Kind> allowed = EnumSet.noneOf(PlantCommands.Kind.class);
    for (String said : table.has("allow") ? table.texts("allow") : List.<String>of()) {
      PlantCommands.Kind.of(said)
          .ifPresentOrElse(allowed::add, () -> table.problem("'allow' knows no '" + said + "'"));
    }
    String name = table.text("name", "plant");
    Optional<Path> key = TlsSettings.path(table, "key", base);
    if (allowed.isEmpty()) {
      return Optional.empty();
    }
    if (key.isEmpty()) {
      table.problem("'allow' needs a 'key': a file with the secret that both sides know");
    }
    try {
      return key.map(file -> new CommandSettings(file, name, allowed));
    } catch (BadInput e) {
      e.problems().forEach(table::problem);
      return Optional.empty();
    }
  }

  String who() {
    return "plant " + name;
  }
}
