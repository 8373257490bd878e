package dev.linewarden.station;

import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inference.ProviderChoice;
import dev.linewarden.inference.VisionLoader;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.records.RecipeFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// `./linewarden trial`, of no use to people: what [RecipeTrial] runs in a process of its own.
/// Loads the recipe as the station would, and runs it on a blank frame.
final class TrialCommand {
  private static final int RUNS = 1;

  private final Clock clock = new MonotonicClock();

  int run(Path recipe, String provider, int threads, Path engines) {
    InferenceSettings once =
        new InferenceSettings(
            threads,
            false,
            RUNS,
            InferenceSettings.BUDGET_MILLIS_MAX,
            false,
            ProviderChoice.valueOf(provider.toUpperCase(Locale.ROOT)),
            engines);
    try (LoadedRecipe loaded =
        new VisionLoader(clock, new FaultLog(clock), once).load(RecipeFile.read(recipe))) {
      return loaded.recipe().tools().isEmpty() ? Main.BAD_INPUT : 0;
    }
  }

  /// The options that let the trial load as this station does.
  static List<String> options(InferenceSettings settings) {
    return List.of(
        "--provider",
        settings.provider().words(),
        "--threads",
        Integer.toString(settings.intraOpThreads()),
        "--engines",
        settings.engines().toAbsolutePath().toString());
  }
}
