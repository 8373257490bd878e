package dev.linewarden.inference;

import ai.onnxruntime.OnnxJavaType;
import java.util.ArrayList;
import java.util.List;

/// Operators put in front of a graph, so that it takes bytes. Type and scaling then happen inside,
/// on every provider in the same way and with a fourth of the bytes to be moved: `(pixel * scale -
/// mean) / std`, as one multiplication and one addition in float.
///
/// @param input of the graph that is fed by the last operator from then on
/// @param type of that input's elements
/// @param opset version of the standard operators
/// @param declared how the model wants its picture
/// @param shape of the input; -1 = free
record Prefix(String input, OnnxJavaType type, long opset, ModelInput declared, List<Long> shape) {
  /// The new input's name.
  static final String PICTURE = "linewarden/picture";

  /// Before it, sums and products did not stretch a small tensor over a large one.
  static final long OPSET_MIN = 7;

  /// From it on, an operator makes floats of bytes and scales them in one go.
  private static final long OPSET_DEQUANTIZE = 10;

  /// From it on, that operator knows a factor for each channel.
  private static final long OPSET_CHANNELS = 13;

  private static final String FACTOR = "linewarden/factor";
  private static final String SHIFT = "linewarden/shift";
  private static final String FLOATS = "linewarden/floats";

  Prefix {
    shape = List.copyOf(shape);
  }

  /// Whether a graph can have such a front.
  static boolean fits(OnnxModel model, OnnxJavaType type) {
    return model.opset() >= OPSET_MIN
        && (type == OnnxJavaType.FLOAT || type == OnnxJavaType.FLOAT16);
  }

  /// A ValueInfoProto.
  byte[] inputInfo() {
    long[] sides = shape.stream().mapToLong(Long::longValue).toArray();
    return ProtoWriter.value(PICTURE, ProtoWriter.UINT8, sides).toBytes();
  }

  private boolean planes() {
    return declared.layout() == ModelInput.Layout.NCHW;
  }

  /// NodeProtos in the order in which they run.
  List<byte[]> nodes() {
    List<ProtoWriter> nodes = new ArrayList<>();
    boolean half = type == OnnxJavaType.FLOAT16;
    numbers(half ? FLOATS : input, nodes);
    if (half) {
      nodes.add(cast(input, FLOATS, ProtoWriter.FLOAT16));
    }
    return nodes.stream().map(ProtoWriter::toBytes).toList();
  }

  /// Whether one factor for all channels is all there is to do.
  private boolean isOneFactor() {
    return opset >= OPSET_DEQUANTIZE && scales() && declared.std().stream().distinct().count() == 1;
  }

  /// Whether planes are scaled while they become floats, each with its own factor.
  private boolean isByPlane() {
    return opset >= OPSET_CHANNELS && planes() && scales() && !isOneFactor();
  }

  private void numbers(String to, List<ProtoWriter> nodes) {
    String scaled = shifts() ? "linewarden/scaled" : to;
    if (isOneFactor() || isByPlane()) {
      ProtoWriter scale = ProtoWriter.node("DequantizeLinear", scaled, PICTURE, FACTOR);
      long axis = shape.size() - 3L;
      nodes.add(isByPlane() ? scale.message(5, ProtoWriter.attribute("axis", axis)) : scale);
    } else if (scales()) {
      nodes.add(cast("linewarden/cast", PICTURE, ProtoWriter.FLOAT));
      nodes.add(ProtoWriter.node("Mul", scaled, "linewarden/cast", FACTOR));
    } else {
      nodes.add(cast(scaled, PICTURE, ProtoWriter.FLOAT));
    }
    if (shifts()) {
      nodes.add(ProtoWriter.node("Add", to, scaled, SHIFT));
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
    long[] sides = planes() ? new long[] {channels, 1, 1} : new long[] {channels};
    List<ProtoWriter> weights = new ArrayList<>();
    if (isOneFactor()) {
      weights.add(ProtoWriter.floats(FACTOR, new long[0], factors[0]));
    } else if (isByPlane()) {
      weights.add(ProtoWriter.floats(FACTOR, new long[] {channels}, factors));
    } else if (scales()) {
      weights.add(ProtoWriter.floats(FACTOR, sides, factors));
    }
    if (shifts()) {
      weights.add(ProtoWriter.floats(SHIFT, sides, shifts));
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
