package dev.linewarden.capture;

/// The small curves all painters share. Pure.
final class Shade {
  private Shade() {}

  /// 0 below `from`, 1 above `to`, smooth between; `from` may be above `to`.
  static double smooth(double from, double to, double value) {
    double t = Math.clamp((value - from) / (to - from), 0, 1);
    return t * t * (3 - 2 * t);
  }

  /// 1 at the middle, falling off as a Gaussian of the given width.
  static double bell(double value, double middle, double width) {
    double off = (value - middle) / width;
    return Math.exp(-off * off);
  }

  /// A soft window: 1 between the bounds, with edges of the given softness.
  static double window(double value, double from, double to, double soft) {
    return smooth(from - soft, from + soft, value) * smooth(to + soft, to - soft, value);
  }

  /// Share of light a smooth surface throws back (Schlick), for the cosine of the angle to its
  /// normal.
  static double fresnel(double cosine, double atNormal) {
    double m = 1 - Math.clamp(cosine, 0, 1);
    double m2 = m * m;
    return atNormal + (1 - atNormal) * m2 * m2 * m;
  }

  /// Smooth repeatable noise in -1 to 1 over a plane, one cell a unit.
  static double noise(double x, double y, long seed) {
    int ix = (int) Math.floor(x);
    int iy = (int) Math.floor(y);
    double fx = x - ix;
    double fy = y - iy;
    fx = fx * fx * (3 - 2 * fx);
    fy = fy * fy * (3 - 2 * fy);
    double top = lattice(ix, iy, seed) * (1 - fx) + lattice(ix + 1, iy, seed) * fx;
    double bottom = lattice(ix, iy + 1, seed) * (1 - fx) + lattice(ix + 1, iy + 1, seed) * fx;
    return top * (1 - fy) + bottom * fy;
  }

  private static double lattice(int x, int y, long seed) {
    long h = seed ^ (x * 0x9E3779B97F4A7C15L) ^ (y * 0xC2B2AE3D27D4EB4FL);
    h = (h ^ (h >>> 29)) * 0xBF58476D1CE4E5B9L;
    h = (h ^ (h >>> 32)) * 0x94D049BB133111EBL;
    return (h >> 11) * 0x1p-52;
  }
}
