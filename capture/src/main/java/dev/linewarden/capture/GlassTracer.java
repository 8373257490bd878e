package dev.linewarden.capture;

/// Follows one ray through glass, drink and air of one bottle and says what light comes back along
/// it. Refraction everywhere, total reflection where it happens, first-order reflections of the
/// lamps at each wall, absorption in glass and drink. One tracer is owned by one thread.
final class GlassTracer {
  /// Crossings and marching steps one ray may take; a ray that needs more is caught in the wall and
  /// is given the light of a bright rim.
  private static final int CROSSINGS_MAX = 10;

  private static final double CAUGHT = 0.22;
  private static final int STEPS_MAX = 90;
  private static final double MENISCUS = 7;

  /// A ray entering the wall so close above the foot may meet the cavity's floor.
  private static final double FLOOR_REACH = 24;

  /// A ray with less of its light left than this adds nothing one can see.
  private static final double DARK = 0.02;

  /// So far from the drink's level its curved edge is not felt.
  private static final double CLEAR = 14;

  /// How uneven the inside of the glass is, as a slope.
  private static final double WAVES = 0.020;

  private final BottleShape shape;
  private final Surroundings surroundings;
  private final Look.Glass glass;
  private final LabelPlace label;
  private final Light sum = new Light();
  private final Light through = new Light();
  private final Light seen = new Light();
  private double x;
  private double y;
  private double z;
  private double dx;
  private double dy;
  private double dz;
  private double nx;
  private double ny;
  private double nz;
  private Medium medium = Medium.OUTSIDE;

  private enum Surface {
    OUTER,
    CAVITY,
    LEVEL
  }

  GlassTracer(BottleShape shape, Surroundings surroundings, Look.Glass glass) {
    this.shape = shape;
    this.surroundings = surroundings;
    this.glass = glass;
    this.label = new LabelPlace(0);
  }

  /// Traces a ray that starts outside; false when it misses the bottle.
  boolean trace(
      double fromX, double fromY, double fromZ, double toX, double toY, double toZ, Light into) {
    x = fromX;
    y = fromY;
    z = fromZ;
    dx = toX;
    dy = toY;
    dz = toZ;
    sum.set(0, 0, 0);
    through.set(1, 1, 1);
    medium = Medium.OUTSIDE;
    if (!march()) {
      return false;
    }
    boolean ended = false;
    for (int crossing = 0; crossing < CROSSINGS_MAX && !ended; crossing++) {
      ended = cross() || through.red < DARK || !march();
    }
    if (!ended) {
      sum.add(through, CAUGHT);
    }
    into.set(sum);
    return true;
  }

  /// Goes on to the next surface inside the present medium; false when the ray runs away.
  private boolean march() {
    double way = way();
    if (way > 0) {
      step(way);
      medium.absorb(way, x, through, sum);
      return true;
    }
    double travelled = 0;
    for (int step = 0; step < STEPS_MAX; step++) {
      double distance = distance();
      if (distance < 0.06) {
        medium.absorb(travelled, x, through, sum);
        return true;
      }
      double by = Math.max(distance, 0.12);
      step(by);
      travelled += by;
      if (medium == Medium.OUTSIDE && z > 200 && dz > 0) {
        return false;
      }
    }
    medium.absorb(travelled, x, through, sum);
    return medium != Medium.OUTSIDE;
  }

  /// Way to the next surface where it can be solved; not positive or NaN where it must be marched.
  private double way() {
    return switch (medium) {
      case OUTSIDE -> wayTo(false, false);
      case WALL -> {
        boolean inwards = x * dx + z * dz < 0;
        double inner = inwards ? wayTo(true, false) : Double.NaN;
        boolean floor = inwards && y > BottleShape.FOOT - FLOOR_REACH;
        yield inner > 0 ? inner : floor ? Double.NaN : wayTo(false, true);
      }
      case LIQUID, HEADSPACE -> {
        double side = wayTo(true, true);
        double end = y + dy * side;
        boolean clear =
            Math.abs(y - glass.fillY()) > CLEAR && Math.abs(end - glass.fillY()) > CLEAR;
        yield clear && y > glass.fillY() == end > glass.fillY() ? side : Double.NaN;
      }
    };
  }

  private double wayTo(boolean cavity, boolean far) {
    return shape.wayTo(cavity, far, x, y, z, dx, dy, dz);
  }

  private double distance() {
    return switch (medium) {
      case OUTSIDE -> shape.outside(x, y, z);
      case WALL -> Math.min(-shape.outside(x, y, z), shape.cavity(x, y, z));
      case LIQUID -> Math.min(-shape.cavity(x, y, z), belowLevel());
      case HEADSPACE -> {
        double inside = Math.min(-shape.cavity(x, y, z), -belowLevel());
        yield y < BottleShape.MOUTH ? Math.min(inside, 0) : inside;
      }
    };
  }

  /// Depth below the drink's surface, which climbs a little at the wall.
  private double belowLevel() {
    double wall = Math.max(0, -shape.cavity(x, y, z));
    return (y - glass.fillY() + MENISCUS * Math.exp(-wall / 4.5)) * 0.8;
  }

  /// Handles the surface just reached; true when the ray has ended.
  private boolean cross() {
    Surface surface = surface();
    Medium beyond = beyond(surface);
    normal(surface);
    double cosine = -(dx * nx + dy * ny + dz * nz);
    if (cosine < 0) {
      nx = -nx;
      ny = -ny;
      nz = -nz;
      cosine = -cosine;
    }
    double ratio = medium.index() / beyond.index();
    double under = 1 - ratio * ratio * (1 - cosine * cosine);
    if (under <= 0) {
      reflect(cosine);
      step(0.15);
      return false;
    }
    mirror(cosine, Math.abs(medium.index() - beyond.index()), surface);
    double bend = ratio * cosine - Math.sqrt(under);
    dx = ratio * dx + bend * nx;
    dy = ratio * dy + bend * ny;
    dz = ratio * dz + bend * nz;
    step(0.15);
    medium = beyond;
    return beyond == Medium.OUTSIDE && leave();
  }

  private Surface surface() {
    return switch (medium) {
      case OUTSIDE -> Surface.OUTER;
      case WALL -> -shape.outside(x, y, z) < shape.cavity(x, y, z) ? Surface.OUTER : Surface.CAVITY;
      case LIQUID, HEADSPACE ->
          Math.abs(belowLevel()) < -shape.cavity(x, y, z) ? Surface.LEVEL : Surface.CAVITY;
    };
  }

  private Medium beyond(Surface surface) {
    return switch (surface) {
      case OUTER -> medium == Medium.OUTSIDE ? Medium.WALL : Medium.OUTSIDE;
      case CAVITY ->
          medium != Medium.WALL ? Medium.WALL : belowLevel() > 0 ? Medium.LIQUID : Medium.HEADSPACE;
      case LEVEL -> medium == Medium.LIQUID ? Medium.HEADSPACE : Medium.LIQUID;
    };
  }

  /// Light thrown back at this wall, from the lamps and the hall.
  private void mirror(double cosine, double difference, Surface surface) {
    double r0 = difference > 0.4 ? 0.043 : difference > 0.25 ? 0.021 : 0.004;
    double share = Shade.fresnel(cosine, r0);
    double rx = dx + 2 * cosine * nx;
    double ry = dy + 2 * cosine * ny;
    double rz = dz + 2 * cosine * nz;
    if (share * through.green > 0.006 && !(surface == Surface.LEVEL && medium == Medium.LIQUID)) {
      surroundings.light(x, y, z, rx, ry, rz, seen);
      seen.scale(through.red * share, through.green * share, through.blue * share);
      sum.add(seen, 1);
    }
    through.scale(1 - share);
  }

  private void reflect(double cosine) {
    dx += 2 * cosine * nx;
    dy += 2 * cosine * ny;
    dz += 2 * cosine * nz;
  }

  private void step(double by) {
    x += dx * by;
    y += dy * by;
    z += dz * by;
  }

  /// The ray is out again: it ends on the back of the label or in the hall.
  private boolean leave() {
    double turn = Math.atan2(x, -z);
    if (glass.labelled() && label.covers(turn, y)) {
      LabelPaper.backLight(turn, seen);
    } else {
      surroundings.light(x, y, z, dx, dy, dz, seen);
    }
    sum.add(seen.red * through.red, seen.green * through.green, seen.blue * through.blue);
    return true;
  }

  /// Unit normal of a surface at the present point; blown glass is never quite even.
  private void normal(Surface surface) {
    if (surface == Surface.LEVEL || !BottleShape.isRound(y) || y > BottleShape.FOOT - 4) {
      steepest(surface);
    } else {
      double r = Math.sqrt(x * x + z * z);
      nx = x / r;
      ny = -shape.slope(y);
      nz = z / r;
    }
    if (surface == Surface.CAVITY) {
      double turn = Math.atan2(x, z) * 5.1;
      nx += WAVES * Shade.noise(turn, y / 60, glass.seed());
      ny += WAVES * Shade.noise(turn, y / 44, glass.seed() + 77);
    }
    double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
    nx /= length;
    ny /= length;
    nz /= length;
  }

  private void steepest(Surface surface) {
    double h = 0.35;
    double here = value(surface, x, y, z);
    nx = (value(surface, x + h, y, z) - here) / h;
    ny = (value(surface, x, y + h, z) - here) / h;
    nz = (value(surface, x, y, z + h) - here) / h;
  }

  private double value(Surface surface, double px, double py, double pz) {
    return switch (surface) {
      case OUTER -> shape.outside(px, py, pz);
      case CAVITY -> shape.cavity(px, py, pz);
      case LEVEL -> {
        double wall = Math.max(0, -shape.cavity(px, py, pz));
        yield py - glass.fillY() + MENISCUS * Math.exp(-wall / 4.5);
      }
    };
  }
}
