package dev.linewarden.inspection;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Finds that a camera sends its last picture again: its number stands, or its pixels are the same.
/// A sensor's noise never comes twice, so a sample of them is enough. State of the line thread.
final class FrozenCamera {
  /// So many places of a picture are looked at, eight bytes each.
  static final int PLACES = 512;

  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private final long[] numbers;
  private final long[] sums;
  private final int[] inARow;

  FrozenCamera(int views) {
    numbers = new long[views];
    sums = new long[views];
    inARow = new int[views];
    java.util.Arrays.fill(numbers, Long.MIN_VALUE);
  }

  /// Whether this is the picture before once more.
  boolean isSame(int view, Frame frame) {
    long number = frame.info().frameNumber();
    long sum = sum(frame.pixels(), frame.info().raster().bytes());
    boolean first = numbers[view] == Long.MIN_VALUE;
    boolean same = !first && (number == numbers[view] || sum == sums[view]);
    numbers[view] = number;
    sums[view] = sum;
    inARow[view] = same ? inARow[view] + 1 : 0;
    return same;
  }

  /// How many of this view's last pictures were the one before.
  int inARow(int view) {
    return inARow[view];
  }

  private static long sum(MemorySegment pixels, long bytes) {
    long step = Math.max(Long.BYTES, bytes / PLACES);
    long sum = bytes;
    for (long at = 0; at + Long.BYTES <= bytes; at += step) {
      sum = (sum ^ pixels.get(ValueLayout.JAVA_LONG_UNALIGNED, at)) * FACTOR;
      sum ^= sum >>> 29;
    }
    return sum;
  }
}
