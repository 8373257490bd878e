package dev.linewarden.upstream;

import dev.linewarden.inspection.SettingsReader;
import java.nio.file.Path;
import java.util.Optional;

/// A folder into which files with events are put, often a share of another machine.
///
/// @param everySeconds so long events are gathered at most
/// @param filesMax of the station's files in the folder; while so many lie there nothing is added
public record FileSettings(
    String station, Path folder, int everySeconds, int filesMax, SendPolicy policy)
    implements SinkSettings {
  static final int FILES_MAX = 10_000;

  /// Reads `[upstream.files]`. Empty when it names no `folder`.
  static Optional<FileSettings> read(String station, SettingsReader table, Path base) {
    Optional<Path> folder = TlsSettings.path(table, "folder", base);
    int everySeconds = table.integer("every_s", 1, 3600, 60);
    int filesMax = table.integer("files_max", 1, 1_000_000, FILES_MAX);
    SendPolicy policy = SendPolicy.read(table, false);
    return folder.map(place -> new FileSettings(station, place, everySeconds, filesMax, policy));
  }

  @Override
  public String name() {
    return "files";
  }

  @Override
  public String place() {
    return folder.toString();
  }
}
