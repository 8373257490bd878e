package dev.linewarden.station;

import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Raster;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// Lays images that are smaller than a recipe's frames into the middle of one, on a ground as
/// bright as the brighter part of their rim, so that one recipe judges images of many sizes: what
/// is drawn on white up to its rim lies on white, and a photograph has no hard edge around it.
/// Larger ones stay as they are.
final class Ground {
  private final int width;
  private final int height;

  /// @param width of the frames, in pixels
  Ground(int width, int height) {
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
      MemorySegment pixels = arena.allocate(raster.bytes());
      fill(pixels, raster, image);
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

  private void fill(MemorySegment pixels, Raster raster, Frame image) {
    FrameInfo small = image.info();
    int bytes = small.format().bytesPerPixel();
    pixels.fill((byte) brightness(image));
    int left = (width - small.width()) / 2;
    int top = (height - small.height()) / 2;
    for (int y = 0; y < small.height(); y++) {
      long from = (long) y * small.strideBytes();
      long to = (long) (top + y) * raster.strideBytes() + (long) left * bytes;
      MemorySegment.copy(image.pixels(), from, pixels, to, (long) small.width() * bytes);
    }
  }

  /// Three quarters of the first and last row's bytes are darker, or as bright.
  private static int brightness(Frame image) {
    FrameInfo info = image.info();
    int row = info.width() * info.format().bytesPerPixel();
    int[] rim = new int[2 * row];
    for (int i = 0; i < row; i++) {
      long last = (long) (info.height() - 1) * info.strideBytes();
      rim[2 * i] = image.pixels().get(ValueLayout.JAVA_BYTE, i) & 0xFF;
      rim[2 * i + 1] = image.pixels().get(ValueLayout.JAVA_BYTE, last + i) & 0xFF;
    }
    Arrays.sort(rim);
    return rim[rim.length * 3 / 4];
  }
}
