package dev.linewarden.inference;

import ai.onnxruntime.NodeInfo;
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
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A model with its input and output tensors, made once over memory of our own: a run moves no
/// number to or from the Java heap.
final class ModelRun {
  /// More would be 256 MiB for one answer.
  private static final long OUTPUT_ELEMENTS_MAX = 1L << 26;

  /// Outputs that the runtime would make room for.
  private static final Set<String> NO_OTHERS = Set.of();

  private final OrtSession session;
  private final RunGuard guard;
  private final Map<String, OnnxTensor> inputs;
  private final Map<String, OnnxTensor> outputs;
  private final ByteBuffer inputMemory;
  private final FloatBuffer output;
  private final List<Long> outputShape;
  private final int width;
  private final int height;

  private ModelRun(Opened opened, OnnxTensor input, ByteBuffer inputMemory, Bench bench)
      throws OrtException {
    this.session = opened.session();
    this.guard = bench.models().guard();
    this.inputs = Map.of(opened.input(), input);
    this.inputMemory = inputMemory;
    this.width = opened.width();
    this.height = opened.height();
    long[] shape = opened.probe(inputs);
    this.outputShape = Arrays.stream(shape).boxed().toList();
    int elements = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    this.output = direct(elements * Float.BYTES).asFloatBuffer();
    OrtEnvironment environment = bench.models().environment();
    OnnxTensor pinned = OnnxTensor.createTensor(environment, output, shape);
    this.outputs = Map.of(opened.output(), bench.scope().keep(pinned));
  }

  /// What the model says of itself, after it was compared with what the recipe declares.
  private record Opened(
      String where, OrtSession session, String input, String output, int width, int height) {
    /// One run on zeros: the output's shape may be known only then.
    long[] probe(Map<String, OnnxTensor> inputs) throws OrtException {
      try (OrtSession.Result result = session.run(inputs, Set.of(output))) {
        OnnxValue value = result.get(0);
        if (!(value.getInfo() instanceof TensorInfo info) || info.type != OnnxJavaType.FLOAT) {
          throw new BadInput(
              "%s: output '%s' must be a float tensor, but is %s"
                  .formatted(where, output, value.getInfo()));
        }
        if (info.getNumElements() < 1 || info.getNumElements() > OUTPUT_ELEMENTS_MAX) {
          throw new BadInput(
              "%s: output '%s' must have 1 to %d elements, but is %s"
                  .formatted(where, output, OUTPUT_ELEMENTS_MAX, Arrays.toString(info.getShape())));
        }
        return info.getShape();
      }
    }
  }

  /// Throws [BadInput] when the model is not what the recipe declares it to be.
  static ModelRun open(
      String where, String model, String output, ModelInput declared, Bench bench) {
    OrtSession session = bench.models().open(model);
    try {
      NodeInfo input = onlyInput(where, session);
      int[] size = size(where, input, declared);
      Opened opened =
          new Opened(
              where,
              session,
              input.getName(),
              outputName(where, session, output),
              size[0],
              size[1]);
      int channels = declared.colour().channels();
      ByteBuffer memory = direct(size[0] * size[1] * channels * declared.type().onnx().size);
      long[] shape =
          declared.layout() == ModelInput.Layout.NCHW
              ? new long[] {1, channels, size[1], size[0]}
              : new long[] {1, size[1], size[0], channels};
      OnnxTensor tensor = tensor(memory, shape, declared.type(), bench);
      return new ModelRun(opened, bench.scope().keep(tensor), memory, bench);
    } catch (OrtException problem) {
      throw new BadInput(
          "%s: the model '%s' failed on a blank frame: %s"
              .formatted(where, model, Models.shortly(problem)),
          problem);
    }
  }

  private static OnnxTensor tensor(
      ByteBuffer memory, long[] shape, ModelInput.ElementType type, Bench bench)
      throws OrtException {
    OrtEnvironment environment = bench.models().environment();
    return switch (type) {
      case FLOAT -> OnnxTensor.createTensor(environment, memory.asFloatBuffer(), shape);
      case U8 -> OnnxTensor.createTensor(environment, memory, shape, OnnxJavaType.UINT8);
    };
  }

  private static NodeInfo onlyInput(String where, OrtSession session) throws OrtException {
    Map<String, NodeInfo> inputs = session.getInputInfo();
    if (inputs.size() != 1) {
      throw new BadInput(
          "%s: the model must have one input, but has %d: %s"
              .formatted(where, inputs.size(), inputs.keySet()));
    }
    return inputs.values().iterator().next();
  }

  private static String outputName(String where, OrtSession session, String wished) {
    Set<String> names = session.getOutputNames();
    if (wished.isEmpty() && names.size() == 1) {
      return names.iterator().next();
    }
    if (!names.contains(wished)) {
      throw new BadInput(
          wished.isEmpty()
              ? "%s: 'output' is needed, the model has %d: %s".formatted(where, names.size(), names)
              : "%s: the model has no output '%s'%s"
                  .formatted(where, wished, Nearest.hint(wished, names)));
    }
    return wished;
  }

  /// Width and height of the model's picture, from the model where it says so.
  private static int[] size(String where, NodeInfo input, ModelInput declared) {
    boolean nchw = declared.layout() == ModelInput.Layout.NCHW;
    int channels = declared.colour().channels();
    if (input.getInfo() instanceof TensorInfo info && info.getShape().length == 4) {
      long[] shape = info.getShape();
      long width = side(shape[nchw ? 3 : 2], declared.width());
      long height = side(shape[nchw ? 2 : 1], declared.height());
      if (info.type == declared.type().onnx()
          && isOrFree(shape[0], 1)
          && isOrFree(shape[nchw ? 1 : 3], channels)
          && width > 0
          && height > 0) {
        return new int[] {(int) width, (int) height};
      }
    }
    String side = " of up to " + ModelInput.SIDE_MAX;
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
                    : "sides" + side + " that the model or the recipe says",
                input.getName(),
                input.getInfo()));
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

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  List<Long> outputShape() {
    return outputShape;
  }

  ByteBuffer inputMemory() {
    return inputMemory;
  }

  void run() throws OrtException {
    // The result holds only the pinned output, which closing it leaves alone.
    session.run(inputs, NO_OTHERS, outputs, guard.options()).close();
  }

  FloatBuffer output() {
    return output;
  }
}
