package dev.linewarden.capture;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/// Turns an image file into 8 bit grey or BGR: 16 bits are divided by 256, a transparent picture
/// lies on white. Looks at the header first, so that no file can make OpenCV allocate more than
/// [#PIXELS_MAX] asks for.
final class ImageDecoder {
  /// The largest image that is decoded; larger ones are refused unread.
  static final long PIXELS_MAX = 64_000_000;

  private static final double FROM_16_BITS = 1.0 / 256;

  private ImageDecoder() {}

  /// Throws [IOException] whose message is one sentence naming the file.
  static DecodedImage decode(Path file) throws IOException {
    ImageSize claimed = size(file);
    Mat mat = read(file, claimed);
    if (mat.empty()) {
      mat.close();
      throw unreadable(file, "the %s is damaged".formatted(claimed.format()), null);
    }
    return new DecodedImage(to8Bits(mat, file));
  }

  /// What the file claims to be, refused if too large.
  static ImageSize size(Path file) throws IOException {
    ImageSize claimed;
    try {
      claimed = ImageHeader.read(file);
    } catch (IOException reason) {
      throw unreadable(file, sentence(reason), reason);
    }
    // Width and height are below 2^32 each: compare without multiplying.
    if (claimed.width() > PIXELS_MAX / claimed.height()) {
      throw unreadable(
          file,
          "expected at most %d pixels, but the %s claims %d x %d"
              .formatted(PIXELS_MAX, claimed.format(), claimed.width(), claimed.height()),
          null);
    }
    return claimed;
  }

  /// Only as it is stored does OpenCV give the transparency; of other formats than PNG that would
  /// leave out which side is up.
  private static Mat read(Path file, ImageSize claimed) throws IOException {
    int flags =
        claimed.format().equals("png")
            ? opencv_imgcodecs.IMREAD_UNCHANGED
            : opencv_imgcodecs.IMREAD_ANYDEPTH | opencv_imgcodecs.IMREAD_ANYCOLOR;
    try {
      return opencv_imgcodecs.imread(file.toString(), flags);
    } catch (RuntimeException refused) {
      // OpenCV's exceptions reach Java as bare runtime exceptions.
      throw unreadable(file, "OpenCV refused it: " + refused.getMessage(), refused);
    }
  }

  private static Mat to8Bits(Mat mat, Path file) throws IOException {
    Mat result = mat;
    if (mat.depth() == opencv_core.CV_16U) {
      result = new Mat();
      mat.convertTo(result, opencv_core.CV_8U, FROM_16_BITS, 0);
      mat.close();
    } else if (mat.depth() != opencv_core.CV_8U) {
      int depth = mat.depth();
      mat.close();
      throw unreadable(
          file, "expected 8 or 16 bits a channel, got OpenCV's depth %d".formatted(depth), null);
    }
    return withoutAlpha(result, file);
  }

  private static Mat withoutAlpha(Mat mat, Path file) throws IOException {
    int channels = mat.channels();
    if (channels == 1 || channels == 3) {
      return mat;
    }
    if (channels != 4) {
      mat.close();
      throw unreadable(file, "expected grey or colour, got %d channels".formatted(channels), null);
    }
    try (mat) {
      return onWhite(mat);
    }
  }

  private static Mat onWhite(Mat transparent) {
    Mat picture = new Mat();
    opencv_imgproc.cvtColor(transparent, picture, opencv_imgproc.COLOR_BGRA2BGR);
    try (Mat alpha = new Mat();
        Mat cover = new Mat()) {
      opencv_core.extractChannel(transparent, alpha, 3);
      opencv_imgproc.cvtColor(alpha, cover, opencv_imgproc.COLOR_GRAY2BGR);
      opencv_core.multiply(picture, cover, picture, 1.0 / 255, -1);
      opencv_core.bitwise_not(cover, cover);
      opencv_core.add(picture, cover, picture);
    }
    return picture;
  }

  /// The exceptions of `java.nio.file` say only the path; their name says what happened.
  private static String sentence(IOException reason) {
    String message = String.valueOf(reason.getMessage());
    return reason.getClass() == IOException.class
        ? message
        : reason.getClass().getSimpleName().replace("Exception", "");
  }

  private static IOException unreadable(Path file, String why, @Nullable Throwable cause) {
    return new IOException("cannot read the image %s: %s".formatted(file, why), cause);
  }
}
