package dev.linewarden.capture;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What a simulated camera sees of its scene, in the bytes of the format it is asked for: the way
/// back of [WireConverter]. Paints the next picture on a thread of its own: packets of the last one
/// that were lost are asked for meanwhile, and must be sent at once. One thread uses it.
final class SimulatedSensor implements AutoCloseable {
  private static final String CHANNELS = "BGR";

  /// ITU-R BT.601: the shares of luma, and the span of each colour difference.
  private static final double LUMA_RED = 0.299;

  private static final double LUMA_BLUE = 0.114;
  private static final double SPAN_BLUE = 1.772;
  private static final double SPAN_RED = 1.402;

  private final Scene scene;
  private final int width;
  private final int pixels;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment drawn;
  private final MemorySegment[] pictures = new MemorySegment[2];
  private final ExecutorService painter =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("simcam-painter").daemon().factory());
  private WireFormat wanted = WireFormat.BGR8;
  private CompletableFuture<Picture> next = new CompletableFuture<>();

  /// @param pixels until the second picture after it is prepared
  record Picture(MemorySegment pixels, WireFormat format) {}

  SimulatedSensor(Scene scene) {
    this.scene = scene;
    this.width = scene.width();
    this.pixels = width * scene.height();
    this.drawn = arena.allocate(3L * pixels);
    for (int i = 0; i < pictures.length; i++) {
      pictures[i] = arena.allocate(3L * pixels);
    }
  }

  /// Begins with the picture that [#prepared] gives.
  void prepare(long number, WireFormat format) {
    wanted = format;
    next = CompletableFuture.supplyAsync(() -> paint(number, format), painter);
  }

  /// In which format the next picture is being painted.
  WireFormat wanted() {
    return wanted;
  }

  Picture prepared() {
    return next.join();
  }

  /// Into one of two: packets of the picture before it may still be asked for.
  private Picture paint(long number, WireFormat format) {
    MemorySegment picture = pictures[(int) (number % pictures.length)];
    paint(number, format, picture);
    return new Picture(picture, format);
  }

  private void paint(long number, WireFormat format, MemorySegment into) {
    if (format == WireFormat.BGR8) {
      scene.draw(number, into);
      return;
    }
    scene.draw(number, drawn);
    switch (format.colour()) {
      case GREY -> pack(channels("GGGG"), format.packing(), into);
      case BAYER_GR -> pack(channels("GRBG"), format.packing(), into);
      case BAYER_RG -> pack(channels("RGGB"), format.packing(), into);
      case BAYER_GB -> pack(channels("GBRG"), format.packing(), into);
      case BAYER_BG -> pack(channels("BGGR"), format.packing(), into);
      case BGR -> MemorySegment.copy(drawn, 0, into, 0, 3L * pixels);
      case RGB -> turned(into);
      case UYVY -> pairs(into, 1, 0, 1);
      case YUYV -> pairs(into, 0, 0, 1);
      case VIDEO_UYVY -> pairs(into, 1, 16, 219.0 / 255);
      case VIDEO_YUYV -> pairs(into, 0, 16, 219.0 / 255);
    }
  }

  private void turned(MemorySegment into) {
    for (long pixel = 0; pixel < pixels; pixel++) {
      for (int channel = 0; channel < 3; channel++) {
        into.set(JAVA_BYTE, 3 * pixel + channel, (byte) seen(pixel, 2 - channel));
      }
    }
  }

  /// @param tile the colours before the four pixels that repeat, row by row
  private static int[] channels(String tile) {
    return tile.chars().map(CHANNELS::indexOf).toArray();
  }

  /// The samples that fill a byte each: by far the most frequent, and in time for a fast line.
  private void bytes(int[] tile, MemorySegment into) {
    for (long pixel = 0, row = 0; pixel < pixels; row++) {
      int even = tile[(int) (row & 1) * 2];
      int odd = tile[(int) (row & 1) * 2 + 1];
      for (int column = 0; column < width; column++, pixel++) {
        long from = 3 * pixel + ((column & 1) == 0 ? even : odd);
        into.set(JAVA_BYTE, pixel, drawn.get(JAVA_BYTE, from));
      }
    }
  }

  private void pack(int[] tile, WireFormat.Packing packing, MemorySegment into) {
    if (packing == WireFormat.Packing.BYTES) {
      bytes(tile, into);
      return;
    }
    for (int pixel = 0; pixel < pixels; pixel += packing.samples) {
      long at = (long) pixel / packing.samples * packing.bytes;
      switch (packing) {
        case BYTES, WORDS_10, WORDS_12, BITS_10, BITS_12 -> bits(tile, pixel, packing, into, at);
        case PAIRS_10, PAIRS_12 -> {
          int one = sample(tile, pixel, packing.bits);
          int other = sample(tile, pixel + 1, packing.bits);
          int below = (1 << (packing.bits - 8)) - 1;
          into.set(JAVA_BYTE, at, (byte) (one >> (packing.bits - 8)));
          into.set(JAVA_BYTE, at + 1, (byte) ((one & below) | (other & below) << 4));
          into.set(JAVA_BYTE, at + 2, (byte) (other >> (packing.bits - 8)));
        }
      }
    }
  }

  /// Sample after sample from the lowest bit of the first byte.
  private void bits(
      int[] tile, int pixel, WireFormat.Packing packing, MemorySegment into, long at) {
    long group = 0;
    for (int i = packing.samples - 1; i >= 0; i--) {
      group = group << packing.bits | sample(tile, pixel + i, packing.bits);
    }
    for (int i = 0; i < packing.bytes; i++) {
      into.set(JAVA_BYTE, at + i, (byte) (group >> (8 * i)));
    }
  }

  /// The bits below the upper eight repeat those, so that whoever takes the wrong ones gets another
  /// picture.
  private int sample(int[] tile, int pixel, int bits) {
    int place = (pixel / width & 1) * 2 + (pixel % width & 1);
    int value = seen(pixel, tile[place]);
    return value << (bits - 8) | value >> (16 - bits);
  }

  /// Luma of each pixel, and the colour differences of two pixels' mean.
  ///
  /// @param luma where the first luma stands
  /// @param black the luma of black
  /// @param range the share of all levels that luma uses
  private void pairs(MemorySegment into, int luma, int black, double range) {
    // Colour differences of video use 224 levels where luma uses 219.
    double colourRange = range == 1 ? 1 : 224.0 / 255;
    for (long pixel = 0; pixel < pixels; pixel += 2) {
      double one = luma(pixel);
      double other = luma(pixel + 1);
      double mean = (one + other) / 2;
      double blue = (seen(pixel, 0) + seen(pixel + 1, 0)) / 2.0 - mean;
      double red = (seen(pixel, 2) + seen(pixel + 1, 2)) / 2.0 - mean;
      level(into, 2 * pixel + luma, black + one * range);
      level(into, 2 * pixel + 1 - luma, 128 + blue / SPAN_BLUE * colourRange);
      level(into, 2 * pixel + 2 + luma, black + other * range);
      level(into, 2 * pixel + 3 - luma, 128 + red / SPAN_RED * colourRange);
    }
  }

  private double luma(long pixel) {
    return LUMA_RED * seen(pixel, 2)
        + (1 - LUMA_RED - LUMA_BLUE) * seen(pixel, 1)
        + LUMA_BLUE * seen(pixel, 0);
  }

  private static void level(MemorySegment into, long at, double value) {
    into.set(JAVA_BYTE, at, (byte) Math.clamp(Math.round(value), 0, 255));
  }

  private int seen(long pixel, int channel) {
    return drawn.get(JAVA_BYTE, 3 * pixel + channel) & 0xFF;
  }

  @Override
  public void close() {
    painter.close();
    arena.close();
  }
}
