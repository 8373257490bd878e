package dev.linewarden.inference;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Nearest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A model with its input and output tensors, made once over memory of our own: a run moves no
/// number to or from the Java heap, unless an output is of another type than float.
final class ModelRun {
  /// More would be 256 MiB for one answer.
  private static final long OUTPUT_ELEMENTS_MAX = 1L << 26;

  /// Outputs that the runtime would make room for.
  private static final Set<String> NO_OTHERS = Set.of();

  private final OrtSession session;
  private final RunGuard guard;
  private final ModelInput picture;
  private final Size size;
  private final ByteBuffer inputMemory;
  private final Map<String, OnnxTensor> inputs;
  private final Map<String, OnnxTensor> pinned = new HashMap<>();
  private final List<ModelOutput> outputs = new ArrayList<>();

  /// Of the model's picture, in pixels.
  private record Size(int width, int height) {}

  private ModelRun(OrtSession session, String input, ModelInput picture, Size size, Bench bench)
      throws OrtException {
    this.session = session;
    this.guard = bench.models().guard();
    this.picture = picture;
    this.size = size;
    int channels = picture.colour().channels();
    this.inputMemory =
        ByteBuffer.allocateDirect(
                size.width() * size.height() * channels * picture.type().onnx().size)
            .order(ByteOrder.nativeOrder());
    long[] shape =
        picture.layout() == ModelInput.Layout.NCHW
            ? new long[] {1, channels, size.height(), size.width()}
            : new long[] {1, size.height(), size.width(), channels};
    OrtEnvironment environment = bench.models().environment();
    OnnxTensor tensor =
        OnnxTensor.createTensor(environment, inputMemory, shape, picture.type().onnx());
    this.inputs = Map.of(input, bench.scope().keep(tensor));
  }

  /// `wished` names the outputs in the order in which they are read; the first may be empty when
  /// the model has only one. Throws [BadInput] when the model is not what the recipe declares it to
  /// be.
  static ModelRun open(
      String where, String model, List<String> wished, ModelInput declared, Bench bench) {
    OnnxModel onnx = bench.models().facts(model).model();
    OnnxModel.Value input = onlyInput(where, onnx);
    Size size = size(where, input, declared);
    List<String> names = outputNames(where, onnx, wished);
    Prefix prefix = prefix(onnx, input, declared, size);
    if (prefix == null && declared.type() == ModelInput.ElementType.F16) {
      throw new BadInput(
          "%s: an input of type f16 needs operators of version %d or later, but the model's are %d"
              .formatted(where, Prefix.OPSET_MIN, onnx.opset()));
    }
    OrtSession session = bench.models().open(model, prefix);
    try {
      ModelRun run =
          prefix == null
              ? new ModelRun(session, input.name(), declared, size, bench)
              : new ModelRun(session, Prefix.PICTURE, prefix.picture(), size, bench);
      run.pinOutputs(where, names, bench);
      return run;
    } catch (OrtException problem) {
      throw new BadInput(
          "%s: the model '%s' failed on a blank frame: %s"
              .formatted(where, model, Models.shortly(problem)),
          problem);
    }
  }

  private static @Nullable Prefix prefix(
      OnnxModel onnx, OnnxModel.Value input, ModelInput declared, Size size) {
    OnnxJavaType type = declared.type().onnx();
    return Prefix.fits(onnx, type)
        ? new Prefix(input.name(), type, onnx.opset(), declared, size.width(), size.height())
        : null;
  }

  /// One run on zeros: the outputs' shapes may be known only then.
  private void pinOutputs(String where, List<String> names, Bench bench) throws OrtException {
    try (OrtSession.Result result = session.run(inputs, new HashSet<>(names))) {
      for (String name : names) {
        ModelOutput output = output(where, name, result.get(name).orElseThrow());
        outputs.add(output);
        pinned.put(name, bench.scope().keep(output.pin(bench.models().environment())));
      }
    }
  }

  private static ModelOutput output(String where, String name, OnnxValue value)
      throws OrtException {
    if (!(value.getInfo() instanceof TensorInfo info) || !ModelOutput.canRead(info.type)) {
      throw new BadInput(
          "%s: output '%s' must be a tensor of numbers, but is %s"
              .formatted(where, name, value.getInfo()));
    }
    if (info.getNumElements() < 1 || info.getNumElements() > OUTPUT_ELEMENTS_MAX) {
      throw new BadInput(
          "%s: output '%s' must have 1 to %d elements, but is %s"
              .formatted(where, name, OUTPUT_ELEMENTS_MAX, Arrays.toString(info.getShape())));
    }
    return new ModelOutput(name, info.type, info.getShape());
  }

  private static OnnxModel.Value onlyInput(String where, OnnxModel onnx) {
    if (onnx.inputs().size() != 1) {
      throw new BadInput(
          "%s: the model must have one input, but has %d: %s"
              .formatted(where, onnx.inputs().size(), OnnxModel.words(onnx.inputs())));
    }
    return onnx.inputs().getFirst();
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

  /// Width and height of the model's picture, from the model where it says so.
  private static Size size(String where, OnnxModel.Value input, ModelInput declared) {
    boolean nchw = declared.layout() == ModelInput.Layout.NCHW;
    int channels = declared.colour().channels();
    if (input.rank() == 4) {
      long width = side(input.dim(nchw ? 3 : 2), declared.width());
      long height = side(input.dim(nchw ? 2 : 1), declared.height());
      if (input.type() == declared.type().onnx()
          && isOrFree(input.dim(0), 1)
          && isOrFree(input.dim(nchw ? 1 : 3), channels)
          && width > 0
          && height > 0) {
        return new Size((int) width, (int) height);
      }
    }
    throw new BadInput(
        "%s: the recipe declares an input of %s %s with %s, but the model's '%s' is %s"
            .formatted(
                where,
                declared.type().onnx(),
                nchw
                    ? "[1, %d, height, width]".formatted(channels)
                    : "[1, height, width, %d]".formatted(channels),
                declared.width() > 0
                    ? "width %d, height %d".formatted(declared.width(), declared.height())
                    : "sides of up to %d that the model or the recipe says"
                        .formatted(ModelInput.SIDE_MAX),
                input.name(),
                input));
  }

  /// What the model fixes must not differ from what the recipe says; 0 when neither says it or they
  /// differ.
  private static long side(long model, int declared) {
    if (model > ModelInput.SIDE_MAX || (model > 0 && declared > 0 && model != declared)) {
      return 0;
    }
    return model > 0 ? model : declared;
  }

  private static boolean isOrFree(long model, long wanted) {
    return model == wanted || model < 0;
  }

  int width() {
    return size.width();
  }

  int height() {
    return size.height();
  }

  /// How [#inputMemory()] is to be filled.
  ModelInput picture() {
    return picture;
  }

  ByteBuffer inputMemory() {
    return inputMemory;
  }

  /// In the order in which they were wished for.
  List<ModelOutput> outputs() {
    return outputs;
  }

  /// Afterwards the outputs hold the answer. Throws [ToolFailed].
  void run() {
    try {
      // The result holds only the pinned outputs, which closing it leaves alone.
      session.run(inputs, NO_OTHERS, pinned, guard.options()).close();
    } catch (OrtException problem) {
      throw new ToolFailed("the model failed: " + Models.shortly(problem), problem);
    }
    for (int i = 0; i < outputs.size(); i++) {
      outputs.get(i).settle();
    }
  }
}
