package dev.linewarden.capture;

import java.util.stream.IntStream;

/// A picture in linear light: four floats a pixel, red, green, blue multiplied by the fourth, the
/// cover.
final class Picture {
  static final int CHANNELS = 4;

  final int width;
  final int height;
  final float[] values;

  Picture(int width, int height) {
    this.width = width;
    this.height = height;
    this.values = new float[width * height * CHANNELS];
  }

  Picture copy() {
    Picture copy = new Picture(width, height);
    System.arraycopy(values, 0, copy.values, 0, values.length);
    return copy;
  }

  void put(int x, int y, Light light, double cover) {
    int at = (y * width + x) * CHANNELS;
    values[at] = (float) (light.red * cover);
    values[at + 1] = (float) (light.green * cover);
    values[at + 2] = (float) (light.blue * cover);
    values[at + 3] = (float) cover;
  }

  void scale(float by) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= i % CHANNELS == CHANNELS - 1 ? 1 : by;
    }
  }

  /// Lays light over a pixel, as paint with a cover of 0 to 1.
  void cover(int x, int y, double r, double g, double b, double cover) {
    if (x < 0 || y < 0 || x >= width || y >= height) {
      return;
    }
    int at = (y * width + x) * CHANNELS;
    float rest = (float) (1 - cover);
    values[at] = values[at] * rest + (float) (r * cover);
    values[at + 1] = values[at + 1] * rest + (float) (g * cover);
    values[at + 2] = values[at + 2] * rest + (float) (b * cover);
    values[at + 3] = values[at + 3] * rest + (float) cover;
  }

  /// Reads between pixels; coordinates outside are clamped to the edge.
  void sample(double x, double y, Light into) {
    double cx = Math.clamp(x, 0, width - 1.001);
    double cy = Math.clamp(y, 0, height - 1.001);
    int ix = (int) cx;
    int iy = (int) cy;
    float fx = (float) (cx - ix);
    float fy = (float) (cy - iy);
    int at = (iy * width + ix) * CHANNELS;
    int below = at + width * CHANNELS;
    into.set(
        between(at, below, fx, fy),
        between(at + 1, below + 1, fx, fy),
        between(at + 2, below + 2, fx, fy));
  }

  private float between(int at, int below, float fx, float fy) {
    float top = values[at] + (values[at + CHANNELS] - values[at]) * fx;
    float bottom = values[below] + (values[below + CHANNELS] - values[below]) * fx;
    return top + (bottom - top) * fy;
  }

  /// A lens out of focus: every point becomes a disc of the given radius.
  Picture discBlurred(double radius) {
    Picture result = new Picture(width, height);
    int reach = (int) Math.floor(radius);
    double[][] sums = new double[height][];
    for (int y = 0; y < height; y++) {
      sums[y] = runningSums(y);
    }
    double weight = 1 / (Math.PI * radius * radius);
    IntStream.range(0, height)
        .parallel()
        .forEach(y -> {
          for (int dy = -reach; dy <= reach; dy++) {
            double half = Math.max(0.25, Math.sqrt(radius * radius - dy * dy));
            result.addSpans(y, sums[Math.clamp(y + dy, 0, height - 1)], half, weight);
          }
        });
    return result;
  }

  private void addSpans(int y, double[] row, double half, double weight) {
    int at = y * width * CHANNELS;
    for (int x = 0; x < width; x++) {
      double from = Math.max(0, x + 0.5 - half);
      double to = Math.min(width - 1e-6, x + 0.5 + half);
      double share = weight * 2 * half / (to - from);
      for (int c = 0; c < CHANNELS; c++) {
        values[at++] += (float) ((sumAt(row, to, c) - sumAt(row, from, c)) * share);
      }
    }
  }

  private double[] runningSums(int y) {
    double[] sums = new double[(width + 1) * CHANNELS];
    int at = y * width * CHANNELS;
    for (int i = 0; i < width * CHANNELS; i++) {
      sums[i + CHANNELS] = sums[i] + values[at + i];
    }
    return sums;
  }

  /// Motion along x during the exposure: every point becomes a short bar of that many pixels.
  Picture motionBlurred(double pixels) {
    Picture result = new Picture(width, height);
    double half = pixels / 2;
    for (int y = 0; y < height; y++) {
      double[] sums = runningSums(y);
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < CHANNELS; c++) {
          double from = sumAt(sums, x + 0.5 - half, c);
          double to = sumAt(sums, x + 0.5 + half, c);
          result.values[(y * width + x) * CHANNELS + c] = (float) ((to - from) / pixels);
        }
      }
    }
    return result;
  }

  private double sumAt(double[] sums, double x, int channel) {
    double clamped = Math.clamp(x, 0, width - 1e-6);
    int column = (int) clamped;
    double from = sums[column * CHANNELS + channel];
    return from + (sums[(column + 1) * CHANNELS + channel] - from) * (clamped - column);
  }
}
