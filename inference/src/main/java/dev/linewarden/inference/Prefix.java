package dev.linewarden.inference;

import ai.onnxruntime.OnnxJavaType;
import java.util.ArrayList;
import java.util.List;

/// Operators put in front of a graph, so that it takes pictures as the station has them: one byte a
/// channel, channel after channel of each pixel. Layout, order of colours, type and scaling then
/// happen inside, where they cost less and cannot be forgotten: `(pixel * scale - mean) / std`, as
/// one multiplication and one addition in float.
///
/// @param input of the graph that is fed by the last operator from then on
/// @param type of that input's elements
/// @param opset version of the standard operators
/// @param declared how the model wants its picture
record Prefix(
    String input, OnnxJavaType type, long opset, ModelInput declared, int width, int height) {
  /// The new input's name.
  static final String PICTURE = "linewarden/picture";

  /// Before it, sums and products did not stretch a small tensor over a large one.
  static final long OPSET_MIN = 7;

  /// From it on, an operator makes floats of bytes and scales them in one go.
  private static final long OPSET_DEQUANTIZE = 10;

  private static final String FACTOR = "linewarden/Mul";
  private static final String FLOATS = "linewarden/floats";

  /// Whether a graph can have such a front.
  static boolean fits(OnnxModel model, OnnxJavaType type) {
    return model.opset() >= OPSET_MIN
        && (type == OnnxJavaType.FLOAT || type == OnnxJavaType.FLOAT16);
  }

  /// The declaration of what the station then has to fill.
  ModelInput picture() {
    return declared.asPicture(turnsColours() ? ModelInput.Colour.BGR : declared.colour());
  }

  /// A ValueInfoProto.
  byte[] inputInfo() {
    return ProtoWriter.value(
            PICTURE, ProtoWriter.UINT8, 1, height, width, declared.colour().channels())
        .toBytes();
  }

  /// Whole planes change places quickly, single bytes do not: OpenCV is better at those.
  private boolean turnsColours() {
    return planes() && declared.colour() == ModelInput.Colour.RGB;
  }

  private boolean planes() {
    return declared.layout() == ModelInput.Layout.NCHW;
  }

  /// NodeProtos in the order in which they run.
  List<byte[]> nodes() {
    List<ProtoWriter> nodes = new ArrayList<>();
    String at = PICTURE;
    if (planes()) {
      ProtoWriter turn = ProtoWriter.node("Transpose", "linewarden/planes", at);
      nodes.add(turn.message(5, ProtoWriter.attribute("perm", new long[] {0, 3, 1, 2})));
      at = "linewarden/planes";
    }
    if (turnsColours()) {
      ProtoWriter swap = ProtoWriter.node("Gather", "linewarden/rgb", at, "linewarden/order");
      nodes.add(swap.message(5, ProtoWriter.attribute("axis", 1)));
      at = "linewarden/rgb";
    }
    boolean half = type == OnnxJavaType.FLOAT16;
    numbers(at, half ? FLOATS : input, nodes);
    if (half) {
      nodes.add(cast(input, FLOATS, ProtoWriter.FLOAT16));
    }
    return nodes.stream().map(ProtoWriter::toBytes).toList();
  }

  /// Whether one factor for all channels is all there is to do.
  private boolean isOneFactor() {
    return opset >= OPSET_DEQUANTIZE
        && scales()
        && !shifts()
        && declared.std().stream().distinct().count() == 1;
  }

  private void numbers(String from, String to, List<ProtoWriter> nodes) {
    if (isOneFactor()) {
      nodes.add(ProtoWriter.node("DequantizeLinear", to, from, FACTOR));
      return;
    }
    List<String> steps = new ArrayList<>();
    if (scales()) {
      steps.add("Mul");
    }
    if (shifts()) {
      steps.add("Add");
    }
    nodes.add(cast(steps.isEmpty() ? to : "linewarden/cast", from, ProtoWriter.FLOAT));
    String at = "linewarden/cast";
    for (int i = 0; i < steps.size(); i++) {
      String next = i == steps.size() - 1 ? to : "linewarden/scaled";
      nodes.add(ProtoWriter.node(steps.get(i), next, at, "linewarden/" + steps.get(i)));
      at = next;
    }
  }

  private static ProtoWriter cast(String to, String from, long type) {
    return ProtoWriter.node("Cast", to, from).message(5, ProtoWriter.attribute("to", type));
  }

  /// TensorProtos.
  List<byte[]> weights() {
    int channels = declared.colour().channels();
    float[] factors = new float[channels];
    float[] shifts = new float[channels];
    for (int i = 0; i < channels; i++) {
      factors[i] = (float) declared.factor(i);
      shifts[i] = (float) declared.shift(i);
    }
    long[] shape = planes() ? new long[] {1, channels, 1, 1} : new long[] {1, 1, 1, channels};
    List<ProtoWriter> weights = new ArrayList<>();
    if (turnsColours()) {
      weights.add(ProtoWriter.longs("linewarden/order", 2, 1, 0));
    }
    if (isOneFactor()) {
      weights.add(ProtoWriter.floats(FACTOR, new long[0], factors[0]));
    } else if (scales()) {
      weights.add(ProtoWriter.floats(FACTOR, shape, factors));
    }
    if (shifts()) {
      weights.add(ProtoWriter.floats("linewarden/Add", shape, shifts));
    }
    return weights.stream().map(ProtoWriter::toBytes).toList();
  }

  private boolean scales() {
    return declared.scale() != 1 || declared.std().stream().anyMatch(std -> std != 1);
  }

  private boolean shifts() {
    return declared.mean().stream().anyMatch(mean -> mean != 0);
  }
}
