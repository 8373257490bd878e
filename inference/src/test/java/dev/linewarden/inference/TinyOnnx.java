package dev.linewarden.inference;

import dev.linewarden.onnx.ProtoWriter;
import dev.linewarden.onnx.TensorType;

/// Very small ONNX models for tests.
final class TinyOnnx {
  private TinyOnnx() {}

  /// A model around a graph.
  static byte[] model(ProtoWriter graph) {
    return model(8, 17, graph);
  }

  static byte[] ofOpset(long opset, ProtoWriter graph) {
    return model(8, opset, graph);
  }

  private static byte[] model(long irVersion, long opset, ProtoWriter graph) {
    return new ProtoWriter()
        .number(1, irVersion)
        .message(7, graph.text(2, "g"))
        .message(8, new ProtoWriter().text(1, "").number(2, opset))
        .toBytes();
  }

  private static ProtoWriter cast(String to, String from, TensorType type) {
    return ProtoWriter.node("Cast", to, from).message(5, ProtoWriter.attribute("to", type.code()));
  }

  /// A TensorProto of whole numbers in a row.
  static ProtoWriter longs(String name, long... values) {
    ProtoWriter tensor =
        new ProtoWriter().number(1, values.length).number(2, TensorType.INT64.code());
    for (long value : values) {
      tensor.number(7, value);
    }
    return tensor.text(8, name);
  }

  /// A model that gives its input back, as floats, in the input's own order.
  static byte[] echo(TensorType type, long... shape) {
    return echoOfOpset(17, type, shape);
  }

  static byte[] echoOfOpset(long opset, TensorType type, long... shape) {
    ProtoWriter graph =
        new ProtoWriter()
            .message(1, cast("out", "in", TensorType.FLOAT))
            .message(11, ProtoWriter.value("in", type, shape))
            .message(12, ProtoWriter.value("out", TensorType.FLOAT, shape));
    return model(8, opset, graph);
  }

  /// A model that gives its grey picture of 2x2 back as another type.
  static byte[] castTo(TensorType type) {
    ProtoWriter graph =
        new ProtoWriter()
            .message(1, cast("out", "in", type))
            .message(11, ProtoWriter.value("in", TensorType.FLOAT, 1, 1, 2, 2))
            .message(12, ProtoWriter.value("out", type, 1, 1, 2, 2));
    return model(graph);
  }

  /// A model that adds a weight of 2, which is listed as an input too.
  static byte[] listed() {
    ProtoWriter graph =
        new ProtoWriter()
            .message(1, ProtoWriter.node("Add", "out", "in", "w"))
            .message(5, ProtoWriter.floats("w", new long[] {1}, 2))
            .message(11, ProtoWriter.value("w", TensorType.FLOAT, 1))
            .message(11, ProtoWriter.value("in", TensorType.FLOAT, 1, 1, 2, 2))
            .message(12, ProtoWriter.value("out", TensorType.FLOAT, 1, 1, 2, 2));
    return model(3, 8, graph);
  }

  /// A model that gives `operator` of one minus its input.
  static byte[] ofOneMinus(String operator) {
    ProtoWriter graph =
        new ProtoWriter()
            .message(1, ProtoWriter.node("Sub", "difference", "one", "in"))
            .message(1, ProtoWriter.node(operator, "out", "difference"))
            .message(5, ProtoWriter.floats("one", new long[] {1}, 1))
            .message(11, ProtoWriter.value("in", TensorType.FLOAT, 1, 1, 2, 2))
            .message(12, ProtoWriter.value("out", TensorType.FLOAT, 1, 1, 2, 2));
    return model(graph);
  }

  /// A model that needs `floats` numbers of memory before it can answer.
  static byte[] greedy(long floats) {
    ProtoWriter graph =
        new ProtoWriter()
            .message(1, ProtoWriter.node("ConstantOfShape", "big", "size"))
            .message(1, ProtoWriter.node("ReduceSum", "sum", "big"))
            .message(1, ProtoWriter.node("Add", "out", "in", "sum"))
            .message(5, longs("size", floats))
            .message(11, ProtoWriter.value("in", TensorType.FLOAT, 1, 1, 2, 2))
            .message(12, ProtoWriter.value("out", TensorType.FLOAT, 1, 1, 2, 2));
    return model(graph);
  }

  /// A model that takes element [first pixel] of a list of two: fails when that is not 0 or 1.
  static byte[] moody() {
    ProtoWriter graph =
        new ProtoWriter()
            .message(1, cast("whole", "in", TensorType.INT64))
            .message(1, ProtoWriter.node("Gather", "picked", "list", "whole"))
            .message(1, cast("out", "picked", TensorType.FLOAT))
            .message(5, longs("list", 10, 20))
            .message(11, ProtoWriter.value("in", TensorType.FLOAT, 1, 1, 2, 2))
            .message(12, ProtoWriter.value("out", TensorType.FLOAT, 1, 1, 2, 2));
    return model(graph);
  }

  /// A model that adds its only weight, which is said to lie in another file.
  static byte[] pointingTo(String file, long offset, long length) {
    ProtoWriter weight =
        new ProtoWriter()
            .number(1, 1)
            .number(2, TensorType.FLOAT.code())
            .text(8, "w")
            .message(13, entry("location", file))
            .message(13, entry("offset", Long.toString(offset)))
            .message(13, entry("length", Long.toString(length)))
            .number(14, 1);
    ProtoWriter graph =
        new ProtoWriter()
            .message(1, ProtoWriter.node("Add", "out", "in", "w"))
            .message(5, weight)
            .message(11, ProtoWriter.value("in", TensorType.FLOAT, 1, 1, 2, 2))
            .message(12, ProtoWriter.value("out", TensorType.FLOAT, 1, 1, 2, 2));
    return model(graph);
  }

  /// A model without operators, to be read and not to be run.
  static byte[] signature(
      java.util.Map<String, String> metadata, ProtoWriter input, ProtoWriter... outputs) {
    ProtoWriter graph = new ProtoWriter().message(11, input);
    for (ProtoWriter output : outputs) {
      graph.message(12, output);
    }
    ProtoWriter model = new ProtoWriter().number(1, 8).message(7, graph);
    metadata.forEach((key, value) -> model.message(14, entry(key, value)));
    return model.toBytes();
  }

  private static ProtoWriter entry(String key, String value) {
    return new ProtoWriter().text(1, key).text(2, value);
  }

  /// A model that gives its input back times a number.
  static byte[] times(float factor) {
    ProtoWriter graph =
        new ProtoWriter()
            .message(1, ProtoWriter.node("Mul", "out", "in", "w"))
            .message(5, ProtoWriter.floats("w", new long[] {1}, factor))
            .message(11, ProtoWriter.value("in", TensorType.FLOAT, 1, 1, -1, -1))
            .message(12, ProtoWriter.value("out", TensorType.FLOAT, 1, 1, -1, -1));
    return model(graph);
  }

  /// A model that goes in circles [brightest pixel] times a billion rounds before it answers: at
  /// once on a black picture, for hours on any other.
  static byte[] circling() {
    ProtoWriter body =
        new ProtoWriter()
            .message(1, ProtoWriter.node("Identity", "on", "go"))
            .message(1, ProtoWriter.node("Cos", "turned", "state"))
            .text(2, "round")
            .message(11, ProtoWriter.value("round", TensorType.INT64))
            .message(11, ProtoWriter.value("go", TensorType.BOOL))
            .message(11, ProtoWriter.value("state", TensorType.FLOAT, 1, 1, 2, 2))
            .message(12, ProtoWriter.value("on", TensorType.BOOL))
            .message(12, ProtoWriter.value("turned", TensorType.FLOAT, 1, 1, 2, 2));
    ProtoWriter rounds = new ProtoWriter().text(1, "body").message(6, body).number(20, 5);
    ProtoWriter graph =
        new ProtoWriter()
            .message(
                1,
                ProtoWriter.node("ReduceMax", "peak", "in")
                    .message(5, ProtoWriter.attribute("keepdims", 0)))
            .message(
                1,
                ProtoWriter.node("Cast", "whole", "peak")
                    .message(5, ProtoWriter.attribute("to", TensorType.INT64.code())))
            .message(1, ProtoWriter.node("Mul", "rounds", "whole", "billion"))
            .message(1, ProtoWriter.node("Loop", "out", "rounds", "", "in").message(5, rounds))
            .message(5, longs("billion", 1_000_000_000L))
            .message(11, ProtoWriter.value("in", TensorType.FLOAT, 1, 1, 2, 2))
            .message(12, ProtoWriter.value("out", TensorType.FLOAT, 1, 1, 2, 2));
    return model(graph);
  }

  /// A model that gives its picture of one pixel back, plus the number of pictures in the run.
  ///
  /// @param batch -1 = free
  static byte[] counting(long batch) {
    ProtoWriter graph =
        new ProtoWriter()
            .message(1, ProtoWriter.node("Shape", "sides", "in"))
            .message(1, ProtoWriter.node("Gather", "pictures", "sides", "first"))
            .message(1, cast("count", "pictures", TensorType.FLOAT))
            .message(1, ProtoWriter.node("Add", "out", "in", "count"))
            .message(5, longs("first", 0))
            .message(11, ProtoWriter.value("in", TensorType.FLOAT, batch, 1, 1, 1))
            .message(12, ProtoWriter.value("out", TensorType.FLOAT, batch, 1, 1, 1));
    return model(graph);
  }

  /// A model that says it takes any number of pictures of one pixel, but was made for one.
  static byte[] madeForOne() {
    ProtoWriter graph =
        new ProtoWriter()
            .message(1, ProtoWriter.node("Reshape", "out", "in", "one"))
            .message(5, longs("one", 1, 1))
            .message(11, ProtoWriter.value("in", TensorType.FLOAT, -1, 1, 1, 1))
            .message(12, ProtoWriter.value("out", TensorType.FLOAT, 1, 1));
    return model(graph);
  }

  /// A model of which one number comes out, however many pictures go in.
  static byte[] sumOf(long batch) {
    ProtoWriter graph =
        new ProtoWriter()
            .message(1, ProtoWriter.node("ReduceSum", "out", "in"))
            .message(11, ProtoWriter.value("in", TensorType.FLOAT, batch, 1, 1, 1))
            .message(12, ProtoWriter.value("out", TensorType.FLOAT, 1, 1, 1, 1));
    return model(graph);
  }

  /// A detector that finds each pixel above 0 of its picture, a line of `width` pixels: its box
  /// reaches from (0, 0) to (1, place + 1), its class is its place, its score the sigmoid of that.
  ///
  /// @param sides of the input, without the width
  static byte[] lists(long width, long... sides) {
    long[] input = java.util.Arrays.copyOf(sides, sides.length + 1);
    input[sides.length] = width;
    float[] corner = {0, 0, 1, 1};
    ProtoWriter graph =
        new ProtoWriter()
            .message(1, ProtoWriter.node("Reshape", "line", "in", "flat"))
            .message(1, ProtoWriter.node("NonZero", "columns", "line"))
            .message(1, ProtoWriter.node("Transpose", "rows", "columns"))
            .message(1, cast("places", "rows", TensorType.FLOAT))
            .message(1, ProtoWriter.node("Add", "boxes", "places", "corner"))
            .message(1, ofRows("ReduceMax", "labels", "rows"))
            .message(1, ofRows("ReduceMax", "place", "places"))
            .message(1, ProtoWriter.node("Sigmoid", "scores", "place"))
            .message(5, longs("flat", 1, 1, 1, width))
            .message(5, ProtoWriter.floats("corner", new long[] {4}, corner))
            .message(11, ProtoWriter.value("in", TensorType.FLOAT, input))
            .message(12, ProtoWriter.value("boxes", TensorType.FLOAT, -1, 4))
            .message(12, ProtoWriter.value("labels", TensorType.INT64, -1))
            .message(12, ProtoWriter.value("scores", TensorType.FLOAT, -1));
    return model(graph);
  }

  private static ProtoWriter ofRows(String operator, String to, String from) {
    return ProtoWriter.node(operator, to, from)
        .message(5, ProtoWriter.attribute("axes", new long[] {1}))
        .message(5, ProtoWriter.attribute("keepdims", 0));
  }
}
