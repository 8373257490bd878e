package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Cutout;
import dev.linewarden.vision.Plane;
import dev.linewarden.vision.Spread;
import dev.linewarden.vision.View;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.jspecify.annotations.Nullable;

/// Stands in a recipe where its `golden` tool will stand, and adds up what it sees there.
final class GoldenLesson implements Tool {
  /// Sobel's weights, for grey levels a pixel.
  private static final double SOBEL = 1 / 8.0;

  private final GoldenTool.Look look;
  private final Cutout cutout;
  private final Plane plane;
  private final Spread spread;
  private final Mat lit;
  private final Mat sum;
  private final Mat squares;
  private int parts;
  private double firstMean;
  private double firstDeviation;

  /// Makes the only one of a recipe.
  static final class Maker implements VisionLoader.Maker {
    private @Nullable GoldenLesson made;

    @Override
    public Tool make(SettingsReader settings, Bench bench) {
      GoldenTool.Look look = GoldenTool.Look.read(settings, bench);
      GoldenTool.readRest(settings);
      settings.finish();
      made = new GoldenLesson(look, bench);
      return made;
    }

    GoldenLesson made() {
      if (made == null) {
        throw new IllegalStateException("the recipe has no golden tool");
      }
      return made;
    }
  }

  private GoldenLesson(GoldenTool.Look look, Bench bench) {
    this.look = look;
    this.cutout = new Cutout(look.zone(), bench.room());
    this.plane = new Plane(look.channel(), cutout, bench.room());
    this.spread = new Spread(bench.room());
    int width = look.zone().width();
    int height = look.zone().height();
    this.lit = bench.mat(height, width, opencv_core.CV_8UC1);
    this.sum = bench.mat(height, width, opencv_core.CV_64FC1);
    this.squares = bench.mat(height, width, opencv_core.CV_64FC1);
    forget();
  }

  /// Begins anew, after the runs on blank frames.
  void forget() {
    parts = 0;
    try (Scalar zero = new Scalar(0)) {
      sum.put(zero);
      squares.put(zero);
    }
  }

  int parts() {
    return parts;
  }

  @Override
  public boolean needsColour() {
    return plane.needsColour();
  }

  @Override
  public List<String> yields() {
    return GoldenTool.NAMES;
  }

  @Override
  public void run(View view, FindingSink sink) {
    sink.nothing(GoldenTool.NAMES);
    if (!plane.look(view)) {
      return;
    }
    if (parts == 0) {
      spread.measure(plane.pixels(), null);
      firstMean = spread.mean();
      firstDeviation = spread.deviation();
    }
    Mat seen = plane.pixels();
    if (look.light()) {
      GoldenTool.relight(seen, lit, spread, firstMean, firstDeviation);
      seen = lit;
    }
    opencv_imgproc.accumulate(seen, sum);
    opencv_imgproc.accumulateSquare(seen, squares);
    parts++;
  }

  void write(Path meanFile, Path toleranceFile) {
    try (Mat mean = new Mat();
        Mat meanSquare = new Mat();
        Mat tolerance = new Mat();
        Mat slope = new Mat();
        Mat grey = new Mat()) {
      sum.convertTo(mean, opencv_core.CV_64F, 1.0 / parts, 0);
      opencv_core.multiply(mean, mean, meanSquare);
      squares.convertTo(tolerance, opencv_core.CV_64F, 1.0 / parts, 0);
      opencv_core.subtract(tolerance, meanSquare, tolerance);
      // A rounding error below zero has no root.
      opencv_imgproc.threshold(tolerance, tolerance, 0, 0, opencv_imgproc.THRESH_TOZERO);
      opencv_core.sqrt(tolerance, tolerance);
      slope(mean, slope);
      opencv_core.addWeighted(
          tolerance, look.sigmas(), slope, look.edge(), look.least(), tolerance);
      store(mean, grey, meanFile);
      store(tolerance, grey, toleranceFile);
    }
  }

  private static void slope(Mat mean, Mat slope) {
    try (Mat x = new Mat();
        Mat y = new Mat()) {
      opencv_imgproc.Sobel(mean, x, -1, 1, 0, 3, SOBEL, 0, opencv_core.BORDER_REPLICATE);
      opencv_imgproc.Sobel(mean, y, -1, 0, 1, 3, SOBEL, 0, opencv_core.BORDER_REPLICATE);
      opencv_core.magnitude(x, y, slope);
    }
  }

  private static void store(Mat values, Mat grey, Path file) {
    values.convertTo(grey, opencv_core.CV_8U);
    if (!opencv_imgcodecs.imwrite(file.toString(), grey)) {
      throw new BadInput("the picture %s cannot be written".formatted(file));
    }
  }
}
