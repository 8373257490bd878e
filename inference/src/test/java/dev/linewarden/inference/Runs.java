package dev.linewarden.inference;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.NativeScope;
import dev.linewarden.vision.View;
import dev.linewarden.vision.Zone;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a model answers to a frame, number by number.
final class Runs {
  private Runs() {}

  /// The model's only output; `settings` as a recipe has them.
  static float[] answer(Path folder, byte[] model, Map<String, Object> settings, Frame frame) {
    try (NativeScope scope = new NativeScope()) {
      Path file = Files.write(folder.resolve("m.onnx"), model);
      Bench bench = bench(frame, Map.of("m", file), scope);
      ModelInput input = ModelInput.read(new SettingsReader("t", settings), bench.view());
      ModelRun run =
          ModelRun.open(new ModelRun.Wish("t", "m", List.of(""), false, input, 1, false), bench);
      Zone whole = Zone.whole(bench.view().width(), bench.view().height());
      Placement placement = Placement.of(input, run.width(), run.height(), whole);
      Intake intake =
          new Intake(
              "t", run.picture(), placement, run.width(), run.height(), run.memoryOf(0), bench);
      View view = new View();
      view.show(frame);
      intake.fill(view);
      run.run();
      FloatBuffer numbers = run.numbersOf(0).getFirst();
      float[] answer = new float[numbers.capacity()];
      numbers.get(0, answer);
      return answer;
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  /// What a model whose picture is one grey pixel answers to so many of them, each one step
  /// brighter than the one before.
  static List<Float> answers(Path folder, byte[] model, int pictures, boolean together) {
    try (NativeScope scope = new NativeScope()) {
      Path file = Files.write(folder.resolve("m.onnx"), model);
      Bench bench = bench(Pictures.grey(1, 1, (_, _) -> 0), Map.of("m", file), scope);
      ModelInput input =
          ModelInput.read(new SettingsReader("t", Map.of("color", "grey")), bench.view());
      ModelRun run =
          ModelRun.open(
              new ModelRun.Wish("t", "m", List.of(""), false, input, pictures, together), bench);
      for (int i = 0; i < pictures; i++) {
        run.memoryOf(i).put(0, (byte) i);
      }
      run.run();
      List<Float> answers = new ArrayList<>();
      for (int i = 0; i < pictures; i++) {
        answers.add(run.numbersOf(i).getFirst().get(0));
      }
      return answers;
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private static Bench bench(Frame frame, Map<String, Path> models, NativeScope scope) {
    var recipe =
        Stations.recipe(
            frame.info().width(),
            frame.info().height(),
            models,
            "score",
            Stations.tool("t", "model", "model", "m"));
    return new Bench(
        recipe,
        recipe.views().getFirst(),
        new Models(
            recipe,
            new Accelerators(InferenceSettings.DEFAULT, new FaultLog(new StepClock(1))),
            scope),
        new Above(),
        scope);
  }
}
