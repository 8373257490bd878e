package dev.linewarden.upstream;

import dev.linewarden.inspection.SettingsReader;
import java.nio.file.Path;
import java.util.Optional;

/// A folder into which files with events are put, often a share of another machine.
public record FileSettings(String station, Path folder, FileShape shape, SendPolicy policy)
    implements SinkSettings {
  /// Reads `[upstream.files]`. Empty when it names no `folder`.
  static Optional<FileSettings> read(String station, SettingsReader table, Path base) {
    Optional<Path> folder = TlsSettings.path(table, "folder", base);
    FileShape shape = FileShape.read(table);
    SendPolicy policy = SendPolicy.read(table, false);
    return folder.map(place -> new FileSettings(station, place, shape, policy));
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
