package dev.linewarden.inference;

/// A circle through points around it of which some may lie anywhere: of the circles through three
/// points far apart the one that most points agree with, then the least squares of those. All
/// arrays are made once. Not thread-safe.
final class CircleFit {
  private static final int ROUNDS = 3;

  private final double tolerance;
  private final double[] xs;
  private final double[] ys;
  private int count;
  private double centreX;
  private double centreY;
  private double radius;
  private int agreeing;
  private double low;
  private double high;

  /// @param tolerance a point farther off the circle does not belong to it, in pixels
  CircleFit(int pointsMax, double tolerance) {
    this.tolerance = tolerance;
    this.xs = new double[pointsMax];
    this.ys = new double[pointsMax];
  }

  void clear() {
    count = 0;
  }

  /// In the order around the circle.
  void add(double x, double y) {
    xs[count] = x;
    ys[count] = y;
    count++;
  }

  /// False when there are too few points.
  boolean fit() {
    radius = Double.NaN;
    double best = Double.POSITIVE_INFINITY;
    double bestX = 0;
    double bestY = 0;
    double bestRadius = Double.NaN;
    int third = count / 3;
    for (int i = 0; i < third; i++) {
      through(i, i + third, i + 2 * third);
      double cost = cost();
      if (cost < best) {
        best = cost;
        bestX = centreX;
        bestY = centreY;
        bestRadius = radius;
      }
    }
    centreX = bestX;
    centreY = bestY;
    radius = bestRadius;
    for (int round = 0; round < ROUNDS && !Double.isNaN(radius); round++) {
      leastSquares();
    }
    measure();
    return !Double.isNaN(radius) && agreeing > 2;
  }

  double centreX() {
    return centreX;
  }

  double centreY() {
    return centreY;
  }

  double radius() {
    return radius;
  }

  /// Points that belong to the circle.
  int agreeing() {
    return agreeing;
  }

  /// How much the farthest of them from the centre is farther than the nearest.
  double roundness() {
    return high - low;
  }

  private void through(int a, int b, int c) {
    double bx = xs[b] - xs[a];
    double by = ys[b] - ys[a];
    double cx = xs[c] - xs[a];
    double cy = ys[c] - ys[a];
    double twice = 2 * (bx * cy - by * cx);
    double bb = bx * bx + by * by;
    double cc = cx * cx + cy * cy;
    centreX = xs[a] + (cy * bb - by * cc) / twice;
    centreY = ys[a] + (bx * cc - cx * bb) / twice;
    radius = Math.hypot(xs[a] - centreX, ys[a] - centreY);
  }

  /// A point off the circle costs the same however far it is off. NaN of points on one line.
  private double cost() {
    double cost = 0;
    for (int i = 0; i < count; i++) {
      double off = away(i) - radius;
      cost += Math.min(off * off, tolerance * tolerance);
    }
    return cost;
  }

  private double away(int point) {
    double x = xs[point] - centreX;
    double y = ys[point] - centreY;
    return Math.sqrt(x * x + y * y);
  }

  private boolean agrees(int point) {
    return Math.abs(away(point) - radius) <= tolerance;
  }

  /// One step of Gauss and Newton: how the distances change with centre and radius. The system of
  /// three equations is solved by Cramer's rule; NaN when the points do not determine it.
  private void leastSquares() {
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double x = 0;
    double y = 0;
    double n = 0;
    double xo = 0;
    double yo = 0;
    double o = 0;
    for (int i = 0; i < count; i++) {
      if (agrees(i)) {
        double away = away(i);
        double cos = (xs[i] - centreX) / away;
        double sin = (ys[i] - centreY) / away;
        double off = away - radius;
        xx += cos * cos;
        xy += cos * sin;
        yy += sin * sin;
        x += cos;
        y += sin;
        n++;
        xo += cos * off;
        yo += sin * off;
        o += off;
      }
    }
    double all = determinant(xx, xy, x, xy, yy, y, x, y, n);
    centreX += determinant(xo, xy, x, yo, yy, y, o, y, n) / all;
    centreY += determinant(xx, xo, x, xy, yo, y, x, o, n) / all;
    radius += determinant(xx, xy, xo, xy, yy, yo, x, y, o) / all;
  }

  /// Of three rows.
  private static double determinant(
      double a, double b, double c, double d, double e, double f, double g, double h, double i) {
    return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  }

  private void measure() {
    agreeing = 0;
    low = Double.POSITIVE_INFINITY;
    high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      if (agrees(i)) {
        agreeing++;
        low = Math.min(low, away(i));
        high = Math.max(high, away(i));
      }
    }
  }
}
