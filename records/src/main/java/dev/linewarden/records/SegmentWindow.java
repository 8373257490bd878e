package dev.linewarden.records;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;

/// A sliding view of a segment's bytes. Reads with [RandomAccessFile] because a channel would be
/// closed by an interrupt of the reading thread. Not thread-safe.
final class SegmentWindow implements Closeable {
  private static final int WINDOW_BYTES = 256 << 10;
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final RandomAccessFile file;
  private final long limit;
  private byte[] bytes;
  private long start;
  private int length;

  /// Nothing at or behind `limit` is looked at.
  SegmentWindow(Path path, long from, long limit) throws IOException {
    file = new RandomAccessFile(path.toFile(), "r");
    this.limit = Math.min(limit, file.length());
    bytes = new byte[Math.clamp(this.limit - from, 64, WINDOW_BYTES)];
    start = from;
  }

  long limit() {
    return limit;
  }

  /// Makes `count` bytes from `offset` on readable by the accessors; false beyond the limit.
  boolean holds(long offset, int count) throws IOException {
    if (offset >= start && offset + count <= start + length) {
      return true;
    }
    if (offset + count > limit) {
      return false;
    }
    if (count > bytes.length) {
      bytes = new byte[count];
    }
    start = offset;
    length = (int) Math.min(bytes.length, limit - offset);
    file.seek(offset);
    file.readFully(bytes, 0, length);
    return true;
  }

  int i32(long offset) {
    return (int) INT.get(bytes, index(offset));
  }

  long i64(long offset) {
    return (long) LONG.get(bytes, index(offset));
  }

  /// The array behind the window and the place of an offset in it, until the next [#holds].
  byte[] array() {
    return bytes;
  }

  int index(long offset) {
    return (int) (offset - start);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
