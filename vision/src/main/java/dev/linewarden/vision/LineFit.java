package dev.linewarden.vision;

/// A straight line through points of which some may lie anywhere: of the lines through pairs of
/// points that are far apart the one that most points agree with, then the least squares of those.
/// All arrays are made once. Not thread-safe.
final class LineFit {
  private final double tolerance;
  private final double[] across;
  private final double[] along;
  private int count;
  private double at;
  private double slope;
  private int agreeing;
  private double low;
  private double high;

  /// @param tolerance a point farther off the line does not belong to it, in pixels
  LineFit(int pointsMax, double tolerance) {
    this.tolerance = tolerance;
    this.across = new double[pointsMax];
    this.along = new double[pointsMax];
  }

  void clear() {
    count = 0;
  }

  void add(double pointAcross, double pointAlong) {
    across[count] = pointAcross;
    along[count] = pointAlong;
    count++;
  }

  int count() {
    return count;
  }

  /// False when there are fewer than two points.
  boolean fit() {
    if (count < 2) {
      return false;
    }
    choose();
    // Twice: which points agree changes a little with the line.
    leastSquares();
    leastSquares();
    measure();
    return true;
  }

  /// Of the line, at a place across.
  double at(double placeAcross) {
    return at + slope * placeAcross;
  }

  double slope() {
    return slope;
  }

  /// Points that belong to the line.
  int agreeing() {
    return agreeing;
  }

  /// How far apart, at right angles to the line, the outermost of the points that belong to it are.
  double straightness() {
    return high - low;
  }

  /// Points far apart say most about a line: half of them and a third of them away.
  private void choose() {
    double best = Double.POSITIVE_INFINITY;
    for (int part = 2; part <= 3; part++) {
      int away = Math.max(1, count / part);
      for (int i = 0; i + away < count; i++) {
        double tryingSlope = (along[i + away] - along[i]) / (across[i + away] - across[i]);
        double tryingAt = along[i] - tryingSlope * across[i];
        double cost = cost(tryingAt, tryingSlope);
        if (cost < best) {
          best = cost;
          at = tryingAt;
          slope = tryingSlope;
        }
      }
    }
  }

  /// A point off the line costs the same however far it is off.
  private double cost(double tryingAt, double tryingSlope) {
    double cost = 0;
    for (int i = 0; i < count; i++) {
      double off = along[i] - tryingAt - tryingSlope * across[i];
      cost += Math.min(off * off, tolerance * tolerance);
    }
    return cost;
  }

  private boolean agrees(int point) {
    return Math.abs(along[point] - at(across[point])) <= tolerance;
  }

  private void leastSquares() {
    double n = 0;
    double u = 0;
    double v = 0;
    for (int i = 0; i < count; i++) {
      if (agrees(i)) {
        n++;
        u += across[i];
        v += along[i];
      }
    }
    double uu = 0;
    double uv = 0;
    for (int i = 0; i < count; i++) {
      if (agrees(i)) {
        uu += (across[i] - u / n) * (across[i] - u / n);
        uv += (across[i] - u / n) * (along[i] - v / n);
      }
    }
    slope = uv / uu;
    at = v / n - slope * u / n;
  }

  private void measure() {
    agreeing = 0;
    low = 0;
    high = 0;
    double upright = Math.sqrt(1 + slope * slope);
    for (int i = 0; i < count; i++) {
      if (agrees(i)) {
        double off = (along[i] - at(across[i])) / upright;
        low = agreeing == 0 ? off : Math.min(low, off);
        high = agreeing == 0 ? off : Math.max(high, off);
        agreeing++;
      }
    }
  }
}
