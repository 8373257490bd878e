package dev.linewarden.records;

import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// A column of 64-bit values as few bytes: first the highest byte of all, then the next one of all,
/// and so on, deflated. What is alike in neighbouring values (sign, exponent, zeros of a count, of
/// a difference, or of a number that was once a float) then lies together. Exact for every value.
final class PackedLongs {
  private static final int STEP_BYTES = 16 << 10;

  private PackedLongs() {}

  /// Appends the first `count` values.
  static void pack(long[] values, int count, Deflater deflater, ByteSink sink) {
    byte[] planes = new byte[count * Long.BYTES];
    int place = 0;
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      for (int i = 0; i < count; i++) {
        planes[place++] = (byte) (values[i] >>> shift);
      }
    }
    deflater.reset();
    deflater.setInput(planes);
    deflater.finish();
    byte[] step = new byte[STEP_BYTES];
    ByteSink packed = new ByteSink(STEP_BYTES);
    while (!deflater.finished()) {
      packed.raw(step, deflater.deflate(step));
    }
    sink.varint(packed.size());
    sink.raw(packed.array(), packed.size());
  }

  static long[] unpack(byte[] bytes, int from, int length, int count, Inflater inflater)
      throws IOException {
    byte[] planes = new byte[count * Long.BYTES];
    try {
      inflater.reset();
      inflater.setInput(bytes, from, length);
      int done = 0;
      for (int more = inflater.inflate(planes); more > 0; ) {
        done += more;
        more = inflater.inflate(planes, done, planes.length - done);
      }
      if (done != planes.length) {
        throw new StreamCorruptedException(
            "a column of %d bytes, but %d are expected".formatted(done, planes.length));
      }
    } catch (DataFormatException e) {
      throw new IOException("a column cannot be read: " + e.getMessage(), e);
    }
    long[] values = new long[count];
    int place = 0;
    for (int plane = 0; plane < Long.BYTES; plane++) {
      for (int i = 0; i < count; i++) {
        values[i] = (values[i] << Byte.SIZE) | (planes[place++] & 0xFF);
      }
    }
    return values;
  }
}
