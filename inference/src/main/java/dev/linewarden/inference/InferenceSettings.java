package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How models run on this machine.
///
/// @param intraOpThreads threads inside one model run; more than the cores that are free only adds
///   waiting
/// @param spinning whether those threads burn a core while they wait: only with dedicated cores
/// @param warmUpRuns runs on a blank frame before a recipe counts as loaded
/// @param budgetMillis what the slowest warm runs may take: more is a warning where a recipe is
///   loaded, and the station refuses it where it is tried before that
/// @param keepWarm whether the recipe is run on a blank frame while no part is due
/// @param provider on what models run
/// @param engines folder for what TensorRT compiles; can be made again
public record InferenceSettings(
    int intraOpThreads,
    boolean spinning,
    int warmUpRuns,
    double budgetMillis,
    boolean keepWarm,
    ProviderChoice provider,
    Path engines) {
  static final int THREADS_MAX = 64;
  static final int WARM_UP_RUNS_MAX = 10_000;
  public static final double BUDGET_MILLIS_MAX = 10_000;

  /// For two cores that other threads need as well.
  public static final InferenceSettings DEFAULT =
      new InferenceSettings(1, false, 30, 12, true, ProviderChoice.AUTO, Path.of("engines"));

  public InferenceSettings {
    List<String> problems = new ArrayList<>();
    if (intraOpThreads < 1 || intraOpThreads > THREADS_MAX) {
      problems.add(
          "intraOpThreads must be from 1 to %d, but is %d".formatted(THREADS_MAX, intraOpThreads));
    }
    if (warmUpRuns < 1 || warmUpRuns > WARM_UP_RUNS_MAX) {
      problems.add(
          "warmUpRuns must be from 1 to %d, but is %d".formatted(WARM_UP_RUNS_MAX, warmUpRuns));
    }
    if (!(budgetMillis > 0 && budgetMillis <= BUDGET_MILLIS_MAX)) {
      problems.add(
          "budgetMillis must be above 0 and at most %s, but is %s"
              .formatted(BUDGET_MILLIS_MAX, budgetMillis));
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }

  /// Reads the table; what is absent is as in [#DEFAULT]. The caller finishes the reader.
  ///
  /// @param cache folder for what can be made again
  public static InferenceSettings read(SettingsReader table, Path cache) {
    return new InferenceSettings(
        table.integer("intra_op_threads", 1, THREADS_MAX, DEFAULT.intraOpThreads),
        table.flag("spinning", DEFAULT.spinning),
        table.integer("warm_up_runs", 1, WARM_UP_RUNS_MAX, DEFAULT.warmUpRuns),
        table.number("budget_ms", 0.1, BUDGET_MILLIS_MAX, DEFAULT.budgetMillis),
        table.flag("keep_warm", DEFAULT.keepWarm),
        table.choice("provider", ProviderChoice.class, DEFAULT.provider),
        cache.resolve("engines"));
  }

  /// The same on another provider.
  public InferenceSettings on(ProviderChoice other) {
    return new InferenceSettings(
        intraOpThreads, spinning, warmUpRuns, budgetMillis, keepWarm, other, engines);
  }

  /// The same with as many runs before a recipe counts as loaded.
  public InferenceSettings warmUpRuns(int runs) {
    return new InferenceSettings(
        intraOpThreads, spinning, runs, budgetMillis, keepWarm, provider, engines);
  }

  /// The same with another budget.
  public InferenceSettings budgetMillis(double millis) {
    return new InferenceSettings(
        intraOpThreads, spinning, warmUpRuns, millis, keepWarm, provider, engines);
  }

  /// The same with or without runs on blank frames.
  public InferenceSettings keepingWarm(boolean warm) {
    return new InferenceSettings(
        intraOpThreads, spinning, warmUpRuns, budgetMillis, warm, provider, engines);
  }

  long budgetNanos() {
    return Math.round(budgetMillis * 1e6);
  }
}
