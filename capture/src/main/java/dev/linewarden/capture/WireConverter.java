package dev.linewarden.capture;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.PixelFormat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// Turns a camera's picture into a frame of 8 bits a channel: unpacks 10 and 12 bits to their upper
/// eight, and mosaics, RGB and YUV to BGR. All its memory is taken once. Rows follow each other
/// without padding on both sides. One thread at a time.
final class WireConverter implements AutoCloseable {
  private static final ValueLayout.OfShort WORD =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// The weights of ITU-R BT.601 with full range, in parts of 65536.
  private static final int FIXED = 16;

  private static final int HALF = 1 << (FIXED - 1);
  private static final int B_OF_U = 116_130;
  private static final int G_OF_U = 22_554;
  private static final int G_OF_V = 46_802;
  private static final int R_OF_V = 91_881;
  private static final int CHROMA_ZERO = 128;

  private final WireFormat format;
  private final long rawBytes;
  private final long frameBytes;
  private final int samples;
  private final Arena arena = Arena.ofShared();

  /// The unpacked mosaic; one byte when samples need no unpacking or are the frame themselves.
  private final MemorySegment plane;

  private final Cursor from = new Cursor();
  private final Cursor to = new Cursor();
  private final Mat source;
  private final Mat target;

  /// Throws [BadInput] for a size that the format cannot carry in whole bytes or whole mosaics.
  WireConverter(WireFormat format, int width, int height) {
    check(format, width, height);
    this.format = format;
    this.rawBytes = format.bytes(width, height);
    this.frameBytes = (long) width * height * format.pixels().bytesPerPixel();
    this.samples = width * height * format.colour().samplesPerPixel;
    boolean twoSteps = unpacks() && !isGrey();
    this.plane = twoSteps ? arena.allocate(samples) : arena.allocate(1);
    // Headers over nothing are refused; both are moved before anything is read.
    from.moveTo(plane.address());
    to.moveTo(plane.address());
    int type = opencv_core.CV_MAKETYPE(opencv_core.CV_8U, format.colour().samplesPerPixel);
    this.source = new Mat(height, width, type, from);
    this.target = new Mat(height, width, opencv_core.CV_8UC3, to);
  }

  private static void check(WireFormat format, int width, int height) {
    int group = format.packing().samples;
    if (width < 2 || height < 2 || width % group != 0) {
      throw new BadInput(
          "a %s picture must be at least 2x2 and its width a multiple of %d, but it is %dx%d"
              .formatted(format.pfnc(), group, width, height));
    }
    boolean paired = format.colour() != WireFormat.Colour.GREY && !format.isPlain();
    if (paired && (width % 2 != 0 || height % 2 != 0) && format != WireFormat.RGB8) {
      throw new BadInput(
          "a %s picture must have an even width and height, but it is %dx%d"
              .formatted(format.pfnc(), width, height));
    }
  }

  PixelFormat pixels() {
    return format.pixels();
  }

  boolean isFor(WireFormat other, int width, int height) {
    return other == format && source.cols() == width && source.rows() == height;
  }

  /// What [#convert] reads.
  long rawBytes() {
    return rawBytes;
  }

  /// What [#convert] writes.
  long frameBytes() {
    return frameBytes;
  }

  /// @param raw native memory with at least [#rawBytes]
  /// @param frame native memory with at least [#frameBytes]; not the same memory
  void convert(MemorySegment raw, MemorySegment frame) {
    if (raw.byteSize() < rawBytes || frame.byteSize() < frameBytes) {
      throw new IllegalArgumentException(
          "%d bytes to read and %d to write were expected, but there are %d and %d"
              .formatted(rawBytes, frameBytes, raw.byteSize(), frame.byteSize()));
    }
    if (format.isPlain()) {
      MemorySegment.copy(raw, 0, frame, 0, frameBytes);
    } else if (isGrey()) {
      unpack(raw, frame);
    } else if (format.colour().toBgr == WireFormat.Colour.OURS) {
      pairs422(raw, frame, format.colour() == WireFormat.Colour.YUYV ? 0 : 1);
    } else if (unpacks()) {
      unpack(raw, plane);
      colour(plane, frame);
    } else {
      colour(raw, frame);
    }
  }

  private boolean isGrey() {
    return format.colour() == WireFormat.Colour.GREY;
  }

  private boolean unpacks() {
    return format.packing() != WireFormat.Packing.BYTES;
  }

  private void colour(MemorySegment mosaic, MemorySegment frame) {
    from.moveTo(mosaic.address());
    to.moveTo(frame.address());
    source.data(from);
    target.data(to);
    opencv_imgproc.cvtColor(source, target, format.colour().toBgr);
  }

  private void unpack(MemorySegment raw, MemorySegment into) {
    switch (format.packing()) {
      case BYTES -> MemorySegment.copy(raw, 0, into, 0, samples);
      case WORDS_10 -> words(raw, into, 2);
      case WORDS_12 -> words(raw, into, 4);
      case BITS_10 -> bits10(raw, into);
      case BITS_12 -> bits12(raw, into);
      case PAIRS_10, PAIRS_12 -> pairs(raw, into);
    }
  }

  private void words(MemorySegment raw, MemorySegment into, int shift) {
    for (int i = 0; i < samples; i++) {
      into.set(JAVA_BYTE, i, (byte) (raw.get(WORD, 2L * i) >> shift));
    }
  }

  /// Four samples in five bytes: sample k begins at bit 10 k.
  private void bits10(MemorySegment raw, MemorySegment into) {
    for (long i = 0, at = 0; i < samples; i += 4, at += 5) {
      int second = octet(raw, at + 1);
      int third = octet(raw, at + 2);
      int fourth = octet(raw, at + 3);
      into.set(JAVA_BYTE, i, (byte) (octet(raw, at) >> 2 | second << 6));
      into.set(JAVA_BYTE, i + 1, (byte) (second >> 4 | third << 4));
      into.set(JAVA_BYTE, i + 2, (byte) (third >> 6 | fourth << 2));
      into.set(JAVA_BYTE, i + 3, (byte) octet(raw, at + 4));
    }
  }

  /// Two samples in three bytes: sample k begins at bit 12 k.
  private void bits12(MemorySegment raw, MemorySegment into) {
    for (long i = 0, at = 0; i < samples; i += 2, at += 3) {
      into.set(JAVA_BYTE, i, (byte) (octet(raw, at) >> 4 | octet(raw, at + 1) << 4));
      into.set(JAVA_BYTE, i + 1, (byte) octet(raw, at + 2));
    }
  }

  private void pairs(MemorySegment raw, MemorySegment into) {
    for (long i = 0, at = 0; i < samples; i += 2, at += 3) {
      into.set(JAVA_BYTE, i, (byte) octet(raw, at));
      into.set(JAVA_BYTE, i + 1, (byte) octet(raw, at + 2));
    }
  }

  /// Two pixels in four bytes, of full range: each its luma, both one pair of colour differences.
  ///
  /// @param luma where the first luma stands, 0 or 1
  private void pairs422(MemorySegment raw, MemorySegment frame, int luma) {
    for (long pair = 0; pair < rawBytes / 4; pair++) {
      long at = 4 * pair;
      long into = 6 * pair;
      int u = octet(raw, at + 1 - luma) - CHROMA_ZERO;
      int v = octet(raw, at + 3 - luma) - CHROMA_ZERO;
      int blue = (HALF + B_OF_U * u) >> FIXED;
      int green = (HALF - G_OF_U * u - G_OF_V * v) >> FIXED;
      int red = (HALF + R_OF_V * v) >> FIXED;
      int one = octet(raw, at + luma);
      int other = octet(raw, at + 2 + luma);
      frame.set(JAVA_BYTE, into, level(one + blue));
      frame.set(JAVA_BYTE, into + 1, level(one + green));
      frame.set(JAVA_BYTE, into + 2, level(one + red));
      frame.set(JAVA_BYTE, into + 3, level(other + blue));
      frame.set(JAVA_BYTE, into + 4, level(other + green));
      frame.set(JAVA_BYTE, into + 5, level(other + red));
    }
  }

  /// `Math.clamp` counts in `long`: a picture of 1280x1024 took 7 ms instead of 5.
  private static byte level(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }

  private static int octet(MemorySegment raw, long at) {
    return raw.get(JAVA_BYTE, at) & 0xFF;
  }

  @Override
  public void close() {
    source.close();
    target.close();
    arena.close();
  }

  /// A pointer that can be set to any address without making a new object for each frame.
  private static final class Cursor extends BytePointer {
    Cursor() {
      super((Pointer) null);
    }

    void moveTo(long newAddress) {
      address = newAddress;
    }
  }
}
