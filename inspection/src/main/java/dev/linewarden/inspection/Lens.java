package dev.linewarden.inspection;

/// How a lens bends straight lines: OpenCV's model with five numbers. Lengths in pixels of the
/// whole frame, the middle of its first pixel at (0, 0).
///
/// @param fx focal length
/// @param cx where the axis of the lens meets the picture
/// @param k1 bends along the radius, with its square; `k2` with the fourth, `k3` with the sixth
///   power
/// @param p1 of a lens that is not parallel to the sensor, as `p2`
public record Lens(
    double fx,
    double fy,
    double cx,
    double cy,
    double k1,
    double k2,
    double p1,
    double p2,
    double k3) {
  private static final double FOCAL_MAX = 1e6;
  private static final double RADIAL_MAX = 100;
  private static final double TANGENTIAL_MAX = 1;

  /// Steps from the axis to a corner in which [#folds(int, int)] looks.
  private static final int STEPS = 256;

  /// For frames of this size. What is wrong goes to the reader.
  public static Lens read(SettingsReader settings, int width, int height) {
    Lens lens =
        new Lens(
            settings.number("fx", 1, FOCAL_MAX),
            settings.number("fy", 1, FOCAL_MAX),
            settings.number("cx", 0, width),
            settings.number("cy", 0, height),
            settings.number("k1", -RADIAL_MAX, RADIAL_MAX, 0),
            settings.number("k2", -RADIAL_MAX, RADIAL_MAX, 0),
            settings.number("p1", -TANGENTIAL_MAX, TANGENTIAL_MAX, 0),
            settings.number("p2", -TANGENTIAL_MAX, TANGENTIAL_MAX, 0),
            settings.number("k3", -RADIAL_MAX, RADIAL_MAX, 0));
    if (lens.folds(width, height)) {
      settings.problem(
          "with these numbers the lens would show one place of a frame of %dx%d twice"
              .formatted(width, height));
    }
    return lens;
  }

  /// Where the frame shows what lies at (x, y) of the straightened picture, which has the frame's
  /// size, focal lengths and axis.
  public Region.Point inFrame(double x, double y) {
    double a = (x - cx) / fx;
    double b = (y - cy) / fy;
    double square = a * a + b * b;
    double radial = 1 + square * (k1 + square * (k2 + square * k3));
    double bentA = a * radial + 2 * p1 * a * b + p2 * (square + 2 * a * a);
    double bentB = b * radial + p1 * (square + 2 * b * b) + 2 * p2 * a * b;
    return new Region.Point(fx * bentA + cx, fy * bentB + cy);
  }

  /// Whether somewhere in the picture what lies farther out is shown farther in.
  private boolean folds(int width, int height) {
    double across = Math.max(cx, width - cx) / fx;
    double down = Math.max(cy, height - cy) / fy;
    double farthest = across * across + down * down;
    for (int step = 1; step <= STEPS; step++) {
      double square = farthest * step / STEPS;
      if (!(1 + square * (3 * k1 + square * (5 * k2 + square * 7 * k3)) > 0)) {
        return true;
      }
    }
    return false;
  }
}
