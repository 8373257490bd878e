package dev.linewarden.records;

import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads what [ByteSink] wrote. Whatever the bytes are, it reads or says what is wrong; it never
/// allocates more than there are bytes left.
final class ByteSource {
  private final ByteBuffer bytes;

  ByteSource(byte[] array, int from, int length) {
    bytes = ByteBuffer.wrap(array, from, length);
  }

  int u8() throws IOException {
    try {
      return bytes.get() & 0xFF;
    } catch (BufferUnderflowException e) {
      throw tooShort(1, e);
    }
  }

  int i32() throws IOException {
    try {
      return bytes.getInt();
    } catch (BufferUnderflowException e) {
      throw tooShort(4, e);
    }
  }

  long i64() throws IOException {
    try {
      return bytes.getLong();
    } catch (BufferUnderflowException e) {
      throw tooShort(8, e);
    }
  }

  double f64() throws IOException {
    return Double.longBitsToDouble(i64());
  }

  long varint() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = u8();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new StreamCorruptedException("a number of more than 64 bits");
  }

  /// A number of things that take at least one byte each.
  int count() throws IOException {
    long count = varint();
    if (count < 0 || count > bytes.remaining()) {
      throw new StreamCorruptedException(
          "a count of %d with %d bytes left".formatted(count, bytes.remaining()));
    }
    return (int) count;
  }

  String text() throws IOException {
    int length = count();
    String value =
        new String(
            bytes.array(), bytes.arrayOffset() + bytes.position(), length, StandardCharsets.UTF_8);
    bytes.position(bytes.position() + length);
    return value;
  }

  /// Passes over so many bytes and says where in the array they begin.
  int skip(int length) {
    int from = bytes.arrayOffset() + bytes.position();
    bytes.position(bytes.position() + length);
    return from;
  }

  boolean hasMore() {
    return bytes.hasRemaining();
  }

  void finish() throws IOException {
    if (bytes.hasRemaining()) {
      throw new StreamCorruptedException(bytes.remaining() + " bytes too many");
    }
  }

  private IOException tooShort(int wanted, BufferUnderflowException cause) {
    StreamCorruptedException e =
        new StreamCorruptedException(
            "%d bytes expected, %d left".formatted(wanted, bytes.remaining()));
    e.initCause(cause);
    return e;
  }
}
