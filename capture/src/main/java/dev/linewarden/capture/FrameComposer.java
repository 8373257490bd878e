package dev.linewarden.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;

/// Puts a frame together: the empty hall, bottles laid over it, then in one pass over eight bytes
/// at a time the lamp's brightness, the lens' fall-off and the sensor's noise. Allocates nothing
/// per frame. One thread.
final class FrameComposer {
  private static final int BGR = 3;

  /// Every second byte of eight, as lanes of 16 bits in which a byte can be multiplied.
  private static final long LANES = 0x00FF00FF00FF00FFL;

  private static final long HALVES = 0x0080008000800080L;

  /// Noise of a byte is the number of set bits among so many random ones: 0 to 16, mean 8, sigma 2.
  /// [Film#WHITE] leaves room for it, so bytes never run over into their neighbour.
  private static final long NOISE_BITS = 0xFFFF;

  private final PlateBook book;
  private final PlateSpans spans;
  private final int width;
  private final int height;
  private final long[] words;
  private final MemorySegment canvas;
  private final long[] noise;
  private final int[] columnGains;
  private final double[] rowGains;

  FrameComposer(RenderedSettings settings, PlateBook book) {
    this.book = book;
    this.spans = new PlateSpans(book);
    this.width = settings.width();
    this.height = settings.height();
    this.words = new long[width * height * BGR / Long.BYTES];
    this.canvas = MemorySegment.ofArray(words);
    this.noise = noiseOf(words.length, new SplittableRandom(settings.seed() + 1));
    this.columnGains = new int[width * BGR / Long.BYTES];
    for (int i = 0; i < columnGains.length; i++) {
      double off = (i + 0.5) / columnGains.length * 2 - 1;
      columnGains[i] = (int) Math.round(256 * (1 - 0.10 * off * off));
    }
    this.rowGains = new double[height];
    for (int row = 0; row < height; row++) {
      double off = (row + 0.5) / height * 2 - 1;
      rowGains[row] = 1 - 0.07 * off * off;
    }
  }

  /// Begins a frame with the empty hall.
  void begin() {
    MemorySegment.copy(book.hall(), 0, canvas, 0, canvas.byteSize());
  }

  /// Lays a plate over the canvas, its upper left corner at a pixel that may lie outside.
  void lay(int plate, int left, int top) {
    MemorySegment colours = book.colours(plate);
    MemorySegment covers = book.covers(plate);
    int plateWidth = book.plateWidth();
    int from = Math.max(0, -left);
    int to = Math.min(plateWidth, width - left);
    if (from >= to) {
      return;
    }
    int rows = Math.min(book.plateHeight(), height - top);
    for (int row = 0; row < rows; row++) {
      int source = row * plateWidth;
      int target = (top + row) * width + left;
      int solidFrom = Math.clamp(spans.solidFrom(plate, row), from, to);
      int solidTo = Math.clamp(spans.solidTo(plate, row), solidFrom, to);
      int first = Math.clamp(spans.first(plate, row), from, to);
      int last = Math.clamp(spans.last(plate, row), first, to);
      blend(colours, covers, source, target, first, Math.min(solidFrom, last));
      if (solidTo > solidFrom) {
        MemorySegment.copy(
            colours,
            (long) (source + solidFrom) * BGR,
            canvas,
            (long) (target + solidFrom) * BGR,
            (long) (solidTo - solidFrom) * BGR);
      }
      blend(colours, covers, source, target, Math.max(solidTo, first), last);
    }
  }

  private void blend(
      MemorySegment colours, MemorySegment covers, int source, int target, int from, int to) {
    for (int x = from; x < to; x++) {
      int cover = covers.get(ValueLayout.JAVA_BYTE, source + x) & 255;
      if (cover == 0) {
        continue;
      }
      long at = (long) (source + x) * BGR;
      long into = (long) (target + x) * BGR;
      for (int channel = 0; channel < BGR; channel++) {
        int over = colours.get(ValueLayout.JAVA_BYTE, at + channel) & 255;
        int under = canvas.get(ValueLayout.JAVA_BYTE, into + channel) & 255;
        int mixed = (over * cover + under * (255 - cover) + 127) / 255;
        canvas.set(ValueLayout.JAVA_BYTE, into + channel, (byte) mixed);
      }
    }
  }

  /// Develops the canvas into a frame. `light` is at most 1; `grain` chooses the noise.
  void finish(double light, int grain, MemorySegment into) {
    int perRow = columnGains.length;
    int noiseAt = Math.floorMod(grain, noise.length);
    for (int row = 0; row < height; row++) {
      int rowGain = (int) (65536 * light * rowGains[row]);
      int start = row * perRow;
      if (noiseAt + perRow > noise.length) {
        noiseAt = 0;
      }
      finishRow(start, noiseAt, rowGain, into);
      noiseAt += perRow;
    }
  }

  private void finishRow(int start, int noiseAt, int rowGain, MemorySegment into) {
    for (int i = 0; i < columnGains.length; i++) {
      long gain = (columnGains[i] * (long) rowGain) >>> 16;
      long bytes = words[start + i];
      long even = (((bytes & LANES) * gain + HALVES) >>> 8) & LANES;
      long odd = (((bytes >>> 8) & LANES) * gain + HALVES) & ~LANES;
      into.set(
          ValueLayout.JAVA_LONG_UNALIGNED,
          (long) (start + i) * Long.BYTES,
          (even | odd) + noise[noiseAt + i]);
    }
  }

  private static long[] noiseOf(int words, SplittableRandom random) {
    long[] noise = new long[words];
    for (int i = 0; i < words; i++) {
      noise[i] = grains(random.nextLong()) | (grains(random.nextLong()) << 32);
    }
    return noise;
  }

  private static long grains(long random) {
    long grains = 0;
    for (int i = 0; i < 4; i++) {
      grains = (grains << 8) | Long.bitCount((random >>> (16 * i)) & NOISE_BITS);
    }
    return grains;
  }
}
