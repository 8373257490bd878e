package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.RecipeView;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/// The frames of a part to one JPEG, in buffers that are used again. One thread at a time.
final class Jpeg implements AutoCloseable {
  /// How a picture is made smaller.
  enum Shrink {
    /// Of every pixel: some milliseconds for a large frame.
    CAREFUL(opencv_imgproc.INTER_AREA),
    /// Of the few pixels around each new one: a tenth of that, and fine edges become ragged.
    QUICK(opencv_imgproc.INTER_LINEAR);

    private final int interpolation;

    Shrink(int interpolation) {
      this.interpolation = interpolation;
    }
  }

  private final int longestSide;
  private final Shrink shrink;
  private final IntPointer settings;
  private final BytePointer encoded = new BytePointer();
  private final Mat small = new Mat();
  private final Mat canvas = new Mat();
  private final Scalar black = new Scalar(0);

  /// A picture longer than `longestSide` pixels is made smaller first, carefully.
  Jpeg(int longestSide, int quality) {
    this(longestSide, quality, Shrink.CAREFUL);
  }

  /// A picture longer than `longestSide` pixels is made smaller first.
  Jpeg(int longestSide, int quality, Shrink shrink) {
    this.longestSide = longestSide;
    this.shrink = shrink;
    this.settings = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality);
  }

  /// Reads the pixels only during the call.
  ///
  /// @param sheet where each frame lies in the picture
  byte[] encode(Frames frames, Sheet sheet) {
    double scale = Math.min(1, (double) longestSide / Math.max(sheet.width(), sheet.height()));
    Frame only = frames.views() == 1 ? frames.of(0) : null;
    if (only != null) {
      try (BytePointer pixels = new BytePointer(only.pixels().asByteBuffer());
          Mat whole = whole(only, pixels)) {
        return encode(fitting(whole, scale));
      }
    }
    canvas.create(scaled(sheet.height(), scale), scaled(sheet.width(), scale), opencv_core.CV_8UC3);
    canvas.put(black);
    for (int view = 0; view < sheet.tiles().size(); view++) {
      Frame frame = frames.of(view);
      if (frame != null) {
        lay(frame, sheet.tiles().get(view), scale);
      }
    }
    return encode(canvas);
  }

  /// A frame that is shown by itself.
  byte[] encode(Frame frame) {
    FrameInfo info = frame.info();
    Frames only = Frames.of(frame);
    return encode(only, Sheet.of(List.of(RecipeView.only(info.width(), info.height())), only));
  }

  private void lay(Frame frame, Wire.Tile tile, double scale) {
    int x = scaled(tile.x(), scale);
    int y = scaled(tile.y(), scale);
    try (BytePointer pixels = new BytePointer(frame.pixels().asByteBuffer());
        Mat whole = whole(frame, pixels)) {
      Mat fitting = fitting(whole, scale);
      int width = Math.min(fitting.cols(), canvas.cols() - x);
      int height = Math.min(fitting.rows(), canvas.rows() - y);
      try (Rect from = new Rect(0, 0, width, height);
          Rect to = new Rect(x, y, width, height);
          Mat source = new Mat(fitting, from);
          Mat place = new Mat(canvas, to)) {
        if (frame.info().format() == PixelFormat.MONO8) {
          opencv_imgproc.cvtColor(source, place, opencv_imgproc.COLOR_GRAY2BGR);
        } else {
          source.copyTo(place);
        }
      }
    }
  }

  /// The frame's pixels, where they are.
  static Mat whole(Frame frame, BytePointer pixels) {
    FrameInfo info = frame.info();
    int type =
        switch (info.format()) {
          case MONO8 -> opencv_core.CV_8UC1;
          case BGR8 -> opencv_core.CV_8UC3;
        };
    return new Mat(info.height(), info.width(), type, pixels, info.strideBytes());
  }

  private Mat fitting(Mat whole, double scale) {
    if (scale == 1) {
      return whole;
    }
    try (Size size = new Size(scaled(whole.cols(), scale), scaled(whole.rows(), scale))) {
      opencv_imgproc.resize(whole, small, size, 0, 0, shrink.interpolation);
    }
    return small;
  }

  private static int scaled(int pixels, double scale) {
    return pixels == 0 ? 0 : Math.max(1, (int) Math.round(pixels * scale));
  }

  private byte[] encode(Mat picture) {
    if (!opencv_imgcodecs.imencode(".jpg", picture, encoded, settings)) {
      throw new BadInput(
          "a picture of %dx%d could not be made a JPEG".formatted(picture.cols(), picture.rows()));
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
    canvas.close();
    black.close();
  }
}
