package dev.linewarden.reject;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Lines of a chip that this process holds, numbered from 0 as they were asked for, until it is
/// closed or the process ends. [#levels] and [#set] by one thread, [#file()] by another.
final class GpioRequest implements AutoCloseable {
  private final Arena arena = Arena.ofShared();
  private final SystemCalls calls = new SystemCalls(arena);
  private final MemorySegment values = arena.allocate(GpioAbi.VALUES_BYTES, Long.BYTES);
  private final List<LineRequest> lines;
  private final int file;

  GpioRequest(int file, List<LineRequest> lines) {
    this.file = file;
    this.lines = List.copyOf(lines);
  }

  /// Where events are read from.
  int file() {
    return file;
  }

  List<LineRequest> lines() {
    return lines;
  }

  /// One bit a line: 1 = on. Negative error numbers come as exceptions: asked for at the start, and
  /// by people.
  long levels() {
    values.set(ValueLayout.JAVA_LONG, GpioAbi.VALUES_MASK, -1L >>> (Long.SIZE - lines.size()));
    int answer = calls.ioctl(file, GpioAbi.GET_VALUES, values);
    if (answer < 0) {
      throw new IllegalStateException("GPIO levels cannot be read: " + SystemCalls.words(answer));
    }
    return values.get(ValueLayout.JAVA_LONG, GpioAbi.VALUES_BITS);
  }

  /// Switches the lines of `mask` together. 0, or the negative error number.
  int set(long bits, long mask) {
    values.set(ValueLayout.JAVA_LONG, GpioAbi.VALUES_BITS, bits);
    values.set(ValueLayout.JAVA_LONG, GpioAbi.VALUES_MASK, mask);
    return calls.ioctl(file, GpioAbi.SET_VALUES, values);
  }

  @Override
  public void close() {
    calls.close(file);
    arena.close();
  }
}
