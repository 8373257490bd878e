package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.recipe;
import static dev.linewarden.inference.Stations.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Inspected;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.onnx.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that is on can be ended from outside, and only that one.
class CutOffTest {
  private static final PartId OTHER = new PartId(8);
  private static final List<Integer> BOX = List.of(0, 0, 2, 2);
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir private Path folder;
  private final StepClock clock = new StepClock(1000);
  private final FaultLog faults = new FaultLog(clock);

  private VisionRecipe load(byte[] model, InferenceSettings settings) throws IOException {
    return load(
        model, settings, tool("t", "model", "model", "m", "color", "grey", "decode", "score"));
  }

  private VisionRecipe load(byte[] model, InferenceSettings settings, ToolSpec tool)
      throws IOException {
    Path file = Files.write(folder.resolve("m.onnx"), model);
    Recipe recipe =
        recipe(
            2,
            2,
            Map.of("m", file),
            tool.settings().containsKey("boxes") ? "score.max" : "score",
            tool);
    return new VisionLoader(clock, faults, settings).load(recipe);
  }

  private VisionRecipe load(byte[] model) throws IOException {
    return load(model, InferenceSettings.DEFAULT);
  }

  private static Frames bright() {
    return Frames.of(Pictures.colour(2, 2, (_, _) -> 0xFFFFFF));
  }

  @Test
  void aModelThatWouldRunForHoursEndsWhenItsPartIsCutOffAndTheNextPartIsInspected()
      throws Exception {
    try (VisionRecipe recipe = load(TinyOnnx.circling())) {
      CompletableFuture<Inspected> answer = new CompletableFuture<>();
      Thread model =
          Thread.ofPlatform()
              .daemon()
              .start(
                  () -> answer.complete(recipe.inspect(Stations.PART, bright(), Stations.NEVER)));
      recipe.cutOff(OTHER);
      while (!model.join(Duration.ofMillis(1))) {
        recipe.cutOff(Stations.PART);
      }

      assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .isEqualTo(
              new InspectionFailed(
                  Stations.PART, Cause.LATE, "tool 't' was cut off at the deadline"));
      assertThat(faults.faults()).isEmpty();
      Frames dark = Frames.of(Pictures.colour(2, 2, (_, _) -> 0));
      assertThat(recipe.inspect(OTHER, dark, Stations.NEVER)).isInstanceOf(Observed.class);
    }
  }

  /// The second of three runs would last for hours, and so would the third.
  @Test
  void oneOfSeveralRunsOfAToolIsCutOffAndTheRestIsLeftOut() throws Exception {
    List<List<Integer>> boxes = List.of(List.of(0, 0, 1, 2), BOX, List.of(1, 0, 1, 2));
    ToolSpec tool =
        tool("t", "model", "model", "m", "color", "grey", "decode", "score", "boxes", boxes);
    try (VisionRecipe recipe = load(TinyOnnx.circling(), InferenceSettings.DEFAULT, tool)) {
      CompletableFuture<Inspected> answer = new CompletableFuture<>();
      Frames half = Frames.of(Pictures.colour(2, 2, (x, _) -> x * 0xFFFFFF));
      Thread model =
          Thread.ofPlatform()
              .daemon()
              .start(() -> answer.complete(recipe.inspect(Stations.PART, half, Stations.NEVER)));
      while (!model.join(Duration.ofMillis(1))) {
        recipe.cutOff(Stations.PART);
      }

      assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .isEqualTo(
              new InspectionFailed(
                  Stations.PART, Cause.LATE, "tool 't' was cut off at the deadline"));
      assertThat(recipe.keepWarm(() -> true)).isTrue();
      assertThat(faults.faults()).isEmpty();
      Frames dark = Frames.of(Pictures.colour(2, 2, (_, _) -> 0));
      assertThat(recipe.inspect(OTHER, dark, Stations.NEVER)).isInstanceOf(Observed.class);
    }
  }

  @Test
  void whatIsStoppedWhileNothingRunsDoesNotEndTheNextRun() throws IOException {
    try (VisionRecipe recipe = load(TinyOnnx.echo(TensorType.FLOAT, 1, 1, 2, 2))) {
      recipe.cutOff(Stations.PART);
      recipe.stopKeepingWarm();

      assertThat(recipe.inspect(Stations.PART, bright(), Stations.NEVER))
          .isInstanceOf(Observed.class);
    }
  }

  @Test
  void aKeepWarmRunIsWantedUnlessTheSettingsOrTheClosingSayNo() throws IOException {
    InferenceSettings standard = InferenceSettings.DEFAULT;
    InferenceSettings without =
        new InferenceSettings(1, false, 30, 12, false, standard.provider(), standard.engines());
    try (VisionRecipe recipe = load(TinyOnnx.echo(TensorType.FLOAT, 1, 1, 2, 2), without)) {
      assertThat(recipe.keepWarm(() -> true)).isFalse();
    }
    VisionRecipe recipe = load(TinyOnnx.echo(TensorType.FLOAT, 1, 1, 2, 2));
    assertThat(recipe.keepWarm(() -> true)).isTrue();
    recipe.close();
    assertThat(recipe.keepWarm(() -> true)).isFalse();
  }

  /// A frame that the recipe refuses says nothing about the frames to come: looking at grey pixels
  /// with a tool for colour would be no warm run but a fault.
  @Test
  void aGreyFrameThatAColourRecipeRefusesDoesNotSpoilTheRunsThatKeepItWarm() {
    Recipe colour = recipe(2, 2, "mean", tool("t", "mean", "channel", "red", "box", BOX));
    try (VisionRecipe loaded =
        new VisionLoader(clock, faults, InferenceSettings.DEFAULT).load(colour)) {
      Frames grey = Frames.of(Pictures.grey(2, 2, (_, _) -> 0));
      assertThat(loaded.inspect(Stations.PART, grey, Stations.NEVER))
          .isInstanceOf(InspectionFailed.class);

      loaded.keepWarm(() -> true);

      assertThat(faults.faults()).isEmpty();
    }
  }

  @Test
  void aPartSeenWhileItKeepsWarmEndsItBetweenTwoTools() throws IOException {
    try (VisionRecipe recipe = load(TinyOnnx.echo(TensorType.FLOAT, 1, 1, 2, 2))) {
      int[] asked = {0};
      assertThat(
              recipe.keepWarm(() -> {
                asked[0]++;
                recipe.stopKeepingWarm();
                return true;
              }))
          .isTrue();

      assertThat(asked[0]).isEqualTo(1);
      assertThat(faults.faults()).as("the run was ended, which is no fault").isEmpty();
      assertThat(recipe.inspect(Stations.PART, bright(), Stations.NEVER))
          .isInstanceOf(Observed.class);
    }
  }
}
