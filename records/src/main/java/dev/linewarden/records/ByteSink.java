package dev.linewarden.records;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing array of bytes to encode into; big-endian. Not thread-safe.
final class ByteSink {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int size;

  ByteSink(int capacity) {
    bytes = new byte[capacity];
  }

  void u8(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void i32(int value) {
    reserve(4);
    INT.set(bytes, size, value);
    size += 4;
  }

  void i64(long value) {
    reserve(8);
    LONG.set(bytes, size, value);
    size += 8;
  }

  void f64(double value) {
    i64(Double.doubleToRawLongBits(value));
  }

  /// Seven bits a byte, lowest first; a negative value takes ten bytes.
  void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      u8((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    u8((int) rest);
  }

  void text(String value) {
    raw(value.getBytes(StandardCharsets.UTF_8), true);
  }

  void raw(byte[] value, boolean counted) {
    if (counted) {
      varint(value.length);
    }
    raw(value, value.length);
  }

  /// The first `length` bytes.
  void raw(byte[] value, int length) {
    reserve(length);
    System.arraycopy(value, 0, bytes, size, length);
    size += length;
  }

  /// Overwrites what was written at `place`.
  void patch(int place, int value) {
    INT.set(bytes, place, value);
  }

  byte[] array() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
