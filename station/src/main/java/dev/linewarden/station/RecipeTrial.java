package dev.linewarden.station;

import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inference.ProviderChoice;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Loads a recipe in a process of its own, which may crash, hang or eat memory, and says whether it
/// may be loaded here: it has to find on its references what it is known to find there, and in
/// time.
final class RecipeTrial {
  /// As long as loading, the references and [TimeProof] may take, and as much as a small station
  /// has.
  static final WatchedProcess.Limits STANDARD =
      new WatchedProcess.Limits(180_000_000_000L, 4L << 30);

  /// TensorRT compiles a model for minutes when it sees it for the first time.
  static final WatchedProcess.Limits COMPILING =
      new WatchedProcess.Limits(1020_000_000_000L, 16L << 30);

  /// A line may run beside it.
  private static final List<String> POLITE = List.of("nice", "-n", "19");

  private final WatchedProcess process;
  private final List<String> options;

  /// @param options of the command `trial`
  RecipeTrial(Clock clock, WatchedProcess.Limits limits, List<String> options) {
    this.process = new WatchedProcess(clock, limits);
    this.options = List.copyOf(options);
  }

  /// As this station would load it.
  static RecipeTrial of(Clock clock, InferenceSettings settings) {
    return new RecipeTrial(
        clock,
        settings.provider() == ProviderChoice.TENSORRT ? COMPILING : STANDARD,
        TrialOptions.words(settings));
  }

  /// What came of it.
  ///
  /// @param peakBytes of memory that the process had at most; 0 where the system does not say it
  /// @param words for people: references and times
  record Passed(long peakBytes, String words) {}

  /// Throws [BadInput] with what is wrong with the recipe.
  ///
  /// @param file the recipe.json
  Passed run(RecipeKey key, Path file) {
    List<String> command = new ArrayList<>(POLITE);
    command.addAll(ChildJava.compiling("trial", file.toAbsolutePath().toString()));
    command.addAll(options);
    try {
      Path output = Files.createTempFile("linewarden-trial", ".txt");
      try {
        return passed(key, process.run(command, output));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new BadInput("recipe %s: no process to try it in: %s".formatted(key, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadInput("recipe %s: its trial was interrupted".formatted(key), e);
    }
  }

  static Passed passed(RecipeKey key, WatchedProcess.End end) {
    return switch (end) {
      case WatchedProcess.Died(String how) -> throw refused(key, how);
      case WatchedProcess.Ended(int code, List<String> said, long peakBytes) -> {
        if (code == Main.BAD_INPUT && !said.isEmpty()) {
          throw new BadInput(said);
        }
        if (code != 0) {
          throw refused(key, "ends with exit code " + code);
        }
        yield new Passed(peakBytes, said.isEmpty() ? "" : said.getLast());
      }
    };
  }

  private static BadInput refused(RecipeKey key, String how) {
    return new BadInput(
        "recipe %s: in a process of its own, where its models were tried, it %s"
            .formatted(key, how));
  }
}
