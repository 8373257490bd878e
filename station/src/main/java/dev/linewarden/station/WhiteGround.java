package dev.linewarden.station;

import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Raster;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Lays images that are smaller than a recipe's frames into the middle of a white frame, so that
/// one recipe judges images of many sizes. Larger ones stay as they are.
final class WhiteGround {
  private static final byte WHITE = (byte) 255;

  private final int width;
  private final int height;

  /// @param width of the frames, in pixels
  WhiteGround(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /// Takes the image over.
  Exposure under(Exposure image) {
    return switch (image) {
      case FrameLost lost -> lost;
      case Frame frame -> under(frame);
    };
  }

  private Frame under(Frame image) {
    FrameInfo small = image.info();
    boolean larger = small.width() > width || small.height() > height;
    if (larger || (small.width() == width && small.height() == height)) {
      return image;
    }
    try (image) {
      Raster raster = Raster.dense(width, height, small.format());
      Arena arena = Arena.ofShared();
      MemorySegment pixels = arena.allocate(raster.bytes()).fill(WHITE);
      int left = (width - small.width()) / 2 * small.format().bytesPerPixel();
      int top = (height - small.height()) / 2;
      long row = (long) small.width() * small.format().bytesPerPixel();
      for (int y = 0; y < small.height(); y++) {
        long from = (long) y * small.strideBytes();
        long to = (long) (top + y) * raster.strideBytes() + left;
        MemorySegment.copy(image.pixels(), from, pixels, to, row);
      }
      FrameInfo info =
          new FrameInfo(
              small.frameNumber(),
              small.exposedAtNanos(),
              small.receivedAtNanos(),
              raster,
              small.origin());
      return new Frame(info, pixels, arena::close);
    }
  }
}
