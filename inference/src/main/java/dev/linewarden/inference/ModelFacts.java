package dev.linewarden.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.onnx.TensorType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What has to be known of a model to run it beside something else on the same input: for
/// measuring, not for inspecting.
///
/// @param bytes whether it takes bytes; else floats
/// @param shape of its input, with 1 for a batch that it leaves free
public record ModelFacts(String input, boolean bytes, List<Long> shape, String output) {
  private static final String COLOUR = "bgr";
  private static final String GREY = "grey";

  public ModelFacts {
    shape = List.copyOf(shape);
  }

  /// Throws [BadInput] when it is no model that takes one picture of a fixed size.
  public static ModelFacts read(Path file) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtSession session = Accelerators.runtime().createSession(file.toString(), options)) {
      NodeInfo input = session.getInputInfo().values().iterator().next();
      if (session.getNumInputs() == 1 && input.getInfo() instanceof TensorInfo info) {
        long[] shape = info.getShape();
        if (shape.length == 4) {
          shape[0] = Math.abs(shape[0]);
        }
        boolean known = info.type == OnnxJavaType.FLOAT || info.type == OnnxJavaType.UINT8;
        if (known && shape.length == 4 && Arrays.stream(shape).allMatch(side -> side > 0)) {
          String output = session.getOutputNames().iterator().next();
          List<Long> sides = Arrays.stream(shape).boxed().toList();
          return new ModelFacts(input.getName(), info.type == OnnxJavaType.UINT8, sides, output);
        }
      }
      throw new BadInput(
          "%s must take one picture of a fixed size, as floats or bytes, but takes %s"
              .formatted(file, session.getInputInfo().values()));
    } catch (OrtException problem) {
      throw new BadInput(
          "%s cannot be opened: %s".formatted(file, Models.shortly(problem)), problem);
    }
  }

  /// The number that ONNX has for the type of the input.
  public TensorType onnxType() {
    return bytes ? TensorType.UINT8 : TensorType.FLOAT;
  }

  /// Whether it wants frames in colour.
  public boolean takesColour() {
    return isPlanar() ? shape.get(1) == 3 : shape.get(3) == 3;
  }

  private boolean isPlanar() {
    return shape.get(1) == 1 || shape.get(1) == 3;
  }

  /// A tool that runs the model on the whole frame and finds its output's first number, `score`.
  public ToolSpec tool(String name, String model) {
    Map<String, Object> settings =
        Map.of(
            "model",
            model,
            "layout",
            isPlanar() ? "nchw" : "nhwc",
            "color",
            takesColour() ? COLOUR : GREY,
            "type",
            bytes ? "u8" : "float",
            "fit",
            "stretch",
            "output",
            output,
            "decode",
            "score");
    return new ToolSpec(name, "model", settings);
  }

  /// A model of convolutions that takes some milliseconds on one core.
  public static byte[] sample() {
    return SampleModel.convolutions(256, 8, 16);
  }

  /// A model with this one's input that answers without looking at it: what is left of an
  /// inspection is what the station adds.
  public byte[] idle() {
    return SampleModel.idle(
        input, onnxType(), shape.stream().mapToLong(Long::longValue).toArray(), output);
  }
}
