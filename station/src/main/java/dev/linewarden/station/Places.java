package dev.linewarden.station;

import dev.linewarden.inspection.SettingsReader;
import java.nio.file.Path;
import java.util.Optional;

/// Where a station's files are.
///
/// @param data folder for everything that must survive
/// @param cache folder for what can be made again: the rendered line
/// @param configuration the station's own file; empty where there is none
/// @param backups folder for backups that are asked for on the screen; empty = none are made there
record Places(Path data, Path cache, Optional<Path> configuration, Optional<Path> backups) {
  /// Reads `[data]`.
  ///
  /// @param base relative folders are meant from here
  /// @param over what the command line says over the table's folder
  static Places read(
      SettingsReader table, Path base, Optional<Path> over, Optional<Path> configuration) {
    Path configured = base.resolve(table.path("folder", Path.of("data"))).normalize();
    Path cache = base.resolve(table.path("cache", Path.of("data", "cache"))).normalize();
    String backups = table.text("backups", "");
    return new Places(
        over.map(Path::toAbsolutePath).orElse(configured),
        cache,
        configuration,
        backups.isEmpty() ? Optional.empty() : Optional.of(base.resolve(backups).normalize()));
  }
}
