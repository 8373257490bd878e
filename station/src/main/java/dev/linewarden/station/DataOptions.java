package dev.linewarden.station;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which station a command is about.
final class DataOptions {
  @Option(names = "--config", paramLabel = "FILE", description = "station.toml to use.")
  private @Nullable Path config;

  @Option(names = "--data", paramLabel = "FOLDER", description = "Where everything is stored.")
  private @Nullable Path data;

  StationConfig settings(Cli cli) {
    return cli.settings(Optional.ofNullable(config), Optional.ofNullable(data));
  }
}
