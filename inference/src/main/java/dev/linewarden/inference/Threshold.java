package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/// Which pixels of a zone belong to the things that are looked for: brighter (or darker) than a
/// grey, fixed or chosen anew for each part, or than their own surroundings.
final class Threshold {
  private static final int GREYS = 256;
  private static final int SIZE_MAX = 255;

  private final Setup setup;
  private final Mat mask;
  private final @Nullable Mat counting;
  private final ByteBuffer bytes;
  private final int pixels;
  private final long[] greys = new long[GREYS];

  enum By {
    FIXED,
    OTSU,
    ADAPTIVE
  }

  /// @param level `fixed`: the first grey that is bright
  /// @param offset `adaptive`: by so many greys a pixel must differ from its surroundings
  /// @param size `adaptive`: the surroundings' side, in pixels
  record Setup(By by, LevelTool.To to, double level, double offset, int size) {
    static Setup read(SettingsReader settings) {
      By by = settings.choice("by", By.class, By.FIXED);
      LevelTool.To blobs = settings.choice("blobs", LevelTool.To.class, LevelTool.To.DARK);
      double level = 0;
      double offset = 0;
      int size = 3;
      switch (by) {
        case FIXED -> level = settings.number("threshold", 1, GREYS - 1);
        case OTSU -> {}
        case ADAPTIVE -> {
          offset = settings.number("offset", 1, GREYS - 1);
          size = settings.integer("size", 3, SIZE_MAX, 31);
          if (size % 2 == 0) {
            settings.problem("'size' must be odd, but is %d".formatted(size));
          }
        }
      }
      return new Setup(by, blobs, level, offset, size);
    }
  }

  Threshold(Setup setup, Cutout cutout, Bench bench) {
    this.setup = setup;
    this.mask = bench.mat(cutout.height(), cutout.width(), opencv_core.CV_8UC1);
    this.counting = cutout.mask();
    this.bytes = mask.createBuffer();
    this.pixels = cutout.counting();
  }

  /// Fills in, row after row, a number that is not 0 where a pixel belongs.
  void mark(Mat plane, byte[] marks) {
    boolean bright = setup.to() == LevelTool.To.BRIGHT;
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
  private double otsu(Mat plane, byte[] room) {
    if (counting == null) {
      return opencv_imgproc.threshold(
          plane, mask, 0, 255, opencv_imgproc.THRESH_BINARY | opencv_imgproc.THRESH_OTSU);
    }
    opencv_core.bitwise_and(plane, counting, mask);
    bytes.get(0, room);
    Arrays.fill(greys, 0);
    for (byte pixel : room) {
      greys[pixel & 0xFF]++;
    }
    // What does not count is 0 now.
    greys[0] -= room.length - pixels;
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
