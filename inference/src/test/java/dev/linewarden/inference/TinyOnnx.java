package dev.linewarden.inference;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes very small ONNX models for tests: messages of onnx.proto, field by field.
final class TinyOnnx {
  static final int FLOAT = 1;
  static final int UINT8 = 2;
  static final int INT64 = 7;
  static final int BOOL = 9;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  TinyOnnx number(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  TinyOnnx bytes(int field, byte[] content) {
    varint(((long) field << 3) | 2);
    varint(content.length);
    out.writeBytes(content);
    return this;
  }

  TinyOnnx text(int field, String text) {
    return bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  TinyOnnx message(int field, TinyOnnx content) {
    return bytes(field, content.out.toByteArray());
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /// A model around a graph.
  static byte[] model(TinyOnnx graph) {
    return new TinyOnnx()
        .number(1, 8)
        .message(7, graph.text(2, "g"))
        .message(8, new TinyOnnx().text(1, "").number(2, 17))
        .toBytes();
  }

  static TinyOnnx node(String operator, String output, String... inputs) {
    TinyOnnx node = new TinyOnnx();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(4, operator);
  }

  /// An attribute that is a whole number.
  static TinyOnnx attribute(String name, long value) {
    return new TinyOnnx().text(1, name).number(3, value).number(20, 2);
  }

  /// A tensor's name, type and dimensions; -1 = free.
  static TinyOnnx value(String name, int type, long... shape) {
    TinyOnnx dimensions = new TinyOnnx();
    for (int i = 0; i < shape.length; i++) {
      dimensions.message(
          1, shape[i] < 0 ? new TinyOnnx().text(2, "d" + i) : new TinyOnnx().number(1, shape[i]));
    }
    TinyOnnx tensor = new TinyOnnx().number(1, type).message(2, dimensions);
    return new TinyOnnx().text(1, name).message(2, new TinyOnnx().message(1, tensor));
  }

  static TinyOnnx longs(String name, long... values) {
    TinyOnnx tensor = new TinyOnnx().number(1, values.length).number(2, INT64);
    for (long value : values) {
      tensor.number(7, value);
    }
    return tensor.text(8, name);
  }

  /// A model that gives its input back, as floats, in the input's own order.
  static byte[] echo(int type, long... shape) {
    TinyOnnx graph =
        new TinyOnnx()
            .message(1, node("Cast", "out", "in").message(5, attribute("to", FLOAT)))
            .message(11, value("in", type, shape))
            .message(12, value("out", FLOAT, shape));
    return model(graph);
  }

  /// A model that needs `floats` numbers of memory before it can answer.
  static byte[] greedy(long floats) {
    TinyOnnx graph =
        new TinyOnnx()
            .message(1, node("ConstantOfShape", "big", "size"))
            .message(1, node("ReduceSum", "sum", "big"))
            .message(1, node("Add", "out", "in", "sum"))
            .message(5, longs("size", floats))
            .message(11, value("in", FLOAT, 1, 1, 2, 2))
            .message(12, value("out", FLOAT, 1, 1, 2, 2));
    return model(graph);
  }

  /// A model that takes element [first pixel] of a list of two: fails when that is not 0 or 1.
  static byte[] moody() {
    TinyOnnx graph =
        new TinyOnnx()
            .message(1, node("Cast", "whole", "in").message(5, attribute("to", INT64)))
            .message(1, node("Gather", "picked", "list", "whole"))
            .message(1, node("Cast", "out", "picked").message(5, attribute("to", FLOAT)))
            .message(5, longs("list", 10, 20))
            .message(11, value("in", FLOAT, 1, 1, 2, 2))
            .message(12, value("out", FLOAT, 1, 1, 2, 2));
    return model(graph);
  }

  /// A model whose only weight is said to lie in another file.
  static byte[] pointingTo(String file) {
    TinyOnnx entry = new TinyOnnx().text(1, "location").text(2, file);
    TinyOnnx weight =
        new TinyOnnx().number(1, 1).number(2, FLOAT).text(8, "w").message(13, entry).number(14, 1);
    TinyOnnx graph =
        new TinyOnnx()
            .message(1, node("Add", "out", "in", "w"))
            .message(5, weight)
            .message(11, value("in", FLOAT, 1, 1, 2, 2))
            .message(12, value("out", FLOAT, 1, 1, 2, 2));
    return model(graph);
  }

  /// A model that gives its input back times a number.
  static byte[] times(float factor) {
    TinyOnnx weight = new TinyOnnx().number(1, 1).number(2, FLOAT);
    byte[] raw =
        ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(factor).array();
    TinyOnnx graph =
        new TinyOnnx()
            .message(1, node("Mul", "out", "in", "w"))
            .message(5, weight.text(8, "w").bytes(9, raw))
            .message(11, value("in", FLOAT, 1, 1, -1, -1))
            .message(12, value("out", FLOAT, 1, 1, -1, -1));
    return model(graph);
  }

  /// A model that goes in circles [brightest pixel] times a billion rounds before it answers: at
  /// once on a black picture, for hours on any other.
  static byte[] circling() {
    TinyOnnx body =
        new TinyOnnx()
            .message(1, node("Identity", "on", "go"))
            .message(1, node("Cos", "turned", "state"))
            .text(2, "round")
            .message(11, value("round", INT64))
            .message(11, value("go", BOOL))
            .message(11, value("state", FLOAT, 1, 1, 2, 2))
            .message(12, value("on", BOOL))
            .message(12, value("turned", FLOAT, 1, 1, 2, 2));
    TinyOnnx rounds = new TinyOnnx().text(1, "body").message(6, body).number(20, 5);
    TinyOnnx graph =
        new TinyOnnx()
            .message(1, node("ReduceMax", "peak", "in").message(5, attribute("keepdims", 0)))
            .message(1, node("Cast", "whole", "peak").message(5, attribute("to", INT64)))
            .message(1, node("Mul", "rounds", "whole", "billion"))
            .message(1, node("Loop", "out", "rounds", "", "in").message(5, rounds))
            .message(5, longs("billion", 1_000_000_000L))
            .message(11, value("in", FLOAT, 1, 1, 2, 2))
            .message(12, value("out", FLOAT, 1, 1, 2, 2));
    return model(graph);
  }
}
