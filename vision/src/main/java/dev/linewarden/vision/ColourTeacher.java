package dev.linewarden.vision;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Region;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// Learns the colour for a `colour` tool from places that a person clicks on, in one picture or in
/// several. Not thread-safe; no part waits for it.
public final class ColourTeacher {
  private static final double SURE = 3;

  /// JPEG and noise make even a plain surface differ by so much, in delta E.
  private static final double WITHIN_MIN = 3;

  private long pixels;
  private double light;
  private double a;
  private double b;
  private double squares;

  /// What was learned.
  ///
  /// @param lab the mean, for the tool's `lab`
  /// @param spread the standard deviation around it, in delta E
  /// @param within what to begin with for the tool's `within`: three times the spread
  public record Taught(LabColour lab, double spread, double within) {}

  /// Throws [BadInput] for a place outside of the frame and a frame without colour. The frame stays
  /// the caller's.
  public void sample(Frame frame, Region.Box place) {
    FrameInfo info = frame.info();
    int x = (int) Math.floor(place.x());
    int y = (int) Math.floor(place.y());
    int width = (int) Math.ceil(place.x() + place.width()) - x;
    int height = (int) Math.ceil(place.y() + place.height()) - y;
    if (info.format() != PixelFormat.BGR8) {
      throw new BadInput(
          "a colour is learned from a colour picture (BGR8), but %s is %s"
              .formatted(info.origin(), info.format()));
    }
    if (x < 0 || y < 0 || x + width > info.width() || y + height > info.height()) {
      throw new BadInput(
          "a colour is learned from a place in the frame of %dx%d, but %dx%d at %d, %d is not"
              .formatted(info.width(), info.height(), width, height, x, y));
    }
    byte[] values = new byte[3 * width * height];
    try (Mat picture = copied(frame, x, y, width, height);
        Mat lab = new Mat();
        BytePointer bytes = converted(picture, lab)) {
      bytes.get(values);
    }
    for (int i = 0; i < values.length; i += 3) {
      add(values[i] & 0xFF, values[i + 1] & 0xFF, values[i + 2] & 0xFF);
    }
  }

  private static Mat copied(Frame frame, int x, int y, int width, int height) {
    byte[] row = new byte[3 * width];
    Mat picture = new Mat(height, width, opencv_core.CV_8UC3);
    for (int line = 0; line < height; line++) {
      long from = (long) (y + line) * frame.info().strideBytes() + 3L * x;
      frame.pixels().asSlice(from, row.length).asByteBuffer().get(row);
      try (BytePointer to = picture.ptr(line)) {
        to.put(row);
      }
    }
    return picture;
  }

  private static BytePointer converted(Mat picture, Mat lab) {
    opencv_imgproc.cvtColor(picture, lab, opencv_imgproc.COLOR_BGR2Lab);
    return lab.data();
  }

  private void add(int lightByte, int aByte, int bByte) {
    double lightValue = lightByte * LabColour.LIGHT_BYTE;
    double aValue = aByte - LabColour.ZERO_BYTE;
    double bValue = bByte - LabColour.ZERO_BYTE;
    pixels++;
    light += lightValue;
    a += aValue;
    b += bValue;
    squares += lightValue * lightValue + aValue * aValue + bValue * bValue;
  }

  /// Throws [BadInput] when there was no sample.
  public Taught taught() {
    if (pixels == 0) {
      throw new BadInput("a colour is learned from at least one place, but there was none");
    }
    LabColour mean = new LabColour(light / pixels, a / pixels, b / pixels);
    double around = mean.light() * mean.light() + mean.a() * mean.a() + mean.b() * mean.b();
    double spread = Math.sqrt(Math.max(0, squares / pixels - around));
    return new Taught(mean, spread, Math.max(WITHIN_MIN, SURE * spread));
  }
}
