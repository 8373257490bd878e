package dev.linewarden.vision;

/// A circle through points of which some may lie anywhere: of the circles through three points far
/// apart the one that most points agree with, then the least squares of those. All arrays are made
/// once. Not thread-safe.
public final class CircleFit {
  private static final int STEPS = 4;
  private static final int POINTS_MIN = 6;

  private final double tolerance;
  private final double[] pointX;
  private final double[] pointY;
  private final LeastSquares equations = new LeastSquares(3);
  private final double[] row = new double[3];
  private int count;
  private double x;
  private double y;
  private double radius;

  /// @param tolerance a point farther off the circle does not belong to it, in pixels
  public CircleFit(int pointsMax, double tolerance) {
    this.tolerance = tolerance;
    this.pointX = new double[pointsMax];
    this.pointY = new double[pointsMax];
  }

  /// Forgets all points.
  public void clear() {
    count = 0;
  }

  /// A point, in pixels from anywhere; the circle is in the same coordinates.
  public void add(double newX, double newY) {
    pointX[count] = newX;
    pointY[count] = newY;
    count++;
  }

  /// Of the centre, after [#fit]; in pixels.
  public double x() {
    return x;
  }

  public double y() {
    return y;
  }

  /// In pixels.
  public double radius() {
    return radius;
  }

  /// False when there is no circle that some points agree with. Points are in the order in which
  /// they lie around it.
  public boolean fit(double minRadius, double maxRadius) {
    int most = 0;
    // More than all cannot agree.
    for (int i = 0; i < count && most < count; i++) {
      for (int part = 3; part <= 5; part++) {
        int away = count / part;
        if (away > 0 && through(i, (i + away) % count, (i + 2 * away) % count)) {
          int agreeing = radius >= minRadius && radius <= maxRadius ? agreeing() : 0;
          if (agreeing > most) {
            most = agreeing;
            row[0] = x;
            row[1] = y;
            row[2] = radius;
          }
        }
      }
    }
    if (most < POINTS_MIN) {
      return false;
    }
    x = row[0];
    y = row[1];
    radius = row[2];
    leastSquares();
    return radius >= minRadius && radius <= maxRadius && agreeing() >= POINTS_MIN;
  }

  /// Points that belong to it.
  public int agreeing() {
    int agreeing = 0;
    for (int i = 0; i < count; i++) {
      agreeing += Math.abs(off(i)) <= tolerance ? 1 : 0;
    }
    return agreeing;
  }

  /// How much the farthest of them from the centre is farther than the nearest.
  public double roundness() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      double off = off(i);
      if (Math.abs(off) <= tolerance) {
        low = Math.min(low, off);
        high = Math.max(high, off);
      }
    }
    return high - low;
  }

  private double off(int point) {
    double right = pointX[point] - x;
    double down = pointY[point] - y;
    // Not hypot: it is ten times as slow, and guards against numbers that no picture has.
    return Math.sqrt(right * right + down * down) - radius;
  }

  /// False when they lie on a line.
  private boolean through(int a, int b, int c) {
    double bx = pointX[b] - pointX[a];
    double by = pointY[b] - pointY[a];
    double cx = pointX[c] - pointX[a];
    double cy = pointY[c] - pointY[a];
    double twice = 2 * (bx * cy - by * cx);
    if (Math.abs(twice) < 1e-9) {
      return false;
    }
    double b2 = bx * bx + by * by;
    double c2 = cx * cx + cy * cy;
    double fromX = (cy * b2 - by * c2) / twice;
    double fromY = (bx * c2 - cx * b2) / twice;
    x = pointX[a] + fromX;
    y = pointY[a] + fromY;
    radius = Math.hypot(fromX, fromY);
    return true;
  }

  private void leastSquares() {
    for (int step = 0; step < STEPS; step++) {
      equations.clear();
      for (int i = 0; i < count; i++) {
        double off = off(i);
        if (Math.abs(off) <= tolerance) {
          row[0] = (pointX[i] - x) / (off + radius);
          row[1] = (pointY[i] - y) / (off + radius);
          row[2] = 1;
          equations.add(row, off, 1);
        }
      }
      equations.solve();
      x += equations.unknown(0);
      y += equations.unknown(1);
      radius += equations.unknown(2);
    }
  }
}
