package dev.linewarden.inference;

import dev.linewarden.inspection.Frame;
import java.util.Random;

/// Grey pictures of shapes whose true place is known to a fraction of a pixel: each pixel is the
/// mean of many samples, and borders can be blurred and pictures noisy as those of a camera.
///
/// @param blur the standard deviation of a border's softness, in pixels
/// @param noise likewise of each pixel, in grey levels
record Drawn(int width, int height, double blur, double noise, double dark, double bright) {
  private static final int SAMPLES = 10;

  /// How far inside the bright shape a place is, in pixels; negative outside of it.
  interface Shape {
    double inside(double x, double y);

    default Shape and(Shape other) {
      return (x, y) -> Math.min(inside(x, y), other.inside(x, y));
    }

    default Shape or(Shape other) {
      return (x, y) -> Math.max(inside(x, y), other.inside(x, y));
    }

    default Shape not() {
      return (x, y) -> -inside(x, y);
    }
  }

  static Drawn sharp(int width, int height) {
    return new Drawn(width, height, 0, 0, 20, 220);
  }

  /// Bright on the side that the angle points to, clockwise from the right.
  static Shape side(double x0, double y0, double degrees) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    return (x, y) -> (x - x0) * cos + (y - y0) * sin;
  }

  static Shape disc(double x0, double y0, double radius) {
    return (x, y) -> radius - Math.hypot(x - x0, y - y0);
  }

  static Shape box(double left, double top, double right, double bottom) {
    return side(left, 0, 0)
        .and(side(right, 0, 180))
        .and(side(0, top, 90))
        .and(side(0, bottom, -90));
  }

  Frame frame(Shape shape, Random random) {
    return Pictures.grey(width, height, (x, y) -> pixel(shape, x, y, random));
  }

  Frame frame(Shape shape) {
    return frame(shape, new Random(1));
  }

  private int pixel(Shape shape, int x, int y, Random random) {
    double share = 0;
    double middle = shape.inside(x + 0.5, y + 0.5);
    if (Math.abs(middle) > 1 + 5 * blur) {
      share = middle > 0 ? 1 : 0;
    } else {
      for (int i = 0; i < SAMPLES * SAMPLES; i++) {
        double sampleX = x + (i % SAMPLES + 0.5) / SAMPLES;
        double sampleY = y + (Math.floorDiv(i, SAMPLES) + 0.5) / SAMPLES;
        share += soft(shape.inside(sampleX, sampleY)) / (SAMPLES * SAMPLES);
      }
    }
    double grey = dark + (bright - dark) * share + noise * random.nextGaussian();
    return Math.clamp(Math.round(grey), 0, 255);
  }

  private double soft(double inside) {
    if (blur == 0) {
      return inside > 0 ? 1 : 0;
    }
    // The logistic curve that is nearest to the normal distribution.
    return 1 / (1 + Math.exp(-1.702 * inside / blur));
  }
}
