package dev.linewarden.capture;

import java.util.SplittableRandom;

/// The bottling hall behind the line, far out of focus: steel tanks, a filler with lit windows, a
/// second line of bottles, lamps under the roof. Wider than the frame, because the bottles bend
/// light from far off to the side into the lens. Immutable once made, any thread.
final class Hall {
  /// Scene units per hall pixel.
  private static final double SCALE = 3;

  private static final double LEFT = -720;
  private static final double TOP = -160;
  private static final int WIDTH = 906;
  private static final int HEIGHT = 448;

  /// Radius of a point of light in the blurred picture, in scene units: a lens wide open.
  private static final double BLUR = 27;

  /// The hall is darker than the lamps at the line would have it.
  private static final float DIM = 0.80f;

  /// No roof lamp stands so close to the middle: the bottle would show it as a blot in its
  /// shoulder.
  private static final double CLEARED = 190;

  private final Picture blurred;

  Hall(SplittableRandom random) {
    Picture sharp = new Picture(WIDTH, HEIGHT);
    paintRoom(sharp);
    paintTanks(sharp, random.split());
    paintFiller(sharp);
    paintFarLine(sharp, random.split());
    paintLamps(sharp, random.split());
    paintFloorShine(sharp, random.split());
    sharp.scale(DIM);
    this.blurred = sharp.discBlurred(BLUR / SCALE);
  }

  /// Light from the hall at a place of the scene's picture plane.
  void light(double sceneX, double sceneY, Light into) {
    blurred.sample((sceneX - LEFT) / SCALE - 0.5, (sceneY - TOP) / SCALE - 0.5, into);
  }

  private static void paintRoom(Picture to) {
    Light light = new Light();
    for (int y = 0; y < HEIGHT; y++) {
      double sceneY = y * SCALE + TOP;
      double floor = Shade.smooth(560, 760, sceneY);
      double wall = Shade.smooth(-150, 330, sceneY);
      for (int x = 0; x < WIDTH; x++) {
        double glow = 0.75 + 0.25 * Math.sin((x * SCALE + LEFT) / 520.0 + 0.6);
        light.set(0.014 + 0.030 * wall, 0.022 + 0.045 * wall, 0.034 + 0.058 * wall);
        light.scale(glow);
        double depth = Shade.smooth(700, 1100, sceneY);
        light.scale(1 - floor);
        light.add(0.058 * floor, 0.066 * floor, 0.070 * floor);
        light.scale(1 - 0.45 * depth);
        to.put(x, y, light, 1);
      }
    }
  }

  private static void paintTanks(Picture to, SplittableRandom random) {
    for (int i = 0; i < 6; i++) {
      double middle = -560 + i * 440 + random.nextDouble(-50, 50);
      double half = random.nextDouble(88, 135);
      double top = random.nextDouble(-120, 60);
      double shine = random.nextDouble(0.30, 0.55);
      cylinder(to, middle, half, top, random.nextDouble(560, 650), shine);
      box(to, middle - half * 0.2, top + 150, middle + half * 0.15, top + 190, 0.4, 0.45, 0.5, 0.5);
      box(to, middle + half + 30, -160, middle + half + 48, 600, 0.12, 0.14, 0.155, 0.8);
    }
    box(to, LEFT, 150, 2000, 166, 0.16, 0.19, 0.21, 0.7);
    box(to, LEFT, 205, 2000, 214, 0.05, 0.16, 0.22, 0.8);
  }

  private static void cylinder(
      Picture to, double middle, double half, double top, double bottom, double shine) {
    for (int y = row(top); y < row(bottom); y++) {
      for (int x = column(middle - half); x < column(middle + half); x++) {
        double across = (x * SCALE + LEFT - middle) / half;
        double bright =
            0.07 + 0.62 * Shade.bell(across, -0.42, 0.20) + 0.25 * Shade.bell(across, 0.62, 0.16);
        double down = 1 - 0.45 * Shade.smooth(top, bottom, y * SCALE + TOP);
        double v = bright * down * shine;
        to.cover(x, y, v * 0.92, v * 0.98, v * 1.04, Math.min(1, (1 - Math.abs(across)) * 30));
      }
    }
  }

  /// The filling machine: a guarded carousel with light behind its windows, and its signal tower.
  private static void paintFiller(Picture to) {
    box(to, 730, 215, 1240, 640, 0.060, 0.072, 0.080, 1);
    for (int i = 0; i < 4; i++) {
      double x = 752 + i * 120;
      box(to, x, 250, x + 98, 470, 0.17, 0.27, 0.30, 0.9);
      box(to, x, 470, x + 98, 540, 0.07, 0.12, 0.13, 0.9);
      box(to, x + 36, 290, x + 54, 540, 0.50, 0.40, 0.20, 0.8);
    }
    box(to, 730, 560, 1240, 590, 0.42, 0.27, 0.02, 1);
    box(to, -420, 250, -60, 600, 0.055, 0.065, 0.075, 1);
    box(to, -390, 290, -220, 420, 0.20, 0.28, 0.31, 0.9);
    box(to, -200, 290, -90, 420, 0.34, 0.30, 0.16, 0.9);
    box(to, 118, 330, 330, 610, 0.030, 0.11, 0.15, 1);
    box(to, 140, 352, 250, 420, 0.05, 0.26, 0.36, 1);
    lamp(to, 1190, 120, 11, 0.06, 3.4, 0.8);
    lamp(to, 1190, 150, 10, 3.0, 1.8, 0.15);
    lamp(to, 305, 300, 7, 0.06, 2.6, 0.6);
    lamp(to, 285, 470, 5, 4.5, 0.3, 0.12);
  }

  /// A second line carries bottles of the same brand: a band of warm and coloured spots.
  private static void paintFarLine(Picture to, SplittableRandom random) {
    box(to, LEFT, 690, 2000, 728, 0.16, 0.175, 0.18, 1);
    box(to, LEFT, 728, 2000, 745, 0.03, 0.03, 0.03, 1);
    box(to, LEFT, 640, 2000, 648, 0.30, 0.32, 0.33, 0.9);
    for (double x = LEFT; x < 2000; x += 62) {
      if (random.nextDouble() < 0.12) {
        continue;
      }
      double level = random.nextDouble(0.8, 1.2);
      box(to, x, 600, x + 34, 692, 0.46 * level, 0.30 * level, 0.03 * level, 0.95);
      box(to, x, 632, x + 34, 668, 0.40 * level, 0.37 * level, 0.30 * level, 0.95);
      box(to, x + 10, 570, x + 24, 600, 0.40 * level, 0.32 * level, 0.10 * level, 0.9);
      box(to, x + 8, 556, x + 26, 571, 0.02, 0.22 * level, 0.20 * level, 0.95);
    }
  }

  private static void paintLamps(Picture to, SplittableRandom random) {
    for (int row = 0; row < 3; row++) {
      double y = -70 + row * 62;
      double gap = 470 - row * 90;
      for (double x = -700 + random.nextDouble(0, gap); x < 2000; x += gap) {
        double level = random.nextDouble(2.6, 4.2) * (1 - 0.22 * row);
        if (Math.abs(x - 640) > CLEARED) {
          box(to, x, y, x + 34 - row * 6, y + 12, level * 0.94, level, level * 1.05, 1);
        }
      }
    }
    for (int i = 0; i < 46; i++) {
      double x = random.nextDouble(-700, 1990);
      double y = random.nextDouble(230, 600);
      double level = random.nextDouble(0.5, 3.4);
      boolean warm = random.nextDouble() < 0.6;
      lamp(
          to,
          x,
          y,
          random.nextDouble(2.5, 5.5),
          level,
          level * (warm ? 0.66 : 0.95),
          level * (warm ? 0.28 : 1.0));
    }
  }

  private static void paintFloorShine(Picture to, SplittableRandom random) {
    for (int i = 0; i < 40; i++) {
      double x = random.nextDouble(-700, 1990);
      double y = random.nextDouble(745, 900);
      double level = random.nextDouble(0.10, 0.42);
      box(
          to,
          x,
          y,
          x + random.nextDouble(10, 60),
          y + random.nextDouble(20, 110),
          level,
          level * 1.02,
          level * 0.98,
          0.5);
    }
  }

  private static void box(
      Picture to,
      double x0,
      double y0,
      double x1,
      double y1,
      double r,
      double g,
      double b,
      double cover) {
    for (int y = Math.max(0, row(y0)); y < Math.min(HEIGHT, row(y1)); y++) {
      for (int x = Math.max(0, column(x0)); x < Math.min(WIDTH, column(x1)); x++) {
        to.cover(x, y, r, g, b, cover);
      }
    }
  }

  private static void lamp(
      Picture to, double x, double y, double radius, double r, double g, double b) {
    for (int py = row(y - radius); py <= row(y + radius); py++) {
      for (int px = column(x - radius); px <= column(x + radius); px++) {
        to.cover(px, py, r, g, b, 1);
      }
    }
  }

  private static int column(double sceneX) {
    return (int) Math.round((sceneX - LEFT) / SCALE);
  }

  private static int row(double sceneY) {
    return (int) Math.round((sceneY - TOP) / SCALE);
  }
}
