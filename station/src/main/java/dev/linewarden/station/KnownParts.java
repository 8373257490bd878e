package dev.linewarden.station;

import dev.linewarden.capture.ImageFolder;
import dev.linewarden.capture.StoredImage;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.RecipeFile;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.References;
import dev.linewarden.records.References.Reference;
import dev.linewarden.records.ReferencesFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Parts of which it is known whether they are good: a recipe's references first, which it has to
/// find the same on anyway, then the regression set, which it has to judge right anyway.
final class KnownParts {
  /// Of the regression set; its first of each class are enough.
  static final int OF_A_CLASS_MAX = 2;

  private KnownParts() {}

  /// @param truth `good`, or its fault; empty = nobody said it
  /// @param images one for each view, by its name
  record Known(String name, String truth, Map<String, Path> images) {
    Known {
      images = Map.copyOf(images);
    }

    boolean isGood() {
      return truth.equals(StoredImage.GOOD);
    }

    boolean isBad() {
      return !truth.isEmpty() && !isGood();
    }
  }

  /// Of the recipe that a station begins with. The example that comes with the program, and one
  /// that is not stored yet under its id, has none.
  static List<Known> of(StationConfig config) {
    if (!Files.isDirectory(config.data().resolve("keys"))) {
      return config.recipe().folder().map(KnownParts::of).orElse(List.of());
    }
    FaultLog faults = new FaultLog(new MonotonicClock());
    RecipeStore store = new RecipeStore(config.data(), faults, Weights::beside);
    FirstRecipe first = new FirstRecipe(store, config.recipe());
    return first
        .asBefore()
        .or(first::stored)
        .map(key -> of(store, store.load(key)))
        .or(() -> config.recipe().folder().map(KnownParts::of))
        .orElse(List.of());
  }

  private static List<Known> of(Path folder) {
    Recipe recipe = RecipeFile.read(folder.resolve(RecipeShelf.FILE));
    return of(recipe, ReferencesFile.read(folder, recipe), new RegressionSet(folder));
  }

  /// Of a stored recipe. Throws [BadInput] when they cannot be read.
  static List<Known> of(RecipeStore store, Recipe recipe) {
    RecipeKey key = recipe.key();
    return of(recipe, store.references(key), new RegressionSet(RegressionGate.folder(store, key)));
  }

  /// Throws [BadInput] when one of both cannot be read.
  private static List<Known> of(Recipe recipe, References references, RegressionSet set) {
    List<Known> known = new ArrayList<>();
    for (Reference reference : references.all()) {
      String name = ReferenceFrames.name(reference, recipe);
      known.add(new Known(name, reference.truth(), reference.images()));
    }
    // Of several views the set keeps a folder for each, and a part is not one file.
    if (recipe.views().size() == 1 && !set.isEmpty()) {
      known.addAll(of(set, recipe.views().getFirst().name()));
    }
    return known;
  }

  private static List<Known> of(RegressionSet set, String view) {
    List<Known> known = new ArrayList<>();
    for (StoredImage image : new ImageFolder(set.folder()).images()) {
      String truth = String.valueOf(image.file().resolveSibling(".").normalize().getFileName());
      long same = known.stream().filter(each -> each.truth().equals(truth)).count();
      if (same < OF_A_CLASS_MAX) {
        known.add(new Known(image.origin(), truth, Map.of(view, image.file())));
      }
    }
    return known;
  }

  /// Whether there are both, as far as it was said.
  static boolean suffice(List<Known> known) {
    return known.stream().anyMatch(Known::isGood) && known.stream().anyMatch(Known::isBad);
  }
}
