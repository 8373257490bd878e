package dev.linewarden.capture;

import java.util.SplittableRandom;

/// The small things on and in one bottle: bubbles under the surface, and the scratch or foreign
/// body of a faulty one. Painted onto the finished bottle.
final class Blemishes {
  private final Picture bottle;
  private final BottleShape shape;
  private final Look look;
  private final double scale;

  Blemishes(Picture bottle, BottleShape shape, Look look, double scale) {
    this.bottle = bottle;
    this.shape = shape;
    this.look = look;
    this.scale = scale;
  }

  void paint() {
    bubbles(new SplittableRandom(look.seed() + 1));
    switch (look.fault()) {
      case SCRATCH -> scratch(new SplittableRandom(look.seed() + 2));
      case FOREIGN_BODY -> foreignBody(new SplittableRandom(look.seed() + 3));
      case NONE, CAP_MISSING, CAP_TILTED, UNDERFILLED, OVERFILLED, LABEL_MISSING, LABEL_SKEWED -> {}
    }
  }

  /// Carbonation: a wreath of bubbles at the surface, a few more on their way up.
  private void bubbles(SplittableRandom random) {
    for (int i = 0; i < 26; i++) {
      double half = shape.cavityRadius(look.glass().fillY()) * 0.93;
      bubble(
          random.nextDouble(-half, half),
          look.glass().fillY() + random.nextDouble(0.5, 5),
          random.nextDouble(1.1, 2.6),
          0.7);
    }
    for (int i = 0; i < 22; i++) {
      double y = look.glass().fillY() + 10 + 200 * random.nextDouble() * random.nextDouble();
      double half = shape.cavityRadius(y) * 0.85;
      bubble(random.nextDouble(-half, half), y, random.nextDouble(0.8, 1.9), 0.45);
    }
  }

  private void bubble(double x, double y, double radius, double strength) {
    stamp(
        x,
        y,
        radius + 1,
        (dx, dy) -> {
          double d = Math.hypot(dx, dy) / radius;
          double ring = strength * 0.55 * Shade.bell(d, 0.85, 0.3);
          put(x + dx, y + dy, 0.16, 0.12, 0.02, ring);
          double spark =
              strength
                  * Shade.bell(Math.hypot(dx + radius * 0.35, dy + radius * 0.4) / radius, 0, 0.45);
          put(x + dx, y + dy, 1.0, 0.98, 0.85, spark);
        });
  }

  /// A cut in the glass of the shoulder: bright where it catches the lamp, dark beside it.
  private void scratch(SplittableRandom random) {
    double x = random.nextDouble(-62, -8);
    double y = random.nextDouble(372, 392);
    double heading = random.nextDouble(0.55, 0.95);
    double length = random.nextDouble(95, 125);
    for (double at = 0; at < length; at += 0.4) {
      double bend = heading + 0.12 * Shade.noise(at / 22, 0, look.seed());
      x += 0.4 * Math.cos(bend);
      y += 0.4 * Math.sin(bend);
      double catching = 0.55 + 0.45 * Shade.noise(at / 5, 3, look.seed());
      double ends = Shade.smooth(0, 14, at) * Shade.smooth(length, length - 20, at);
      dab(x + 1.6, y - 1.2, 1.3, 0.05, 0.04, 0.01, 0.16 * ends);
      dab(x, y, 1.15 + 0.5 * catching, 1.25, 1.25, 1.2, 0.34 * catching * ends);
      if (random.nextDouble() < 0.10) {
        dab(
            x + random.nextDouble(-5, 5),
            y + random.nextDouble(-4, 4),
            1.1,
            1.1,
            1.1,
            1.0,
            0.5 * ends);
      }
    }
  }

  /// Something that does not belong there, hanging in the drink.
  private void foreignBody(SplittableRandom random) {
    boolean high = random.nextBoolean();
    double x = high ? random.nextDouble(-48, 48) : random.nextDouble(-70, 70);
    double y = high ? random.nextDouble(395, 455) : random.nextDouble(818, 848);
    double length = random.nextDouble(15, 21);
    double thick = random.nextDouble(7, 10);
    double heading = random.nextDouble(-0.7, 0.7);
    stamp(
        x,
        y,
        length + 8,
        (dx, dy) -> {
          double along = dx * Math.cos(heading) + dy * Math.sin(heading);
          double across = -dx * Math.sin(heading) + dy * Math.cos(heading);
          double rough = 0.16 * Shade.noise(along / 5, across / 5, look.seed());
          double d = Math.hypot(along / length, across / thick) + rough;
          double lit = 0.02 + 0.05 * Shade.bell(across / thick, -0.45, 0.3);
          put(x + dx, y + dy, lit * 1.5, lit, lit * 0.5, 0.95 * Shade.smooth(1.10, 0.72, d));
        });
  }

  private interface Stroke {
    void at(double dx, double dy);
  }

  private void dab(double x, double y, double radius, double r, double g, double b, double cover) {
    stamp(
        x,
        y,
        radius,
        (dx, dy) ->
            put(
                x + dx,
                y + dy,
                r,
                g,
                b,
                cover * Shade.smooth(1.0, 0.3, Math.hypot(dx, dy) / radius)));
  }

  private void stamp(double x, double y, double reach, Stroke stroke) {
    double step = 1 / scale;
    double firstX =
        (Math.floor((x - reach + BottlePainter.HALF_WIDTH) * scale) + 0.5) / scale
            - BottlePainter.HALF_WIDTH;
    double firstY =
        (Math.floor((y - reach - BottlePainter.TOP) * scale) + 0.5) / scale + BottlePainter.TOP;
    for (double py = firstY; py <= y + reach; py += step) {
      for (double px = firstX; px <= x + reach; px += step) {
        stroke.at(px - x, py - y);
      }
    }
  }

  private void put(double x, double y, double r, double g, double b, double cover) {
    int column = (int) Math.floor((x + BottlePainter.HALF_WIDTH) * scale);
    int row = (int) Math.floor((y - BottlePainter.TOP) * scale);
    bottle.cover(column, row, r, g, b, Math.clamp(cover, 0, 1));
  }
}
