package dev.linewarden.inference;

import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.PixelFormat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/// A decoded photograph on the heap, for making frames of it that are a little different.
final class Photo {
  private final String name;
  private final int width;
  private final int height;
  private final byte[] bgr;

  private Photo(String name, int width, int height, byte[] bgr) {
    this.name = name;
    this.width = width;
    this.height = height;
    this.bgr = bgr;
  }

  String name() {
    return name;
  }

  static Photo read(Path file) {
    try (Mat mat = opencv_imgcodecs.imread(file.toString(), opencv_imgcodecs.IMREAD_COLOR)) {
      if (mat.empty()) {
        Assertions.fail("the photograph %s cannot be read", file);
      }
      byte[] bytes = new byte[mat.rows() * mat.cols() * 3];
      mat.data().get(bytes);
      return new Photo(file.getFileName().toString(), mat.cols(), mat.rows(), bytes);
    }
  }

  Frame frame(Arena arena) {
    return changed(0, 0, 1, arena);
  }

  /// Moved to the right and down, the rim repeated, and each value multiplied.
  Frame changed(int right, int down, double brightness, Arena arena) {
    MemorySegment pixels = arena.allocate(bgr.length);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int fromX = Math.clamp(x - right, 0, width - 1);
        int fromY = Math.clamp(y - down, 0, height - 1);
        for (int channel = 0; channel < 3; channel++) {
          int value = bgr[(fromY * width + fromX) * 3 + channel] & 0xFF;
          int changed = (int) Math.min(255, Math.round(value * brightness));
          pixels.set(ValueLayout.JAVA_BYTE, (long) (y * width + x) * 3 + channel, (byte) changed);
        }
      }
    }
    FrameInfo info = new FrameInfo(1, 0, 0, width, height, width * 3, PixelFormat.BGR8, name);
    return new Frame(info, pixels, () -> {});
  }
}
