package dev.linewarden.capture;

/// Counts the numbers that a camera left out between its pictures: pictures that it took and of
/// which not a single packet came. Written by one thread, read by any.
final class FrameGaps {
  /// GigE Vision's short numbers go from 1 to 65535 and begin again; 0 is none of them.
  private static final long SHORT_MAX = 0xFFFF;

  private long last = -1;
  private volatile long skipped;

  // Written by one thread only.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  void saw(long number) {
    long expected = last == SHORT_MAX ? 1 : last + 1;
    if (last >= 0 && number > expected) {
      skipped += number - expected;
    }
    last = number;
  }

  long skipped() {
    return skipped;
  }
}
