package dev.linewarden.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads one message of a protocol buffer, field by field: [#next()] moves on, the rest tells of
/// the field it stands on. Lengths are checked before anything is believed. Not thread-safe.
final class ProtoReader {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  private final ByteBuffer message;
  private int start;
  private int field;
  private int wire;
  private long number;
  private ByteBuffer content = ByteBuffer.allocate(0);

  /// The buffer's content from its position on; the buffer itself is left alone.
  ProtoReader(ByteBuffer message) {
    this.message = message.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /// False at the end of the message.
  boolean next() throws Malformed {
    if (!message.hasRemaining()) {
      return false;
    }
    start = message.position();
    long tag = varint(message);
    field = (int) (tag >>> 3);
    wire = (int) (tag & 7);
    switch (wire) {
      case VARINT -> number = varint(message);
      case FIXED_64 -> content = take(Long.BYTES);
      case FIXED_32 -> content = take(Integer.BYTES);
      case BYTES -> content = take(varint(message));
      default -> throw new Malformed("is not an ONNX model, or it is damaged");
    }
    return true;
  }

  int field() {
    return field;
  }

  boolean isNumber() {
    return wire == VARINT;
  }

  boolean isBytes() {
    return wire == BYTES;
  }

  /// 0 when the field is no number.
  long number() {
    return isNumber() ? number : 0;
  }

  /// A view of the message's own memory, from 0 to its limit.
  ByteBuffer bytes() {
    return content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  String text() {
    return StandardCharsets.UTF_8.decode(bytes()).toString();
  }

  ProtoReader inner() {
    return new ProtoReader(content);
  }

  /// The whole field with its tag, to be copied as it is.
  ByteBuffer raw() {
    return message.slice(start, message.position() - start);
  }

  private ByteBuffer take(long bytes) throws Malformed {
    if (bytes < 0 || bytes > message.remaining()) {
      throw new Malformed("is not an ONNX model, or its end is missing");
    }
    ByteBuffer taken = message.slice(message.position(), (int) bytes);
    message.position(message.position() + (int) bytes);
    return taken;
  }

  static long varint(ByteBuffer from) throws Malformed {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (!from.hasRemaining()) {
        throw new Malformed("is not an ONNX model, or its end is missing");
      }
      byte next = from.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new Malformed("is not an ONNX model, or it is damaged");
  }
}
