package dev.linewarden.capture;

/// The screw cap: ribbed plastic with a tamper ring. Works in the picture plane; the camera stands
/// so nearly at the cap's height that its ellipses are almost lines. Immutable, any thread.
final class CapPainter {
  /// Upper edge and lower edge of a cap that sits right.
  static final double TOP = 84;

  static final double BOTTOM = 177;

  private static final double RADIUS = 61;
  private static final double ROUND = 11;
  private static final double RING = 157;
  private static final int RIBS = 78;

  private final Look look;
  private final double cosine;
  private final double sine;

  CapPainter(Look look) {
    this.look = look;
    this.cosine = Math.cos(look.capTilt());
    this.sine = Math.sin(look.capTilt());
  }

  /// Light from the cap at a place beside the bottle's axis; false where there is no cap.
  boolean light(double offX, double sceneY, Light into) {
    double px = offX;
    double py = sceneY - 168 + 58 * Math.abs(sine);
    double x = px * cosine + py * sine;
    double y = -px * sine + py * cosine + 168;
    double radius = radius(y);
    if (radius <= 0 || Math.abs(x) >= radius) {
      return false;
    }
    double turn = Math.asin(x / radius);
    shade(turn, y, into);
    return true;
  }

  private static double radius(double y) {
    if (y < TOP || y > BOTTOM) {
      return 0;
    }
    double radius = RADIUS + 2.5 * (y - TOP) / (BOTTOM - TOP);
    if (y < TOP + ROUND) {
      double up = 1 - (y - TOP) / ROUND;
      radius -= ROUND * (1 - Math.sqrt(1 - up * up));
    }
    double groove = Shade.bell(y, RING, 1.6);
    double foot = Shade.smooth(BOTTOM - 3, BOTTOM, y) * 1.5;
    return radius - 2.2 * groove - foot + (y > RING ? 0.8 : 0);
  }

  private void shade(double turn, double y, Light into) {
    double ribbed =
        Shade.window(y, TOP + 13, RING - 7, 2.5) * Shade.smooth(1.50, 0.95, Math.abs(turn));
    double phase = (turn + look.capTurn()) * RIBS;
    double flank = ribbed * 0.55 * Math.sin(phase);
    double valley = 1 - ribbed * 0.42 * (0.5 - 0.5 * Math.cos(phase));
    double faced = turn + flank;
    double up = y < TOP + ROUND ? 1 - (y - TOP) / ROUND : 0;
    double key = Math.max(0, Math.cos(faced + 1.10));
    double front = Math.max(0, Math.cos(faced + 0.2));
    double rim = Math.max(0, Math.cos(faced - 2.0)) * 1.2;
    double lit = (0.07 + 0.75 * key + 0.30 * front * front + 0.5 * rim) * valley + 0.35 * up;
    double gap = 1 - 0.72 * Shade.bell(y, RING, 1.5);
    double bridges = Math.sin((turn + look.capTurn()) * 13) > 0.86 ? 0.5 : 0;
    lit *= Math.max(gap, bridges) * (1 - 0.25 * Shade.smooth(BOTTOM - 12, BOTTOM, y));
    into.set(0.012 * lit, 0.235 * lit, 0.225 * lit);
    double gloss = gloss(faced, y, up) * (0.35 + 0.65 * valley) * gap;
    into.add(gloss * 0.98, gloss, gloss);
    double edge = Shade.fresnel(Math.cos(turn), 0.0) * 0.10;
    into.add(edge, edge * 1.1, edge * 1.2);
  }

  private static double gloss(double faced, double y, double up) {
    double mirrored = 2 * faced;
    double key = Shade.window(mirrored, -1.70, -1.0, 0.22) * Shade.smooth(TOP + 2, TOP + 12, y);
    double rim = Shade.window(mirrored, 1.85, 2.35, 0.16);
    double crown = Shade.bell(up, 0.55, 0.22) * (0.5 + 0.5 * Math.cos(faced + 0.5));
    return 0.20 * key + 0.20 * rim + 0.55 * crown;
  }
}
