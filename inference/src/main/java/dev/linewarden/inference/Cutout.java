package dev.linewarden.inference;

import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.Region;
import java.nio.DoubleBuffer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/// The pixels of a [Zone], upright and always of the same size, wherever the part lies. Of a zone
/// that never moves and is not turned they are the frame's own memory, not copied; otherwise they
/// are sampled from the frame, between four pixels each.
final class Cutout {
  private final Zone zone;
  private final RecipeView frame;
  private final boolean fixed;
  private final Window window;
  private final @Nullable Mat mask;
  private final @Nullable Region still;
  private final Sampled sampled;
  private Mat pixels;

  Cutout(Zone zone, Bench bench) {
    this.zone = zone;
    this.frame = bench.view();
    this.fixed = zone.fixed();
    this.window =
        fixed
            ? bench.window((int) zone.left(), (int) zone.top(), zone.width(), zone.height())
            : bench.window(0, 0, frame.width(), frame.height());
    this.mask = bench.mask(zone);
    this.still = zone.pose().moves() ? null : zone.region();
    this.sampled = new Sampled(fixed ? Zone.box(0, 0, 1, 1) : zone, bench);
    this.pixels = sampled.grey;
  }

  int width() {
    return zone.width();
  }

  int height() {
    return zone.height();
  }

  Zone zone() {
    return zone;
  }

  /// 255 where a pixel counts; null when all do.
  @Nullable Mat mask() {
    return mask;
  }

  /// How many pixels count.
  int counting() {
    return mask == null ? zone.width() * zone.height() : opencv_core.countNonZero(mask);
  }

  /// Where it lies in the frame now.
  Region region() {
    return still == null ? zone.region() : still;
  }

  /// Takes in the frame in view. False when there is nothing to look at: the part was not located,
  /// or this zone of it is not in the frame.
  boolean look(View view) {
    if (!fixed && !(zone.pose().located() && zone.inside(frame))) {
      return false;
    }
    Mat source = window.on(view);
    pixels = fixed ? source : sampled.from(source, zone, view.format());
    return true;
  }

  /// Of the last look that saw something: for reading only, and until the frame is gone.
  Mat pixels() {
    return pixels;
  }

  /// A zone's pixels as they are sampled from the whole frame.
  private static final class Sampled {
    private final Mat grey;
    private final Mat colour;
    private final Mat way;
    private final DoubleBuffer coefficients;
    private final Size size;
    private final Scalar unused;

    Sampled(Zone zone, Bench bench) {
      grey = bench.mat(zone.height(), zone.width(), opencv_core.CV_8UC1);
      colour = bench.mat(zone.height(), zone.width(), opencv_core.CV_8UC3);
      way = bench.mat(2, 3, opencv_core.CV_64FC1);
      coefficients = way.createBuffer();
      size = bench.scope().keep(new Size(zone.width(), zone.height()));
      unused = bench.scope().keep(new Scalar(0));
    }

    Mat from(Mat frame, Zone zone, PixelFormat format) {
      // OpenCV counts pixels from the middle of the first one, where we are at one half.
      double x = zone.frameX(0.5, 0.5);
      double y = zone.frameY(0.5, 0.5);
      coefficients.put(0, zone.frameX(1.5, 0.5) - x);
      coefficients.put(1, zone.frameX(0.5, 1.5) - x);
      coefficients.put(2, x - 0.5);
      coefficients.put(3, zone.frameY(1.5, 0.5) - y);
      coefficients.put(4, zone.frameY(0.5, 1.5) - y);
      coefficients.put(5, y - 0.5);
      Mat to = format == PixelFormat.MONO8 ? grey : colour;
      opencv_imgproc.warpAffine(
          frame,
          to,
          way,
          size,
          opencv_imgproc.INTER_LINEAR | opencv_imgproc.WARP_INVERSE_MAP,
          opencv_core.BORDER_REPLICATE,
          unused);
      return to;
    }
  }
}
