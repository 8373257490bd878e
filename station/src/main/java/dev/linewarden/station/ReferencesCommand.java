package dev.linewarden.station;

import dev.linewarden.inference.VisionLoader;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.Change;
import dev.linewarden.records.RecipeFile;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.References;
import dev.linewarden.records.ReferencesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `./linewarden recipe references`: what a recipe finds on images of known parts is written beside
/// it, or, for a stored one, kept as its next revision. From then on it goes live only where it
/// finds the same.
final class ReferencesCommand {
  /// Where the images lie in a recipe's folder.
  private static final String IMAGES = "references";

  private final Console console;
  private final StationConfig config;
  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);

  ReferencesCommand(Console console, StationConfig config) {
    this.console = console;
    this.config = config;
  }

  /// @param wanted a folder with a recipe.json, or the id of a stored recipe
  int references(String wanted, Path images, double tolerance, String author) {
    Path folder = Path.of(wanted);
    return Files.isDirectory(folder)
        ? inFolder(folder, images, tolerance)
        : inStore(wanted, images, tolerance, author);
  }

  private int inFolder(Path folder, Path images, double tolerance) {
    References found =
        recorded(RecipeFile.read(folder.resolve(RecipeShelf.FILE)), images, tolerance);
    ReferencesFile.write(folder, beside(folder, found));
    console.result(
        "%d references are in %s; they count from the recipe's next start on"
            .formatted(found.all().size(), folder.resolve(ReferencesFile.NAME)));
    return 0;
  }

  private int inStore(String id, Path images, double tolerance, String author) {
    RecipeStore store = new RecipeStore(config.data(), faults, Weights::beside);
    RecipeKey latest =
        store
            .latest(id)
            .orElseThrow(() ->
                new BadInput(
                    "'%s' is neither a folder with a recipe.json nor the id of a recipe in %s"
                        .formatted(id, config.data())));
    Recipe recipe = store.load(latest);
    References found = recorded(recipe, images, tolerance);
    Change change =
        new Change(author, clock.wallMillis(), "references of " + images.toAbsolutePath());
    console.result(
        "%d references are kept with recipe %s; it can be chosen on the screen"
            .formatted(found.all().size(), store.save(recipe, found, change).key()));
    return 0;
  }

  private References recorded(Recipe recipe, Path images, double tolerance) {
    try (LoadedRecipe loaded = new VisionLoader(clock, faults, config.inference()).load(recipe)) {
      return new ReferenceRecorder(loaded, tolerance).record(images);
    }
  }

  /// With copies of the images in the recipe's folder; those of an earlier recording go.
  private static References beside(Path folder, References found) {
    Path images = folder.resolve(IMAGES);
    try {
      Path fresh = folder.resolve(IMAGES + ".new");
      Folders.remove(fresh);
      Files.createDirectory(fresh);
      List<References.Reference> moved = new ArrayList<>();
      for (References.Reference reference : found.all()) {
        Map<String, Path> copies = new HashMap<>();
        for (Map.Entry<String, Path> image : reference.images().entrySet()) {
          String name =
              "%03d%s-%s"
                  .formatted(
                      moved.size() + 1,
                      image.getKey().isEmpty() ? "" : "-" + image.getKey(),
                      image.getValue().getFileName());
          Files.copy(image.getValue(), fresh.resolve(name));
          copies.put(image.getKey(), images.resolve(name).toAbsolutePath().normalize());
        }
        moved.add(new References.Reference(copies, reference.truth(), reference.findings()));
      }
      Folders.remove(images);
      Files.move(fresh, images);
      return new References(moved);
    } catch (IOException e) {
      throw new BadInput("the images cannot be copied to %s: %s".formatted(images, e), e);
    }
  }
}
