package dev.linewarden.capture;

/// The glass body as a surface of revolution about the y axis, in scene units: one unit is one
/// pixel of the 1280x1024 frame, y grows downwards, z grows away from the camera. Immutable, any
/// thread.
final class BottleShape {
  /// Upper rim of the mouth.
  static final double MOUTH = 96;

  /// Height on which the bottle stands.
  static final double BASE = 934;

  /// Radius of the body, the widest part.
  static final double BODY_RADIUS = 147;

  /// Radius of the mouth below the cap.
  static final double FINISH_RADIUS = 46;

  /// Upper and lower edge of the panel where the label sits.
  static final double LABEL_TOP = 500;

  static final double LABEL_BOTTOM = 788;

  /// Radius of the glass under the label.
  static final double LABEL_RADIUS = 143.6;

  private static final double WALL = 8;
  private static final double THREAD_PITCH = 23;
  private static final double THREAD_TOP = 106;
  private static final double THREAD_END = 160;
  private static final int ROWS = 1024;

  /// Rounds after which a ray's solution counts as not settling; it is marched then.
  private static final int SOLVER_ROUNDS = 8;

  /// Below this height the foot curves in and the cavity has a bottom.
  static final double FOOT = 884;

  /// Corner points (y, radius) of the profile; a monotone cubic runs through them.
  private static final double[][] PROFILE = {
    {80, 46},
    {100, 46},
    {168, 46},
    {186, 46.5},
    {215, 48},
    {250, 53},
    {290, 66},
    {335, 91},
    {380, 117},
    {425, 136},
    {460, 144.5},
    {486, 147},
    {491, 147},
    {496, 144},
    {500, 143.6},
    {788, 143.6},
    {792, 144},
    {797, 147},
    {880, 147},
    {904, 144.5},
    {922, 136},
    {931, 124},
    {960, 96},
  };

  private final double[] outer = new double[ROWS + 1];
  private final double[] slope = new double[ROWS + 1];
  private final double[] shrink = new double[ROWS + 1];

  BottleShape() {
    double[] tangents = tangents();
    for (int row = 0; row <= ROWS; row++) {
      outer[row] = profile(row, tangents) + ledge(row);
    }
    for (int row = 1; row < ROWS; row++) {
      slope[row] = (outer[row + 1] - outer[row - 1]) / 2;
    }
    for (int row = 0; row <= ROWS; row++) {
      shrink[row] = 1 / Math.sqrt(1 + slope[row] * slope[row]);
    }
  }

  /// Outer radius at a height, without the thread.
  double radius(double y) {
    return at(outer, y);
  }

  /// Change of the outer radius with height.
  double slope(double y) {
    return at(slope, y);
  }

  /// Radius of the cavity at a height.
  double cavityRadius(double y) {
    return at(outer, y) - WALL / at(shrink, y);
  }

  /// Signed distance to the outer surface, negative inside; a lower bound outside.
  double outside(double x, double y, double z) {
    double r = Math.sqrt(x * x + z * z);
    double body = (r - at(outer, y)) * at(shrink, y);
    if (y < THREAD_END + 8) {
      body -= thread(x, y, z);
    }
    return Math.max(body, Math.max(y - BASE, MOUTH - y));
  }

  /// Signed distance to the cavity, negative inside it.
  double cavity(double x, double y, double z) {
    double r = Math.sqrt(x * x + z * z);
    double side = (r - at(outer, y)) * at(shrink, y) + WALL;
    double pushUp = 24 * (1 - r * r / 17000);
    return Math.max(side, (y - (912 - pushUp)) * 0.9);
  }

  /// Way along a ray to where it meets the outer surface or the cavity's, solved instead of
  /// marched; NaN where the solution does not settle or leaves the part of the body this works for.
  /// `far` asks for the second of the two crossings, as seen from inside.
  double wayTo(
      boolean cavity, boolean far, double x, double y, double z, double dx, double dy, double dz) {
    double a = dx * dx + dz * dz;
    double half = x * dx + z * dz;
    double square = x * x + z * z;
    double way = 0;
    for (int round = 0; round < SOLVER_ROUNDS; round++) {
      double height = y + dy * way;
      double radius = cavity ? cavityRadius(height) : at(outer, height);
      double under = half * half - a * (square - radius * radius);
      if (under < 0 || height < THREAD_END + 10 || height > (cavity ? FOOT : BASE - 6)) {
        return Double.NaN;
      }
      double root = Math.sqrt(under);
      double next = (far ? root - half : -half - root) / a;
      if (Math.abs(next - way) < 0.01) {
        return next;
      }
      way = next;
    }
    return Double.NaN;
  }

  /// True where the surface is round, so that its normal follows from the profile alone.
  static boolean isRound(double y) {
    return y > THREAD_END + 8;
  }

  /// Height of the screw thread above the finish: a helix of one and a half turns.
  private static double thread(double x, double y, double z) {
    double turn = Math.atan2(x, -z) / (2 * Math.PI);
    double along = (y - THREAD_TOP) / THREAD_PITCH - turn;
    double off = along - Math.rint(along);
    double fade =
        Math.clamp((y - THREAD_TOP + 10) / 8, 0, 1) * Math.clamp((THREAD_END - y) / 8, 0, 1);
    double bump = Math.max(0, 1 - off * off * 22);
    return 5 * fade * bump * bump;
  }

  /// The ring below the cap by which the filler holds the bottle.
  private static double ledge(double y) {
    double off = Math.abs(y - 190) - 4.5;
    double rise = Math.clamp(1 - off / 4, 0, 1);
    return 11 * rise * rise * (3 - 2 * rise);
  }

  private static double at(double[] table, double y) {
    double clamped = Math.clamp(y, 0, ROWS - 1e-6);
    int row = (int) clamped;
    double part = clamped - row;
    return table[row] + (table[row + 1] - table[row]) * part;
  }

  private static double[] tangents() {
    int count = PROFILE.length;
    double[] tangents = new double[count];
    for (int i = 1; i < count - 1; i++) {
      double before = step(i - 1);
      double after = step(i);
      tangents[i] = before * after <= 0 ? 0 : 2 * before * after / (before + after);
    }
    return tangents;
  }

  private static double step(int i) {
    return (PROFILE[i + 1][1] - PROFILE[i][1]) / (PROFILE[i + 1][0] - PROFILE[i][0]);
  }

  private static double profile(double y, double[] tangents) {
    int i = 0;
    while (i < PROFILE.length - 2 && PROFILE[i + 1][0] < y) {
      i++;
    }
    double width = PROFILE[i + 1][0] - PROFILE[i][0];
    double t = Math.clamp((y - PROFILE[i][0]) / width, 0, 1);
    double t2 = t * t;
    double t3 = t2 * t;
    return PROFILE[i][1] * (2 * t3 - 3 * t2 + 1)
        + tangents[i] * width * (t3 - 2 * t2 + t)
        + PROFILE[i + 1][1] * (3 * t2 - 2 * t3)
        + tangents[i + 1] * width * (t3 - t2);
  }
}
