package dev.linewarden.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/// Small image files made for tests.
final class Pictures {
  private Pictures() {}

  /// An evenly coloured image; `type` is OpenCV's, `value` goes into every channel.
  static Path write(Path file, int width, int height, int type, double value) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (Mat mat = new Mat(height, width, type, new Scalar(value, value, value, value))) {
      if (!opencv_imgcodecs.imwrite(file.toString(), mat)) {
        throw new IOException("OpenCV did not write " + file);
      }
    }
    return file;
  }

  static Path grey(Path file, int value) throws IOException {
    return write(file, 24, 16, opencv_core.CV_8UC1, value);
  }

  /// A PNG that is nothing but a header with these claims.
  static Path pngClaiming(Path file, int width, int height) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(64);
    header.putLong(0x89504E470D0A1A0AL).putInt(13).put("IHDR".getBytes(StandardCharsets.US_ASCII));
    header.putInt(width).putInt(height);
    return Files.write(file, header.array());
  }
}
