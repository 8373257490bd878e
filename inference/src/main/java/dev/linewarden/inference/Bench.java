package dev.linewarden.inference;

import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.jspecify.annotations.Nullable;

/// Where a tool is made: the recipe it is for, which of its views it looks at, its models, the
/// tools above it and what they locate, the tools it may share a run with, and the scope that keeps
/// native memory.
record Bench(
    Recipe recipe,
    RecipeView view,
    Models models,
    Above above,
    Companions companions,
    NativeScope scope) {
  /// Of a tool by itself.
  Bench(Recipe recipe, RecipeView view, Models models, Above above, NativeScope scope) {
    this(recipe, view, models, above, Companions.NONE, scope);
  }

  /// @param zone a fixed one
  Window window(Zone zone) {
    return scope.keep(new Window((int) zone.left(), (int) zone.top(), zone.width(), zone.height()));
  }

  Mat mat(int rows, int columns, int type) {
    return scope.keep(new Mat(rows, columns, type));
  }

  /// The number of the view it looks at, from 0.
  int viewNumber() {
    return recipe.views().indexOf(view);
  }

  /// Reads `follow`: the pose of the tool it names, which stands above in the recipe.
  Pose pose(SettingsReader settings) {
    return above.pose(settings, viewNumber());
  }

  /// 255 where a pixel of the zone counts, or null when all do.
  @Nullable Mat mask(Zone zone) {
    return switch (zone.form()) {
      case Zone.Form.All() -> null;
      case Zone.Form.Corners(List<Region.Point> corners) -> polygon(zone, corners);
      case Zone.Form.Ring(double inner, double outer) -> ring(zone, inner, outer);
    };
  }

  private Mat polygon(Zone zone, List<Region.Point> corners) {
    Mat mask = mat(zone.height(), zone.width(), opencv_core.CV_8UC1);
    int[] places = new int[2 * corners.size()];
    for (int i = 0; i < corners.size(); i++) {
      places[2 * i] = (int) corners.get(i).x();
      places[2 * i + 1] = (int) corners.get(i).y();
    }
    try (Scalar off = new Scalar(0);
        Scalar on = new Scalar(255);
        IntPointer flat = new IntPointer(places);
        Point points = new Point(flat);
        Point origin = new Point(0, 0)) {
      mask.put(off);
      opencv_imgproc.fillPoly(
          mask, points, new int[] {corners.size()}, 1, on, opencv_imgproc.LINE_8, 0, origin);
    }
    return mask;
  }

  /// A pixel counts when its middle lies in the ring.
  private Mat ring(Zone zone, double inner, double outer) {
    Mat mask = mat(zone.height(), zone.width(), opencv_core.CV_8UC1);
    ByteBuffer bytes = mask.createBuffer();
    for (int row = 0; row < zone.height(); row++) {
      for (int column = 0; column < zone.width(); column++) {
        double away =
            Math.hypot(column + 0.5 - zone.width() / 2.0, row + 0.5 - zone.height() / 2.0);
        boolean counts = away >= inner && away <= outer;
        bytes.put(row * zone.width() + column, (byte) (counts ? 255 : 0));
      }
    }
    return mask;
  }
}
