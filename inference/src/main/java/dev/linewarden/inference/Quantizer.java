package dev.linewarden.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.onnx.Malformed;
import dev.linewarden.onnx.ModelFile;
import dev.linewarden.onnx.OnnxModel;
import dev.linewarden.onnx.OnnxRewrite;
import dev.linewarden.onnx.QuantFile;
import dev.linewarden.vision.NativeScope;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.opencv.global.opencv_core;

/// Makes a model that computes in whole numbers of 8 bits out of one that computes in floats: looks
/// at pictures with it to see what its numbers are like, then writes it anew. Whether the new one
/// is any good is another's question ([Agreement]). One thread; whoever does not trust the file
/// gives it a process of its own.
public final class Quantizer implements AutoCloseable {
  private static final String NAME = "model";

  private final Path file;
  private final int width;
  private final int height;
  private final Path folder;
  private final ModelFile.Facts facts;
  private final ModelCard card;
  private final QuantFile quant;
  private final NativeScope scope = new NativeScope();
  private final Calibration calibration;

  /// For pictures of this size. `answers` are settings of a `model` tool, over what the card says.
  /// Throws [BadInput] when the model cannot be used with them, or is not fit to be quantized.
  ///
  /// @param folder for files on the way
  public Quantizer(Path file, Map<String, Object> answers, int width, int height, Path folder) {
    opencv_core.setNumThreads(1);
    this.file = file;
    this.width = width;
    this.height = height;
    this.folder = folder;
    Path flatFile = folder.resolve("flat.onnx");
    Path watched = folder.resolve("watched.onnx");
    try (ModelFile model = ModelFile.read(file + " ", file)) {
      facts = model.facts();
      QuantFile.check(facts.model());
      card = answered(ModelCard.of(facts), answers);
      flatten(model, flatFile);
      quant = QuantFile.of(scope.keep(ModelFile.read(file + " ", flatFile)));
      quant.writeWatched(watched);
      calibration = new Calibration(NAME, quant.tensors(), settings(), bench(watched, scope));
    } catch (Malformed problem) {
      scope.close();
      throw new BadInput(file + " " + problem.getMessage(), problem);
    } catch (IOException problem) {
      scope.close();
      throw new BadInput("%s cannot be written: %s".formatted(folder, problem), problem);
    } catch (RuntimeException | Error failure) {
      scope.close();
      throw failure;
    }
  }

  private static ModelCard answered(ModelCard card, Map<String, Object> answers) {
    ModelCard answered = card;
    for (Map.Entry<String, Object> answer : answers.entrySet()) {
      answered = answered.answered(answer.getKey(), answer.getValue());
    }
    return answered;
  }

  /// The model as the runtime has simplified it: what can be computed ahead is a weight, what
  /// follows a convolution and is linear is part of it.
  private void flatten(ModelFile model, Path to) throws Malformed {
    try (Arena arena = Arena.ofConfined();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      OnnxRewrite rewrite = new OnnxRewrite(facts.model(), null);
      ByteBuffer bytes = rewrite.isNeeded() ? rewrite.write(model.bytes(), arena) : model.bytes();
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.BASIC_OPT);
      options.setOptimizedModelFilePath(to.toString());
      if (facts.weights().isPresent()) {
        options.addConfigEntry(
            "session.model_external_initializers_file_folder_path",
            facts.weights().get().toString());
      }
      Accelerators.runtime().createSession(bytes, options).close();
    } catch (OrtException problem) {
      throw new BadInput(file + " cannot be opened: " + Models.shortly(problem), problem);
    }
  }

  private SettingsReader settings() {
    return new SettingsReader(file.toString(), card.under(file.toString(), NAME, Map.of()));
  }

  /// On the processor: it is the one that has operators in 8 bits.
  private Bench bench(Path model, NativeScope keeper) {
    Recipe recipe = ModelTrial.recipe(model, width, height);
    InferenceSettings settings = InferenceSettings.DEFAULT.on(ProviderChoice.CPU);
    Accelerators accelerators = new Accelerators(settings, new FaultLog(new MonotonicClock()));
    Models models = new Models(recipe, accelerators, keeper);
    return new Bench(recipe, recipe.views().getFirst(), models, new Above(), keeper);
  }

  /// Looks at one picture. Does not close it. Throws [BadInput] when the model fails on it.
  public void observe(Frame frame) {
    try {
      calibration.observe(frame);
    } catch (ToolFailed failure) {
      throw new BadInput("%s: %s".formatted(frame.info().origin(), failure.getMessage()), failure);
    }
  }

  /// Its layers, the most harmful first: by how loud the error is that each makes in the model's
  /// answers when only it computes in 8 bits. Takes a few runs for each layer.
  public List<String> ranked(double share) {
    List<String> layers = layers();
    Path trial = folder.resolve("layer.onnx");
    List<List<FloatBuffer>> wanted = answers(file);
    Map<String, Double> errors = new HashMap<>();
    for (String layer : layers) {
      Set<String> kept = new HashSet<>(layers);
      kept.remove(layer);
      write(trial, share, kept);
      errors.put(layer, SignalNoise.error(wanted, answers(trial)));
    }
    return layers.stream()
        .sorted(Comparator.comparingDouble(layer -> -errors.getOrDefault(layer, 0.0)))
        .toList();
  }

  /// Compares what two models of this kind find.
  public Agreement agreement() {
    SettingsReader settings = settings();
    return new Agreement(
        settings.text("decode", ""), settings.number("minScore", 0, 1, Detections.MIN_SCORE));
  }

  /// All that could compute in 8 bits, by the names of their outputs.
  public List<String> layers() {
    return quant.layers();
  }

  /// Of each kept picture each output.
  private List<List<FloatBuffer>> answers(Path model) {
    try (NativeScope own = new NativeScope()) {
      Bench bench = bench(model, own);
      List<String> outputs = facts.model().outputs().stream().map(OnnxModel.Value::name).toList();
      ModelInput input = ModelInput.read(settings(), bench.view());
      ModelRun run =
          ModelRun.open(
              new ModelRun.Wish(file.toString(), NAME, outputs, false, input, 1, false), bench);
      ByteBuffer memory = run.memoryOf(0);
      List<FloatBuffer> numbers = run.numbersOf(0);
      List<List<FloatBuffer>> answers = new ArrayList<>();
      for (byte[] picture : calibration.inputs()) {
        memory.put(0, picture);
        run.run();
        answers.add(numbers.stream().map(SignalNoise::copy).toList());
      }
      return answers;
    }
  }

  /// Writes what was learned of all pictures so far, with a card.
  ///
  /// @param share of all numbers of a tensor that shall be among what 8 bits can say; 1 = all
  /// @param kept layers that stay as they are
  public QuantFile.Written write(Path to, double share, Set<String> kept) {
    try {
      QuantFile.Written written = quant.write(to, calibration.steps(share), kept, metadata(share));
      try (ModelFile made = ModelFile.read(to + " ", to)) {
        CardFile.write(to, card.of(made.facts().sha256()));
      }
      return written;
    } catch (Malformed problem) {
      throw new BadInput(file + " " + problem.getMessage(), problem);
    } catch (IOException problem) {
      throw new BadInput("%s cannot be written: %s".formatted(to, problem), problem);
    }
  }

  private Map<String, String> metadata(double share) {
    Map<String, String> all = new LinkedHashMap<>(facts.model().metadata());
    all.put(
        "linewarden.quantized",
        "8 bits, from SHA-256 %s, %d pictures, share %s"
            .formatted(facts.sha256(), calibration.pictures(), share));
    return all;
  }

  @Override
  public void close() {
    scope.close();
  }
}
