package dev.linewarden.inference;

import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeView;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.jspecify.annotations.Nullable;

/// Where a tool is made: the recipe it is for, which of its views it looks at, its models, and the
/// scope that keeps native memory.
record Bench(Recipe recipe, RecipeView view, Models models, NativeScope scope) {
  Window window(Area area) {
    return scope.keep(new Window(area.x(), area.y(), area.width(), area.height()));
  }

  Mat mat(int rows, int columns, int type) {
    return scope.keep(new Mat(rows, columns, type));
  }

  /// 255 inside the polygon, or null for a box, which needs no mask.
  @Nullable Mat mask(Area area) {
    if (area.corners().isEmpty()) {
      return null;
    }
    Mat mask = mat(area.height(), area.width(), opencv_core.CV_8UC1);
    int corners = area.corners().size() / 2;
    int[] local = new int[2 * corners];
    for (int i = 0; i < corners; i++) {
      local[2 * i] = area.corners().get(2 * i) - area.x();
      local[2 * i + 1] = area.corners().get(2 * i + 1) - area.y();
    }
    try (Scalar off = new Scalar(0);
        Scalar on = new Scalar(255);
        IntPointer flat = new IntPointer(local);
        Point points = new Point(flat);
        Point origin = new Point(0, 0)) {
      mask.put(off);
      opencv_imgproc.fillPoly(
          mask, points, new int[] {corners}, 1, on, opencv_imgproc.LINE_8, 0, origin);
    }
    return mask;
  }

  /// Pixels that count in the area.
  static int pixels(Area area, @Nullable Mat mask) {
    return mask == null ? area.width() * area.height() : opencv_core.countNonZero(mask);
  }
}
