package dev.linewarden.inference;

import ai.onnxruntime.OrtException;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Nearest;
import dev.linewarden.onnx.OnnxModel;
import dev.linewarden.onnx.Prefix;
import dev.linewarden.onnx.TensorType;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model with room for the pictures of all regions of a tool: one run, or as many as it takes.
final class ModelRun {
  private final Pass.Feed feed;
  private final List<Pass> passes;

  /// What a tool wants of a model.
  ///
  /// @param where names the tool in messages
  /// @param outputs in the order in which they are read; the first may be empty when the model has
  ///   only one
  /// @param areListed whether the outputs may have another size each time
  /// @param input what the recipe declares
  /// @param pictures for each part
  /// @param together whether they shall go into one run, where the model leaves it open
  record Wish(
      String where,
      String model,
      List<String> outputs,
      boolean areListed,
      ModelInput input,
      int pictures,
      boolean together) {
    Wish {
      outputs = List.copyOf(outputs);
    }
  }

  private ModelRun(Pass.Feed feed, List<Pass> passes) {
    this.feed = feed;
    this.passes = passes;
  }

  /// Throws [BadInput] when the model is not what the recipe declares it to be.
  static ModelRun open(Wish wish, Bench bench) {
    OnnxModel onnx = bench.models().facts(wish.model()).model();
    InputShape shape = InputShape.of(wish.where(), onnx, wish.input());
    List<String> names = outputNames(wish.where(), onnx, wish.outputs());
    Pass.Feed feed = feed(wish, onnx, shape, bench);
    try {
      return new ModelRun(feed, passes(wish, feed, names, bench));
    } catch (OrtException problem) {
      throw new BadInput(
          "%s: the model '%s' failed on a blank frame: %s"
              .formatted(wish.where(), wish.model(), Models.shortly(problem)),
          problem);
    }
  }

  private static Pass.Feed feed(Wish wish, OnnxModel onnx, InputShape shape, Bench bench) {
    ModelInput input = wish.input();
    TensorType type = input.type().onnx();
    if (Prefix.fits(onnx, type)) {
      // Free only where it is used: a runtime that knows all sides can prepare more.
      long batch = shape.batch() > 0 ? shape.batch() : wish.together() ? -1 : 1;
      Prefix prefix = shape.prefix(input, onnx.opset(), batch);
      return new Pass.Feed(
          bench.models().open(wish.model(), prefix), Prefix.PICTURE, input.asBytes(), shape);
    }
    if (input.type() == ModelInput.ElementType.F16) {
      throw new BadInput(
          "%s: an input of type f16 needs operators of version %d or later, but the model's are %d"
              .formatted(wish.where(), Prefix.OPSET_MIN, onnx.opset()));
    }
    return new Pass.Feed(bench.models().open(wish.model(), null), shape.name(), input, shape);
  }

  /// As many pictures in a run as the model insists on; all of them if they shall go together, and
  /// the model can.
  private static List<Pass> passes(Wish wish, Pass.Feed feed, List<String> names, Bench bench)
      throws OrtException {
    int fixed = feed.shape().batch();
    if (fixed == 0 && wish.together() && !wish.areListed()) {
      Pass together = together(wish, feed, names, bench);
      if (together != null) {
        return List.of(together);
      }
    }
    int each = Math.max(1, fixed);
    List<Pass> passes = new ArrayList<>();
    for (int first = 0; first < wish.pictures(); first += each) {
      Pass pass = new Pass(wish.where(), feed, each, names, wish.areListed(), bench);
      if (!pass.tellsApart()) {
        throw new BadInput(
            ("%s: the model takes %d pictures at once, but its outputs do not tell them apart:"
                    + " their shapes are %s")
                .formatted(wish.where(), each, pass.wholeShapes()));
      }
      passes.add(pass);
    }
    return passes;
  }

  /// Null when the graph says it takes any number of pictures, but was made for one.
  private static @Nullable Pass together(
      Wish wish, Pass.Feed feed, List<String> names, Bench bench) {
    try {
      Pass pass = new Pass(wish.where(), feed, wish.pictures(), names, false, bench);
      return pass.tellsApart() ? pass : null;
    } catch (OrtException refused) {
      return null;
    }
  }

  private static List<String> outputNames(String where, OnnxModel onnx, List<String> wished) {
    List<String> names = onnx.outputs().stream().map(OnnxModel.Value::name).toList();
    if (wished.getFirst().isEmpty() && names.size() != 1) {
      throw new BadInput(
          "%s: 'output' is needed, the model has %d: %s".formatted(where, names.size(), names));
    }
    List<String> found = new ArrayList<>();
    for (String wish : wished) {
      String name = wish.isEmpty() ? names.getFirst() : wish;
      if (!names.contains(name)) {
        throw new BadInput(
            "%s: the model has no output '%s'%s".formatted(where, name, Nearest.hint(name, names)));
      }
      found.add(name);
    }
    return found;
  }

  int width() {
    return feed.shape().width();
  }

  int height() {
    return feed.shape().height();
  }

  /// How the pictures are to be filled.
  ModelInput picture() {
    return feed.picture();
  }

  private Pass passOf(int picture) {
    return passes.get(picture / passes.getFirst().pictures());
  }

  /// Where a picture is to be filled in before each run.
  ByteBuffer memoryOf(int picture) {
    return passOf(picture).memoryOf(picture % passes.getFirst().pictures());
  }

  /// The shapes of the outputs for one picture, in the order in which they were wished for.
  List<List<Long>> shapes() {
    return passes.getFirst().shapes();
  }

  /// Where the outputs for one picture stand after each run, in the same order.
  List<FloatBuffer> numbersOf(int picture) {
    return passOf(picture).numbersOf(picture % passes.getFirst().pictures());
  }

  /// Throws [ToolFailed].
  void run() {
    for (int i = 0; i < passes.size(); i++) {
      passes.get(i).run();
    }
  }
}
