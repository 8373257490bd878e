package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which station's recipes a command is about.
final class RecipePlace {
  @Option(names = "--config", paramLabel = "FILE", description = "station.toml to use.")
  private @Nullable Path config;

  @Option(names = "--data", paramLabel = "FOLDER", description = "Where recipes are stored.")
  private @Nullable Path data;

  @Option(names = "--camera", paramLabel = "CAMERA", description = "As for run.")
  private @Nullable String camera;

  @Option(names = "--port", paramLabel = "PORT", description = "The screen's port.")
  private @Nullable Integer port;

  StationConfig settings() {
    StationConfig.Overrides overrides =
        new StationConfig.Overrides(
            Optional.ofNullable(camera),
            Optional.empty(),
            Optional.empty(),
            Optional.ofNullable(data),
            Optional.ofNullable(port));
    return StationConfig.read(file(), Cli.home(), overrides);
  }

  /// Of a station that has run or taken a recipe: a wrong folder is not filled with new keys.
  StationConfig existing() {
    StationConfig settings = settings();
    if (!Files.isDirectory(settings.data())) {
      throw new BadInput(
          "a station's data were expected in %s, but there is no such folder"
              .formatted(settings.data()));
    }
    return settings;
  }

  /// Empty where nobody said which they are: a station without configuration can be given any.
  List<CameraView> cameras(StationConfig settings) {
    return file().isPresent() || camera != null ? settings.views() : List.of();
  }

  private Optional<Path> file() {
    return Optional.ofNullable(config).or(Cli::ownConfig);
  }
}
