package dev.linewarden.station;

import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inference.ProviderChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `./linewarden trial` is told by the station that starts it: to load as the station does.
final class TrialOptions {
  /// Until a recipe counts as loaded; it is warmed up where it is timed.
  private static final int RUNS = 1;

  @Parameters(paramLabel = "RECIPE.json")
  private Path recipe = Path.of("");

  @Option(names = "--provider", required = true)
  private ProviderChoice provider = ProviderChoice.AUTO;

  @Option(names = "--threads", required = true)
  private int threads;

  @Option(names = "--spinning")
  private boolean spinning;

  @Option(names = "--engines", required = true)
  private Path engines = Path.of("");

  @Option(names = "--budget-ms", required = true)
  private double budgetMillis;

  static List<String> words(InferenceSettings settings) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "--provider",
                settings.provider().words(),
                "--threads",
                Integer.toString(settings.intraOpThreads()),
                "--engines",
                settings.engines().toAbsolutePath().toString(),
                "--budget-ms",
                Double.toString(settings.budgetMillis())));
    if (settings.spinning()) {
      words.add("--spinning");
    }
    return words;
  }

  Path recipe() {
    return recipe;
  }

  double budgetMillis() {
    return budgetMillis;
  }

  /// Without a budget: whoever loads it would complain of its cold run.
  InferenceSettings settings() {
    return new InferenceSettings(
        threads, spinning, RUNS, InferenceSettings.BUDGET_MILLIS_MAX, false, provider, engines);
  }
}
