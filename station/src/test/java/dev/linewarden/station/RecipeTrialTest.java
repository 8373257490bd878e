package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inference.VisionLoader;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.records.RecipeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With real models in real processes; they are written by `TinyOnnx` of `inference`.
class RecipeTrialTest {
  private static final RecipeKey KEY = new RecipeKey("r", 1);

  /// Takes any time once its input is not 0: one that hangs, with a mean that makes black 1.
  private static final String HANGS = "circling";

  /// Wants six gigabytes when it is opened.
  private static final String EATS = "greedy";

  private static final String WORKS = "echo";

  @TempDir private Path folder;
  private final Clock clock = new MonotonicClock();

  private Path recipe(String model) throws IOException {
    try (InputStream resource = RecipeTrialTest.class.getResourceAsStream(model + ".onnx")) {
      Files.write(folder.resolve("m.onnx"), resource.readAllBytes());
    }
    return Files.writeString(
        folder.resolve("recipe.json"),
        """
        {"format": 1, "id": "r", "name": "R", "frame": {"width": 2, "height": 2},
         "models": {"m": {"file": "m.onnx"}},
         "tools": [{"name": "t", "kind": "model", "model": "m", "color": "grey", "mean": [-1],
                    "decode": "score"}],
         "limits": [{"tool": "t", "finding": "score", "min": 1, "fault": "bad"}]}
        """);
  }

  private RecipeTrial trial(long seconds, long bytes) {
    return new RecipeTrial(
        clock,
        new WatchedProcess.Limits(TimeUnit.SECONDS.toNanos(seconds), bytes),
        TrialOptions.words(InferenceSettings.DEFAULT));
  }

  @Test
  void aRecipeThatWorksSaysWhatMemoryItTook() throws IOException {
    assertThat(trial(60, 4L << 30).run(KEY, recipe(WORKS)).peakBytes())
        .isBetween(10L << 20, 2L << 30);
  }

  @Test
  void aModelThatHangsTheRuntimeIsRefusedInTime() throws IOException {
    Path hangs = recipe(HANGS);
    assertThatThrownBy(() -> trial(5, 4L << 30).run(KEY, hangs))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "recipe r r1: in a process of its own, where its models were tried, it is not done after 5 s");
  }

  @Test
  void aModelThatEatsMemoryIsRefusedBeforeItHasAllOfIt() throws IOException {
    Path eats = recipe(EATS);
    assertThatThrownBy(() -> trial(60, 1L << 30).run(KEY, eats))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "recipe r r1: in a process of its own, where its models were tried, it needs more than"
                + " 1024 MB of memory");
  }

  @Test
  void whatTheRecipeDoesWrongIsToldInItsOwnWords() throws IOException {
    Path file = recipe(WORKS);
    Files.writeString(folder.resolve("m.onnx"), "no model");
    assertThatThrownBy(() -> trial(60, 4L << 30).run(KEY, file))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.problems())
                    .singleElement()
                    .asString()
                    .contains("m.onnx is not an ONNX model"));
  }

  @Test
  void aProcessThatDiesIsNamedWithItsSignal() {
    WatchedProcess.End died = new WatchedProcess.Died(WatchedProcess.signalled(11));
    assertThatThrownBy(() -> RecipeTrial.passed(KEY, died))
        .hasMessageContaining("it crashes the runtime (signal 11)");
    WatchedProcess.End ended = new WatchedProcess.Ended(3, List.of("a defect"), 0);
    assertThatThrownBy(() -> RecipeTrial.passed(KEY, ended))
        .hasMessageContaining("it ends with exit code 3");
  }

  @Test
  void aTrialIsRememberedUntilTheModelChanges() throws IOException {
    Path file = recipe(WORKS);
    AtomicInteger loads = new AtomicInteger();
    VisionLoader loader = new VisionLoader(clock, new FaultLog(clock), InferenceSettings.DEFAULT);
    TriedLoader tried =
        new TriedLoader(
            recipe -> {
              loads.incrementAndGet();
              return loader.load(recipe);
            },
            trial(60, 4L << 30),
            _ -> file,
            folder.resolve("cache"),
            TriedLoader.Here.on(List.of("cpu")));
    Recipe recipe = RecipeFile.read(file);
    try (LoadedRecipe loaded = tried.load(recipe)) {
      assertThat(loaded.recipe()).isEqualTo(recipe);
    }
    try (var notes = Files.list(folder.resolve("cache/trials"))) {
      assertThat(notes).hasSize(1);
    }

    Files.writeString(folder.resolve("m.onnx"), "no model any more");

    assertThatThrownBy(() -> tried.load(recipe)).hasMessageContaining("is not an ONNX model");
    assertThat(loads).as("the changed one never came into this process").hasValue(1);
  }
}
