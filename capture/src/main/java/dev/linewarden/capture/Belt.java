package dev.linewarden.capture;

/// The conveyor in the picture: steel slats seen at a flat angle, the side profiles, and the guide
/// rails behind the bottles. Immutable, any thread.
final class Belt {
  private static final double HALF = 186;
  private static final double SLAT = 164;
  private static final double RAIL_DEPTH = 205;
  private static final double RAIL_RADIUS = 11;

  /// Heights of the guide rails' middle lines where they stand.
  private static final double[] RAILS = {618, 846};

  private final long seed;

  Belt(long seed) {
    this.seed = seed;
  }

  /// Puts belt, profile or rail over the light of the hall where they are in front of it.
  void over(double sceneX, double sceneY, Hall behind, Light hall) {
    double belt = BottleShape.BASE - Surroundings.CAMERA_Y;
    double fall = sceneY - Surroundings.CAMERA_Y;
    double depth = fall <= 0 ? 1e9 : Surroundings.CAMERA_DISTANCE * (belt / fall - 1);
    if (depth < -HALF) {
      front(sceneX, sceneY, hall);
    } else if (depth < HALF) {
      double widen = (Surroundings.CAMERA_DISTANCE + depth) / Surroundings.CAMERA_DISTANCE;
      double streak = 15 * Shade.noise(sceneX / 19, depth / 25, seed + 9);
      behind.light(sceneX + streak, 905 - (sceneY - 897) * 4.6 + streak, hall);
      slat((sceneX - Surroundings.CAMERA_X) * widen, depth, hall);
    } else {
      farEdge(depth, hall);
      for (double rail : RAILS) {
        rail(sceneX, sceneY, rail, hall);
      }
    }
  }

  private void slat(double x, double depth, Light into) {
    double along = x / SLAT + 0.37;
    double inSlat = along - Math.floor(along);
    double hinge = Math.min(inSlat, 1 - inSlat) * SLAT;
    double across = depth / HALF;
    double brushed =
        0.10 * Shade.noise(x / 60, depth * 0.55, seed)
            + 0.07 * Shade.noise(x / 11, depth * 0.9, seed + 1);
    double tone = 0.06 * Shade.noise(Math.floor(along) * 3.7, 0.5, seed + 2);
    double worn =
        0.16 + 0.30 * Shade.bell(across, 0.95, 0.5) + 0.07 * Shade.bell(across, -0.55, 0.3);
    double v = worn * (1 + brushed * 1.6 + tone * 3);
    double knuckle = Shade.smooth(5.5, 2.5, hinge);
    v *= 1 - 0.80 * knuckle;
    v += 0.16 * Shade.bell(hinge, 7.5, 1.6) * (inSlat < 0.5 ? 1 : 0.35);
    v *= 1 - 0.55 * Shade.smooth(0.90, 1.0, Math.abs(across));
    double wet = Shade.smooth(-0.15, 0.45, Shade.noise(x / 58, depth / 46, seed + 3));
    v *= 0.72 - 0.14 * wet;
    into.scale((0.30 + 0.35 * wet) * (1 - 0.7 * knuckle));
    into.add(v * 0.90, v * 0.97, v * 1.02);
  }

  private void front(double sceneX, double sceneY, Light into) {
    double edge = 120 + (BottleShape.BASE - 120) * 4200.0 / (4200 - HALF);
    double down = sceneY - edge;
    double v;
    if (down < 9) {
      double along = (sceneX - 640) / (SLAT * 1.046) + 0.37;
      double hinge = Math.abs(along - Math.rint(along)) * SLAT;
      v = (0.36 - 0.028 * down) * (hinge < 5 ? 0.25 : 1);
    } else if (down < 14) {
      v = 0.012;
    } else {
      double bar = (down - 14) / 46;
      v = 0.10 + 0.42 * Shade.bell(bar, 0.16, 0.14) + 0.10 * Shade.bell(bar, 0.75, 0.3);
      v *= 1 + 0.08 * Shade.noise(sceneX / 90, sceneY * 0.8, seed + 5);
    }
    v *= 0.82 + 0.18 * Math.cos((sceneX - 420) / 420);
    into.set(v * 0.92, v * 0.98, v * 1.03);
  }

  private static void farEdge(double depth, Light into) {
    double off = depth - HALF;
    if (off < 34) {
      double v = off < 8 ? 0.015 : 0.20 + 0.25 * Shade.bell(off, 22, 7);
      into.set(v * 0.92, v * 0.97, v);
    }
  }

  private static void rail(double sceneX, double sceneY, double height, Light into) {
    double shrink = Surroundings.CAMERA_DISTANCE / (Surroundings.CAMERA_DISTANCE + RAIL_DEPTH);
    double middle = Surroundings.CAMERA_Y + (height - Surroundings.CAMERA_Y) * shrink;
    double across = (sceneY - middle) / (RAIL_RADIUS * shrink);
    double cover = Shade.smooth(1.25, 0.80, Math.abs(across));
    if (cover > 0) {
      into.scale(1 - cover);
      railLight(across, sceneX, cover, into);
    }
  }

  private static void railLight(double across, double sceneX, double cover, Light into) {
    double v =
        0.07 + 0.80 * Shade.bell(across, -0.48, 0.24) + 0.14 * Shade.bell(across, 0.55, 0.25);
    v *= 0.80 + 0.20 * Math.sin(sceneX / 310 + 1.1);
    into.add(v * cover * 0.95, v * cover * 0.99, v * cover * 1.03);
  }

  /// The rails as a bottle sees them: true when the ray meets one, with its light.
  static boolean railSeen(double y, double z, double dy, double dz, Light into) {
    double at = y + dy * (RAIL_DEPTH - z) / dz;
    for (double rail : RAILS) {
      double across = (at - rail) / RAIL_RADIUS;
      if (Math.abs(across) < 1) {
        into.set(0, 0, 0);
        railLight(across, 640, 1, into);
        return true;
      }
    }
    return false;
  }
}
