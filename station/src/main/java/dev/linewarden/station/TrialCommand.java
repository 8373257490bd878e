package dev.linewarden.station;

import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inference.VisionLoader;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.records.RecipeFile;
import dev.linewarden.records.References;
import dev.linewarden.records.ReferencesFile;
import dev.linewarden.ui.LatencySummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `./linewarden trial`, of no use to people: what [RecipeTrial] runs in a process of its own.
/// Loads the recipe as the station would, asks it for the findings that its references are known
/// for, and times it. Says in its last line what came of it.
final class TrialCommand {
  private final Console console;
  private final Clock clock = new MonotonicClock();

  TrialCommand(Console console) {
    this.console = console;
  }

  int run(Path file, InferenceSettings settings, double budgetMillis) {
    Recipe recipe = RecipeFile.read(file);
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    References references = ReferencesFile.read(folder, recipe);
    try (LoadedRecipe loaded =
        new VisionLoader(clock, new FaultLog(clock), settings).load(recipe)) {
      List<String> problems = new Reproduction(loaded, references).problems();
      if (!problems.isEmpty()) {
        throw new BadInput(problems);
      }
      LatencySummary times = new TimeProof(loaded, references, clock, budgetMillis).run();
      console.result(
          "%s; %s"
              .formatted(
                  references.isEmpty()
                      ? "it has no references"
                      : references.all().size() + " references reproduced",
                  TimeProof.words(times)));
      return 0;
    }
  }
}
