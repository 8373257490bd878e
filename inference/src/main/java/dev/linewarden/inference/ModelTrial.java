package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.onnx.ModelFile;
import dev.linewarden.onnx.OnnxModel;
import dev.linewarden.vision.NativeScope;
import dev.linewarden.vision.View;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bytedeco.opencv.global.opencv_core;

/// One model by itself, before any recipe trusts it: what it is, and what it finds in pictures.
/// Runs exactly as a recipe's tool does. One thread; whoever does not trust the file gives it a
/// process of its own.
public final class ModelTrial implements AutoCloseable {
  private static final String NAME = "model";
  private static final String TOOL = "trial";

  private final NativeScope scope = new NativeScope();
  private final View view = new View();
  private final Models models;
  private final Tool tool;

  /// For pictures of this size. `answers` are settings of a `model` tool, over what the card says.
  /// Throws [BadInput] when the model cannot be used with them.
  public ModelTrial(
      Path file, Map<String, Object> answers, int width, int height, InferenceSettings settings) {
    this(file, answers, width, height, settings, Optional.empty());
  }

  private ModelTrial(
      Path file,
      Map<String, Object> answers,
      int width,
      int height,
      InferenceSettings settings,
      Optional<Path> profile) {
    opencv_core.setNumThreads(1);
    Recipe recipe = recipe(file, width, height);
    models =
        new Models(recipe, new Accelerators(settings, new FaultLog(new MonotonicClock())), scope);
    profile.ifPresent(models::profileInto);
    try {
      Map<String, Object> all = new LinkedHashMap<>(answers);
      all.put("model", NAME);
      tool =
          ModelTool.make(
              new SettingsReader(file.toString(), all),
              new Bench(recipe, recipe.views().getFirst(), models, new Above(), scope));
    } catch (RuntimeException | Error failure) {
      scope.close();
      throw failure;
    }
  }

  /// A recipe of nothing but the model.
  static Recipe recipe(Path file, int width, int height) {
    return new Recipe(
        new RecipeKey("trial", 1),
        "Trial of a model",
        List.of(RecipeView.only(width, height)),
        List.of(new ToolSpec(TOOL, "model", Map.of())),
        List.of(new Limit(TOOL, "score", 0, 1, "none")),
        Map.of(NAME, file));
  }

  /// What the model finds in a frame of the trial's size. Throws [BadInput] when it fails on it.
  public List<Finding> look(Frame frame) {
    checkColour(frame, tool.needsColour());
    view.show(frame);
    FindingSink sink = new FindingSink(4);
    sink.from(TOOL);
    try {
      tool.run(view, sink);
    } catch (ToolFailed failure) {
      throw new BadInput("%s: %s".formatted(frame.info().origin(), failure.getMessage()), failure);
    }
    return sink.findings();
  }

  /// Throws [BadInput] for a grey frame where a coloured one is needed.
  static void checkColour(Frame frame, boolean needed) {
    if (needed && frame.info().format() != PixelFormat.BGR8) {
      throw new BadInput(
          "%s: the model wants colour (BGR8), but the picture is %s"
              .formatted(frame.info().origin(), frame.info().format()));
    }
  }

  @Override
  public void close() {
    scope.close();
  }

  /// What is known of a file without running it, as JSON has it: what goes in and out, then the
  /// card, with `answers` of a person in it.
  public static Map<String, Object> card(Path file, Map<String, Object> answers) {
    try (ModelFile model = ModelFile.read(file + " ", file)) {
      OnnxModel onnx = model.facts().model();
      Map<String, Object> known = new LinkedHashMap<>();
      known.put("file", file.toString());
      known.put("inputs", OnnxModel.words(onnx.inputs()));
      known.put("outputs", OnnxModel.words(onnx.outputs()));
      known.put("opset", onnx.opset());
      known.put("operators", new TreeMap<>(onnx.ops()));
      known.put("weightsInOtherFiles", !onnx.outside().isEmpty());
      known.putAll(CardFile.written(answered(model.facts(), answers)));
      return known;
    }
  }

  /// Stores the card with its answers beside the model.
  public static void keep(Path file, Map<String, Object> answers) {
    try (ModelFile model = ModelFile.read(file + " ", file)) {
      CardFile.write(file, answered(model.facts(), answers));
    }
  }

  private static ModelCard answered(ModelFile.Facts facts, Map<String, Object> answers) {
    ModelCard card = ModelCard.of(facts);
    for (Map.Entry<String, Object> answer : answers.entrySet()) {
      card = card.answered(answer.getKey(), answer.getValue());
    }
    return card;
  }

  /// Which provider runs each operator: names by provider, from a profile of two runs that is
  /// written to `folder` and read back.
  public static Map<String, List<String>> providers(
      Path file,
      Map<String, Object> answers,
      Frame frame,
      InferenceSettings settings,
      Path folder) {
    Optional<Path> profile = Optional.of(folder.resolve("profile"));
    int width = frame.info().width();
    int height = frame.info().height();
    try (ModelTrial trial = new ModelTrial(file, answers, width, height, settings, profile)) {
      trial.look(frame);
      trial.look(frame);
      return NodeProfile.read(trial.models.endProfile());
    }
  }
}
