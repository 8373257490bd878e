package dev.linewarden.archive;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.PixelFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;

/// Frames to files, as they are or with what the tools saw drawn in. In buffers that are used
/// again; one thread at a time.
final class PictureEncoder implements AutoCloseable {
  /// Of PNG: more costs three times as long for a twentieth of the bytes.
  private static final int COMPRESSION = 1;

  private static final int LINE_PX = 2;
  private static final int SHIFT = 3;
  private static final double TEXT_SCALE = 0.8;

  private final PictureFormat format;
  private final IntPointer settings;
  private final BytePointer encoded = new BytePointer();
  private final Mat canvas = new Mat();
  private final Scalar good = new Scalar(80, 200, 80, 0);
  private final Scalar bad = new Scalar(60, 60, 255, 0);

  PictureEncoder(PictureFormat format, int quality) {
    this.format = format;
    this.settings =
        switch (format) {
          case JPEG -> new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality);
          case PNG -> new IntPointer(opencv_imgcodecs.IMWRITE_PNG_COMPRESSION, COMPRESSION);
        };
  }

  /// Reads the pixels only during the call, as the next one.
  byte[] raw(Frame frame) {
    try (BytePointer pixels = new BytePointer(frame.pixels().asByteBuffer());
        Mat whole = whole(frame.info(), pixels)) {
      return encode(whole);
    }
  }

  /// @param seen what the tools of this view saw
  /// @param about all of the part
  byte[] overlay(Frame frame, List<Sidecar.Seen> seen, Sidecar about) {
    try (BytePointer pixels = new BytePointer(frame.pixels().asByteBuffer());
        Mat whole = whole(frame.info(), pixels)) {
      if (frame.info().format() == PixelFormat.MONO8) {
        opencv_imgproc.cvtColor(whole, canvas, opencv_imgproc.COLOR_GRAY2BGR);
      } else {
        whole.copyTo(canvas);
      }
    }
    for (Sidecar.Seen one : seen) {
      outline(one.outline(), about.isBroken(one) ? bad : good);
    }
    headline("%d  %s".formatted(about.part(), about.label()), about.verdict().equals("pass"));
    return encode(canvas);
  }

  private void outline(List<Sidecar.Corner> corners, Scalar colour) {
    for (int i = 0; i < corners.size(); i++) {
      try (Point from = point(corners.get(i));
          Point to = point(corners.get((i + 1) % corners.size()))) {
        opencv_imgproc.line(canvas, from, to, colour, LINE_PX, opencv_imgproc.LINE_AA, SHIFT);
      }
    }
  }

  private static Point point(Sidecar.Corner corner) {
    int parts = 1 << SHIFT;
    return new Point((int) Math.round(corner.x() * parts), (int) Math.round(corner.y() * parts));
  }

  /// OpenCV draws no letters but those of ASCII.
  private void headline(String said, boolean passed) {
    String plain = new String(said.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    try (Point at = new Point(8, 28);
        Scalar shade = new Scalar(0, 0, 0, 0);
        BytePointer text = new BytePointer(plain)) {
      for (boolean under : List.of(true, false)) {
        opencv_imgproc.putText(
            canvas,
            text,
            at,
            opencv_imgproc.FONT_HERSHEY_SIMPLEX,
            TEXT_SCALE,
            under ? shade : passed ? good : bad,
            under ? 3 * LINE_PX : LINE_PX,
            opencv_imgproc.LINE_AA,
            false);
      }
    }
  }

  private static Mat whole(FrameInfo info, BytePointer pixels) {
    int type =
        switch (info.format()) {
          case MONO8 -> opencv_core.CV_8UC1;
          case BGR8 -> opencv_core.CV_8UC3;
        };
    return new Mat(info.height(), info.width(), type, pixels, info.strideBytes());
  }

  private byte[] encode(Mat picture) {
    if (!opencv_imgcodecs.imencode("." + format.ending(), picture, encoded, settings)) {
      throw new BadInput(
          "a picture of %dx%d could not be made a %s"
              .formatted(picture.cols(), picture.rows(), format.key()));
    }
    byte[] bytes = new byte[(int) encoded.limit()];
    encoded.get(bytes);
    return bytes;
  }

  @Override
  public void close() {
    settings.close();
    encoded.close();
    canvas.close();
    good.close();
    bad.close();
  }
}
