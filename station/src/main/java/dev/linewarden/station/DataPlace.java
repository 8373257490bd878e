package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which station's data a command is about.
final class DataPlace {
  @Option(names = "--config", paramLabel = "FILE", description = "station.toml to use.")
  private @Nullable Path config;

  @Option(names = "--data", paramLabel = "FOLDER", description = "The station's data folder.")
  private @Nullable Path data;

  StationConfig settings() {
    StationConfig.Overrides overrides =
        new StationConfig.Overrides(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.ofNullable(data),
            Optional.empty());
    return StationConfig.read(configuration(), Cli.home(), overrides);
  }

  /// Empty for a station that goes by what it is by itself.
  Optional<Path> configuration() {
    return Optional.ofNullable(config).or(Cli::ownConfig);
  }

  /// Of a station that has run. Throws [BadInput] where there is no such folder.
  Path folder() {
    Path folder = settings().data();
    if (!Files.isDirectory(folder)) {
      throw new BadInput(
          "a station's data were expected in %s, but there is no such folder".formatted(folder));
    }
    return folder;
  }
}
