package dev.linewarden.vision;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/// Which pixels of a zone belong to the things that are looked for: brighter (or darker) than a
/// grey, fixed or chosen anew for each part, or than their own surroundings.
public final class Threshold {
  /// The brightest grey.
  public static final int GREY_MAX = 255;

  /// Sides of the surroundings, in pixels.
  public static final int SIZE_MIN = 3;

  public static final int SIZE_MAX = 255;

  private final Setup setup;
  private final Mat mask;
  private final @Nullable Mat counting;
  private final ByteBuffer bytes;
  private final int pixels;
  private final long[] greys = new long[GREY_MAX + 1];

  /// A grey that is given, one for each picture after Otsu, or the mean of the surroundings.
  public enum By {
    FIXED,
    OTSU,
    ADAPTIVE
  }

  /// @param to which pixels are marked
  /// @param level `fixed`: the first grey that is bright
  /// @param offset `adaptive`: by so many greys a pixel must differ from its surroundings
  /// @param size `adaptive`: the surroundings' side, odd, [#SIZE_MIN] to [#SIZE_MAX] pixels
  public record Setup(By by, Shade to, double level, double offset, int size) {}

  /// For planes of the cutout's size, of which only what counts there is marked.
  public Threshold(Setup setup, Cutout cutout, Room room) {
    this.setup = setup;
    this.mask = room.mat(cutout.height(), cutout.width(), opencv_core.CV_8UC1);
    this.counting = cutout.mask();
    this.bytes = mask.createBuffer();
    this.pixels = cutout.counting();
  }

  /// Of an 8-bit plane, fills in, row after row, a number that is not 0 where a pixel belongs.
  public void mark(Mat plane, byte[] marks) {
    boolean bright = setup.to() == Shade.BRIGHT;
    int type = bright ? opencv_imgproc.THRESH_BINARY : opencv_imgproc.THRESH_BINARY_INV;
    switch (setup.by()) {
      // OpenCV counts what is above a grey as bright, we what reaches it.
      case FIXED -> opencv_imgproc.threshold(plane, mask, Math.ceil(setup.level()) - 1, 255, type);
      case OTSU -> opencv_imgproc.threshold(plane, mask, otsu(plane, marks), 255, type);
      case ADAPTIVE ->
          opencv_imgproc.adaptiveThreshold(
              plane,
              mask,
              255,
              opencv_imgproc.ADAPTIVE_THRESH_MEAN_C,
              type,
              setup.size(),
              bright ? -setup.offset() : setup.offset());
    }
    if (counting != null) {
      opencv_core.bitwise_and(mask, counting, mask);
    }
    bytes.get(0, marks);
  }

  /// Otsu's grey over the pixels that count. OpenCV would take it over all of the box.
  private double otsu(Mat plane, byte[] scratch) {
    if (counting == null) {
      return opencv_imgproc.threshold(
          plane, mask, 0, 255, opencv_imgproc.THRESH_BINARY | opencv_imgproc.THRESH_OTSU);
    }
    opencv_core.bitwise_and(plane, counting, mask);
    bytes.get(0, scratch);
    Arrays.fill(greys, 0);
    for (byte pixel : scratch) {
      greys[pixel & 0xFF]++;
    }
    // What does not count is 0 now.
    greys[0] -= scratch.length - pixels;
    return otsu(greys);
  }

  /// The last grey of the dark side: between both sides the means differ most, by their weight.
  static double otsu(long[] counts) {
    double total = 0;
    double sum = 0;
    for (int grey = 0; grey < counts.length; grey++) {
      total += counts[grey];
      sum += (double) grey * counts[grey];
    }
    double best = -1;
    int bestGrey = 0;
    double below = 0;
    double sumBelow = 0;
    for (int grey = 0; grey < counts.length - 1; grey++) {
      below += counts[grey];
      sumBelow += (double) grey * counts[grey];
      if (below == 0 || below == total) {
        continue;
      }
      double apart = sumBelow / below - (sum - sumBelow) / (total - below);
      double difference = below * (total - below) * apart * apart;
      if (difference > best) {
        best = difference;
        bestGrey = grey;
      }
    }
    return bestGrey;
  }
}
