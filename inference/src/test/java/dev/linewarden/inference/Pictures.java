package dev.linewarden.inference;

import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.PixelFormat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Frames painted pixel by pixel. A row is longer than its pixels, as with many cameras.
final class Pictures {
  private static final int ROW_REST = 5;

  private Pictures() {}

  /// What a pixel is painted with: 0xRRGGBB; of a grey picture the lowest byte counts.
  interface Paint {
    int at(int x, int y);
  }

  static Frame colour(int width, int height, Paint paint) {
    return frame(width, height, PixelFormat.BGR8, paint);
  }

  static Frame grey(int width, int height, Paint paint) {
    return frame(width, height, PixelFormat.MONO8, paint);
  }

  private static Frame frame(int width, int height, PixelFormat format, Paint paint) {
    int bytes = format.bytesPerPixel();
    int stride = width * bytes + ROW_REST;
    MemorySegment pixels = Arena.ofAuto().allocate((long) stride * height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int colour = paint.at(x, y);
        for (int channel = 0; channel < bytes; channel++) {
          long at = (long) y * stride + (long) x * bytes + channel;
          pixels.set(ValueLayout.JAVA_BYTE, at, (byte) (colour >> (8 * channel)));
        }
      }
    }
    return new Frame(
        new FrameInfo(1, 0, 0, width, height, stride, format, "painted"), pixels, () -> {});
  }
}
