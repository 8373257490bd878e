package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/// Frames to JPEG, in buffers that are used again. One thread at a time.
final class Jpeg implements AutoCloseable {
  private final int longestSide;
  private final IntPointer settings;
  private final BytePointer encoded = new BytePointer();
  private final Mat small = new Mat();

  /// Frames longer than `longestSide` pixels are made smaller first.
  Jpeg(int longestSide, int quality) {
    this.longestSide = longestSide;
    this.settings = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality);
  }

  /// Reads the pixels only during the call.
  byte[] encode(Frame frame) {
    FrameInfo info = frame.info();
    int type =
        switch (info.format()) {
          case MONO8 -> opencv_core.CV_8UC1;
          case BGR8 -> opencv_core.CV_8UC3;
        };
    try (BytePointer pixels = new BytePointer(frame.pixels().asByteBuffer());
        Mat whole = new Mat(info.height(), info.width(), type, pixels, info.strideBytes())) {
      return encode(fitting(whole), info);
    }
  }

  private Mat fitting(Mat whole) {
    int longest = Math.max(whole.cols(), whole.rows());
    if (longest <= longestSide) {
      return whole;
    }
    double scale = (double) longestSide / longest;
    int width = Math.max(1, (int) Math.round(whole.cols() * scale));
    int height = Math.max(1, (int) Math.round(whole.rows() * scale));
    try (Size size = new Size(width, height)) {
      opencv_imgproc.resize(whole, small, size, 0, 0, opencv_imgproc.INTER_AREA);
    }
    return small;
  }

  private byte[] encode(Mat picture, FrameInfo info) {
    if (!opencv_imgcodecs.imencode(".jpg", picture, encoded, settings)) {
      throw new BadInput(
          "frame %d of %s could not be made a JPEG".formatted(info.frameNumber(), info.origin()));
    }
    byte[] bytes = new byte[(int) encoded.limit()];
    encoded.get(bytes);
    return bytes;
  }

  @Override
  public void close() {
    settings.close();
    encoded.close();
    small.close();
  }
}
