package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.records.References;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `./linewarden recipe` can be told.
final class RecipeOptions {
  @Parameters(
      paramLabel = "WHAT",
      arity = "0..1",
      description = "references: what the recipe finds on some images is kept with it.")
  private String what = "";

  @Parameters(
      paramLabel = "RECIPE",
      arity = "0..1",
      description = "A folder with a recipe.json, or the id of a stored recipe.")
  private String recipe = "";

  @Option(
      names = "--images",
      paramLabel = "FOLDER",
      description = "Images; for several views a folder for each, with the same names in each.")
  private @Nullable Path images;

  @Option(
      names = "--tolerance",
      paramLabel = "SHARE",
      description =
          "How far a finding may be off later: as a share of its value, but never of less than 1."
              + " 0.01 if not said.")
  private double tolerance = References.TOLERANCE;

  @Option(names = "--config", paramLabel = "FILE", description = "station.toml to use.")
  private @Nullable Path config;

  @Option(names = "--data", paramLabel = "FOLDER", description = "Where recipes are stored.")
  private @Nullable Path data;

  int run(Console console, Path home, Optional<Path> ownConfig) {
    if (!what.equals("references")) {
      throw new BadInput("recipe can record 'references', but is asked for '%s'".formatted(what));
    }
    if (recipe.isEmpty() || images == null) {
      throw new BadInput("recipe references needs a recipe and --images FOLDER");
    }
    if (!(tolerance >= 0 && tolerance <= 1)) {
      throw new BadInput("--tolerance must be from 0 to 1, but is " + tolerance);
    }
    StationConfig.Overrides overrides =
        new StationConfig.Overrides(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.ofNullable(data),
            Optional.empty());
    StationConfig settings =
        StationConfig.read(Optional.ofNullable(config).or(() -> ownConfig), home, overrides);
    return new RecipeCommand(console, settings).references(recipe, images, tolerance);
  }
}
