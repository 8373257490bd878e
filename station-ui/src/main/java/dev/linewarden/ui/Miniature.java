package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/// A stored picture made small, for lists of many. Any thread.
final class Miniature {
  private static final int QUALITY = 80;

  private Miniature() {}

  /// As JPEG, with its proportions; a picture that is no wider comes back as it is. Throws
  /// [BadInput] for what is no picture.
  ///
  /// @param image JPEG or PNG of our own making
  /// @param width in pixels
  static byte[] of(byte[] image, int width) {
    try (BytePointer bytes = new BytePointer(image);
        Mat packed = new Mat(bytes, false);
        Mat whole = opencv_imgcodecs.imdecode(packed, opencv_imgcodecs.IMREAD_COLOR)) {
      if (whole.empty()) {
        throw new BadInput("a kept picture is damaged: it cannot be made small");
      }
      return whole.cols() <= width ? image : shrunk(whole, width);
    }
  }

  private static byte[] shrunk(Mat whole, int width) {
    int height = Math.max(1, (int) Math.round((double) whole.rows() * width / whole.cols()));
    try (Mat small = new Mat();
        Size size = new Size(width, height);
        BytePointer encoded = new BytePointer();
        IntPointer settings = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, QUALITY)) {
      opencv_imgproc.resize(whole, small, size, 0, 0, opencv_imgproc.INTER_AREA);
      if (!opencv_imgcodecs.imencode(".jpg", small, encoded, settings)) {
        throw new BadInput("a kept picture of %dx%d cannot be made small".formatted(width, height));
      }
      byte[] bytes = new byte[(int) encoded.limit()];
      encoded.get(bytes);
      return bytes;
    }
  }
}
