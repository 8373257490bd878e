package dev.linewarden.vision;

import java.nio.ByteBuffer;
import org.bytedeco.opencv.opencv_core.Mat;

/// A grey picture read between its pixels. Coordinates are pixels from the top left corner, with
/// the middle of the first pixel at 0.5. Looks at memory that others fill. Not thread-safe.
public final class GreyLevel {
  /// How far from a place its profile is looked at, in pixels, one more for the slope.
  public static final int REACH_MAX = 3;

  private final ByteBuffer pixels;
  private final int width;
  private final int height;
  private final double[] values = new double[2 * REACH_MAX + 3];
  private double slopeX;
  private double slopeY;

  /// @param mat 8-bit grey, rows without gaps
  public GreyLevel(Mat mat) {
    pixels = mat.createBuffer();
    width = mat.cols();
    height = mat.rows();
  }

  /// In pixels.
  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /// Whether a place is so far from the sides.
  public boolean inside(double x, double y, double margin) {
    return x >= margin && y >= margin && x <= width - margin && y <= height - margin;
  }

  /// Between the middles of four pixels; at least one pixel from the sides.
  public double at(double x, double y) {
    int column = (int) (x - 0.5);
    int row = (int) (y - 0.5);
    double right = x - 0.5 - column;
    double down = y - 0.5 - row;
    int place = row * width + column;
    double above = grey(place) * (1 - right) + grey(place + 1) * right;
    double below = grey(place + width) * (1 - right) + grey(place + width + 1) * right;
    return above * (1 - down) + below * down;
  }

  private int grey(int place) {
    return pixels.get(place) & 0xFF;
  }

  /// Looks at the slope at a pixel that has eight neighbours; a sharp step of one grey level is a
  /// slope of 1.
  void slope(int column, int row) {
    int place = row * width + column;
    int above = place - width;
    int below = place + width;
    int corners = grey(below + 1) - grey(above - 1);
    int others = grey(above + 1) - grey(below - 1);
    slopeX = (corners + others + 2 * (grey(place + 1) - grey(place - 1))) / 4.0;
    slopeY = (corners - others + 2 * (grey(below) - grey(above))) / 4.0;
  }

  /// Rightwards, as looked at last.
  double slopeX() {
    return slopeX;
  }

  /// Downwards, as looked at last.
  double slopeY() {
    return slopeY;
  }

  /// How far ahead along a direction of length 1 it becomes brighter most steeply, in pixels; NaN
  /// when no slope within reach has that height or the steepest is not within reach.
  public double edge(double x, double y, double alongX, double alongY, int reach, double minSlope) {
    if (!inside(x, y, reach + 2.5)) {
      return Double.NaN;
    }
    for (int k = 0; k <= 2 * reach + 2; k++) {
      values[k] = at(x + (k - reach - 1) * alongX, y + (k - reach - 1) * alongY);
    }
    int best = 1;
    double steepest = values[2] - values[0];
    for (int k = 2; k <= 2 * reach + 1; k++) {
      double step = values[k + 1] - values[k - 1];
      if (step > steepest) {
        steepest = step;
        best = k;
      }
    }
    if (steepest < minSlope || best == 1 || best == 2 * reach + 1) {
      return Double.NaN;
    }
    double before = values[best] - values[best - 2];
    double after = values[best + 2] - values[best];
    return best - reach - 1 + vertex(before, steepest, after);
  }

  /// Where between -0.5 and 0.5 a parabola through three values, of which the middle one is the
  /// highest, has its top.
  static double vertex(double before, double middle, double after) {
    double bend = before - 2 * middle + after;
    return bend < 0 ? (before - after) / (2 * bend) : 0;
  }
}
