package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.RecipeFile;
import dev.linewarden.records.RecipeStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Recipes as the command line names them.
final class NamedRecipe {
  static final String RECIPE =
      "A folder with a recipe.json, the id of a stored recipe, or id@revision.";

  private static final Pattern STORED = Pattern.compile("([a-z0-9-]+)(?:@(\\d{1,9}))?");

  private NamedRecipe() {}

  /// Throws [BadInput] when it is neither. The station may run: its recipes are only read.
  static Recipe find(String wanted, StationConfig settings) {
    Path folder = Path.of(wanted);
    if (Files.isDirectory(folder)) {
      return RecipeFile.read(folder.resolve(RecipeShelf.FILE));
    }
    Clock clock = new MonotonicClock();
    RecipeStore store = new RecipeStore(settings.data(), new FaultLog(clock), Weights::beside);
    return store.load(key(wanted, store, settings.data()));
  }

  /// The newest revision where none is named.
  static RecipeKey key(String wanted, RecipeStore store, Path data) {
    Matcher stored = STORED.matcher(wanted);
    if (stored.matches() && stored.group(2) != null) {
      return new RecipeKey(stored.group(1), Integer.parseInt(stored.group(2)));
    }
    if (!stored.matches()) {
      throw unknown(wanted, data);
    }
    return store.latest(wanted).orElseThrow(() -> unknown(wanted, data));
  }

  private static BadInput unknown(String wanted, Path data) {
    return new BadInput(
        "'%s' is neither a folder with a recipe.json nor a recipe in %s".formatted(wanted, data));
  }
}
