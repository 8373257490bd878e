package dev.linewarden.capture;

import dev.linewarden.inspection.PixelFormat;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.bytedeco.opencv.opencv_core.Mat;

/// An image in OpenCV's memory, 8 bits a channel, grey or BGR. To be closed.
final class DecodedImage implements AutoCloseable {
  private final Mat mat;

  DecodedImage(Mat mat) {
    this.mat = mat;
  }

  int width() {
    return mat.cols();
  }

  int height() {
    return mat.rows();
  }

  PixelFormat format() {
    return mat.channels() == 1 ? PixelFormat.MONO8 : PixelFormat.BGR8;
  }

  int strideBytes() {
    return width() * format().bytesPerPixel();
  }

  long bytes() {
    return (long) strideBytes() * height();
  }

  /// The rows one after another, without gaps.
  void copyTo(MemorySegment target) {
    ByteBuffer whole = mat.createBuffer();
    MemorySegment from = MemorySegment.ofBuffer(whole);
    long step = mat.step();
    for (int row = 0; row < height(); row++) {
      MemorySegment.copy(from, row * step, target, (long) row * strideBytes(), strideBytes());
    }
  }

  @Override
  public void close() {
    mat.close();
  }
}
