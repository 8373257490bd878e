package dev.linewarden.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes one message of a protocol buffer, field by field, and the few messages of onnx.proto that
/// are written here. Fields have the numbers of onnx.proto, and come out in the order in which they
/// are added; each method that adds one gives this writer back. Not thread-safe.
public final class ProtoWriter {
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_INTS = 7;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /// Adds a whole number.
  public ProtoWriter number(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  ProtoWriter bytes(int field, byte[] content) {
    head(field, content.length);
    out.writeBytes(content);
    return this;
  }

  /// Adds a text, as UTF-8.
  public ProtoWriter text(int field, String text) {
    return bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Adds a message as it is now: what is added to it later stays out.
  public ProtoWriter message(int field, ProtoWriter content) {
    return bytes(field, content.toBytes());
  }

  /// A whole field as a reader gives it.
  ProtoWriter copy(ByteBuffer field) {
    byte[] bytes = new byte[field.remaining()];
    field.duplicate().get(bytes);
    out.writeBytes(bytes);
    return this;
  }

  /// Only the tag and length of a field whose content the caller adds.
  ProtoWriter head(int field, long length) {
    varint(((long) field << 3) | 2);
    varint(length);
    return this;
  }

  /// All that was added so far; the array is the caller's.
  public byte[] toBytes() {
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

  /// A NodeProto of a standard operator, called like its output; attributes are added to field 5.
  public static ProtoWriter node(String operator, String output, String... inputs) {
    ProtoWriter node = new ProtoWriter();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(3, output).text(4, operator);
  }

  /// An attribute that is a whole number.
  public static ProtoWriter attribute(String name, long value) {
    return new ProtoWriter().text(1, name).number(3, value).number(20, ATTRIBUTE_INT);
  }

  /// An attribute that is a list of whole numbers.
  public static ProtoWriter attribute(String name, long[] values) {
    ProtoWriter attribute = new ProtoWriter().text(1, name);
    for (long value : values) {
      attribute.number(8, value);
    }
    return attribute.number(20, ATTRIBUTE_INTS);
  }

  /// A ValueInfoProto: a tensor's name, type and dimensions; -1 = free.
  public static ProtoWriter value(String name, TensorType type, long... shape) {
    ProtoWriter dimensions = new ProtoWriter();
    for (int i = 0; i < shape.length; i++) {
      dimensions.message(
          1,
          shape[i] < 0
              ? new ProtoWriter().text(2, "d" + i)
              : new ProtoWriter().number(1, shape[i]));
    }
    ProtoWriter tensor = new ProtoWriter().number(1, type.code()).message(2, dimensions);
    return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
  }

  /// A TensorProto of floats.
  public static ProtoWriter floats(String name, long[] shape, float... values) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return tensor(name, TensorType.FLOAT, shape, raw.array());
  }

  /// A TensorProto of whole numbers of 32 bits.
  static ProtoWriter ints(String name, long[] shape, int... values) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    raw.asIntBuffer().put(values);
    return tensor(name, TensorType.INT32, shape, raw.array());
  }

  /// A TensorProto of the numbers whose bytes these are, little end first.
  static ProtoWriter tensor(String name, TensorType type, long[] shape, byte... content) {
    ProtoWriter tensor = new ProtoWriter();
    for (long side : shape) {
      tensor.number(1, side);
    }
    return tensor.number(2, type.code()).text(8, name).bytes(9, content);
  }
}
