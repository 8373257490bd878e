package dev.linewarden.onnx;

import java.util.ArrayList;
import java.util.List;

/// Operators put in front of a graph, so that it takes bytes. Type and scaling then happen inside,
/// on every provider in the same way and with a fourth of the bytes to be moved: `(pixel * scale -
/// mean) / std`, as one multiplication and one addition in float. Immutable.
///
/// @param input of the graph that is fed by the last operator from then on
/// @param type of that input's elements, FLOAT or FLOAT16: see [#fits]
/// @param opset version of the standard operators; at least [#OPSET_MIN]
/// @param isPlanar whether channels lie one after the other
/// @param factors of each channel
/// @param shifts that are added to each channel after that
/// @param shape of the input; -1 = free
public record Prefix(
    String input,
    TensorType type,
    long opset,
    boolean isPlanar,
    List<Float> factors,
    List<Float> shifts,
    List<Long> shape) {
  /// The new input's name.
  public static final String PICTURE = "linewarden/picture";

  /// Before it, sums and products did not stretch a small tensor over a large one.
  public static final long OPSET_MIN = 7;

  /// From it on, an operator makes floats of bytes and scales them in one go.
  private static final long OPSET_DEQUANTIZE = 10;

  /// From it on, that operator knows a factor for each channel.
  private static final long OPSET_CHANNELS = 13;

  private static final String FACTOR = "linewarden/factor";
  private static final String SHIFT = "linewarden/shift";
  private static final String FLOATS = "linewarden/floats";

  public Prefix {
    factors = List.copyOf(factors);
    shifts = List.copyOf(shifts);
    shape = List.copyOf(shape);
  }

  /// Whether a graph can have such a front.
  public static boolean fits(OnnxModel model, TensorType type) {
    return model.opset() >= OPSET_MIN && (type == TensorType.FLOAT || type == TensorType.FLOAT16);
  }

  /// A ValueInfoProto.
  byte[] inputInfo() {
    long[] sides = shape.stream().mapToLong(Long::longValue).toArray();
    return ProtoWriter.value(PICTURE, TensorType.UINT8, sides).toBytes();
  }

  /// NodeProtos in the order in which they run.
  List<byte[]> nodes() {
    List<ProtoWriter> nodes = new ArrayList<>();
    boolean half = type == TensorType.FLOAT16;
    numbers(half ? FLOATS : input, nodes);
    if (half) {
      nodes.add(cast(input, FLOATS, TensorType.FLOAT16));
    }
    return nodes.stream().map(ProtoWriter::toBytes).toList();
  }

  /// Whether one factor for all channels is all there is to do.
  private boolean isOneFactor() {
    return opset >= OPSET_DEQUANTIZE && isScaled() && factors.stream().distinct().count() == 1;
  }

  /// Whether planes are scaled while they become floats, each with its own factor.
  private boolean isByPlane() {
    return opset >= OPSET_CHANNELS && isPlanar && isScaled() && !isOneFactor();
  }

  private void numbers(String to, List<ProtoWriter> nodes) {
    String scaled = isShifted() ? "linewarden/scaled" : to;
    if (isOneFactor() || isByPlane()) {
      ProtoWriter scale = ProtoWriter.node("DequantizeLinear", scaled, PICTURE, FACTOR);
      long axis = shape.size() - 3L;
      nodes.add(isByPlane() ? scale.message(5, ProtoWriter.attribute("axis", axis)) : scale);
    } else if (isScaled()) {
      nodes.add(cast("linewarden/cast", PICTURE, TensorType.FLOAT));
      nodes.add(ProtoWriter.node("Mul", scaled, "linewarden/cast", FACTOR));
    } else {
      nodes.add(cast(scaled, PICTURE, TensorType.FLOAT));
    }
    if (isShifted()) {
      nodes.add(ProtoWriter.node("Add", to, scaled, SHIFT));
    }
  }

  private static ProtoWriter cast(String to, String from, TensorType type) {
    return ProtoWriter.node("Cast", to, from).message(5, ProtoWriter.attribute("to", type.code()));
  }

  /// TensorProtos.
  List<byte[]> weights() {
    long channels = factors.size();
    long[] sides = isPlanar ? new long[] {channels, 1, 1} : new long[] {channels};
    List<ProtoWriter> weights = new ArrayList<>();
    if (isOneFactor()) {
      weights.add(ProtoWriter.floats(FACTOR, new long[0], factors.getFirst()));
    } else if (isByPlane()) {
      weights.add(ProtoWriter.floats(FACTOR, new long[] {channels}, numbers(factors)));
    } else if (isScaled()) {
      weights.add(ProtoWriter.floats(FACTOR, sides, numbers(factors)));
    }
    if (isShifted()) {
      weights.add(ProtoWriter.floats(SHIFT, sides, numbers(shifts)));
    }
    return weights.stream().map(ProtoWriter::toBytes).toList();
  }

  private static float[] numbers(List<Float> list) {
    float[] numbers = new float[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i);
    }
    return numbers;
  }

  private boolean isScaled() {
    return factors.stream().anyMatch(factor -> factor != 1);
  }

  private boolean isShifted() {
    return shifts.stream().anyMatch(shift -> shift != 0);
  }
}
