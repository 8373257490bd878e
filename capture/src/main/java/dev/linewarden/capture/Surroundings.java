package dev.linewarden.capture;

/// Everything that sends light to a bottle: the hall behind, the lamps in front, the belt below and
/// the two neighbours. Asked with a ray that leaves the bottle. Immutable, any thread.
final class Surroundings {
  /// The camera stands here, looking along +z at the picture plane z = 0.
  static final double CAMERA_X = 640;

  static final double CAMERA_Y = 120;
  static final double CAMERA_DISTANCE = 4200;

  /// Distance between two bottles on the belt.
  static final double PITCH = 592;

  private static final double HALL_DISTANCE = 3000;
  private static final double BELT_HALF = 186;

  private final Hall hall;

  Surroundings(Hall hall) {
    this.hall = hall;
  }

  /// Light arriving against the unit direction (dx, dy, dz) at a point relative to the bottle's
  /// axis.
  void light(double x, double y, double z, double dx, double dy, double dz, Light into) {
    if (dy > 1e-4 && hitsBelt(x, y, z, dx, dy, dz, into)) {
      return;
    }
    if (dz > 0.05 && Belt.railSeen(y, z, dy, dz, into)) {
      return;
    }
    if (dz > 0.02) {
      double t = (HALL_DISTANCE - z) / dz;
      double shrink = CAMERA_DISTANCE / (CAMERA_DISTANCE + HALL_DISTANCE);
      double hallX = CAMERA_X + (x + dx * t) * shrink;
      double hallY = CAMERA_Y + (y + dy * t - CAMERA_Y) * shrink;
      hall.light(hallX, hallY, into);
      double side = Shade.smooth(0.30, 0.02, dz);
      into.scale(1 - side);
      into.add(0.05 * side, 0.06 * side, 0.07 * side);
    } else {
      double up = Shade.smooth(0.5, -0.6, dy);
      into.set(0.022 + 0.05 * up, 0.026 + 0.058 * up, 0.030 + 0.066 * up);
    }
    addNeighbour(x, z, dx, dz, PITCH, into);
    addNeighbour(x, z, dx, dz, -PITCH, into);
    addLamps(dx, dy, dz, into);
  }

  private static boolean hitsBelt(
      double x, double y, double z, double dx, double dy, double dz, Light into) {
    double t = (BottleShape.BASE - y) / dy;
    double beltZ = z + dz * t;
    if (Math.abs(beltZ) > BELT_HALF) {
      return false;
    }
    double across = beltZ / BELT_HALF;
    double v = 0.10 + 0.10 * Shade.bell(across, 0.5, 0.4);
    double far = Math.abs(x + dx * t);
    v *= 0.35 + 0.65 * Shade.smooth(60, 330, far);
    into.set(v * 0.95, v, v * 1.02);
    return true;
  }

  /// The bottles left and right, seen at a grazing angle: a dark flank with a bright rim.
  private static void addNeighbour(
      double x, double z, double dx, double dz, double axis, Light into) {
    double toX = axis - x;
    double along = toX * dx - z * dz;
    if (along <= 0) {
      return;
    }
    double miss = (toX * dz + z * dx) / Math.sqrt(dx * dx + dz * dz);
    double off = miss / BottleShape.BODY_RADIUS;
    double cover = 0.75 * Shade.smooth(1.06, 0.96, Math.abs(off));
    double v = 0.05 + 0.30 * Shade.bell(off, 0, 0.4);
    into.scale(1 - cover);
    into.add(cover * v * 1.0, cover * v * 0.78, cover * v * 0.25);
  }

  /// The station's own lamps: a tall soft box left of the camera, a narrow one right.
  private static void addLamps(double dx, double dy, double dz, Light into) {
    double azimuth = Math.atan2(dx, -dz);
    double key = Shade.window(azimuth, -1.62, -1.08, 0.07) * Shade.window(dy, -0.62, 0.34, 0.13);
    double inner = 0.78 + 0.22 * Shade.bell(dy, -0.1, 0.35);
    double rim = Shade.window(azimuth, 1.92, 2.24, 0.05) * Shade.window(dy, -0.55, 0.38, 0.13);
    double back = Shade.window(azimuth, -2.62, -2.46, 0.04) * Shade.window(dy, -0.5, 0.4, 0.13);
    double v = 5.2 * key * inner + 4.4 * rim + 2.4 * back;
    into.add(v * 0.985, v, v * 1.02);
  }
}
