package dev.linewarden.inference;

import dev.linewarden.inspection.Frame;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.assertj.core.api.Assertions;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/// A grey scene that is known everywhere, also between pixels, photographed moved, turned, scaled,
/// in another light and with noise. Each pixel is the mean of 16 places in it.
record Drawing(int width, int height, Scene scene) {
  private static final int SAMPLES = 4;

  /// How bright it is at a place of the taught picture, 0 to 255.
  interface Scene {
    double at(double x, double y);
  }

  /// How a photograph differs from the taught picture.
  ///
  /// @param aroundX what of the taught picture it is turned and scaled around
  /// @param toX where that lies in the photograph
  /// @param degrees clockwise
  /// @param noise standard deviation in grey levels
  record Change(
      double aroundX,
      double aroundY,
      double toX,
      double toY,
      double degrees,
      double scale,
      double gain,
      double offset,
      double noise) {
    static Change none() {
      return new Change(0, 0, 0, 0, 0, 1, 1, 0, 0);
    }

    static Change moved(double x, double y) {
      return new Change(0, 0, x, y, 0, 1, 1, 0, 0);
    }

    Change turned(double clockwise) {
      return new Change(aroundX, aroundY, toX, toY, clockwise, scale, gain, offset, noise);
    }

    Change scaled(double by) {
      return new Change(aroundX, aroundY, toX, toY, degrees, by, gain, offset, noise);
    }

    Change light(double times, double plus) {
      return new Change(aroundX, aroundY, toX, toY, degrees, scale, times, plus, noise);
    }

    Change noisy(double deviation) {
      return new Change(aroundX, aroundY, toX, toY, degrees, scale, gain, offset, deviation);
    }

    /// Around a place, which comes to lie at another one.
    static Change around(double x, double y, double toX, double toY) {
      return new Change(x, y, toX, toY, 0, 1, 1, 0, 0);
    }
  }

  byte[] pixels(Change change, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double cos = Math.cos(Math.toRadians(change.degrees)) / change.scale;
    double sin = Math.sin(Math.toRadians(change.degrees)) / change.scale;
    byte[] pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      int column = i % width;
      int row = i / width;
      double sum = 0;
      for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
        int right = sample % SAMPLES;
        int down = sample / SAMPLES;
        double x = column + (right + 0.5) / SAMPLES - change.toX;
        double y = row + (down + 0.5) / SAMPLES - change.toY;
        sum += scene.at(change.aroundX + cos * x + sin * y, change.aroundY - sin * x + cos * y);
      }
      double grey = sum / (SAMPLES * SAMPLES) * change.gain + change.offset;
      double noise = change.noise == 0 ? 0 : change.noise * random.nextGaussian();
      pixels[i] = (byte) Math.clamp(Math.round(grey + noise), 0, 255);
    }
    return pixels;
  }

  Frame frame(Change change, long seed) {
    byte[] pixels = pixels(change, seed);
    return Pictures.grey(width, height, (x, y) -> pixels[y * width + x]);
  }

  Frame frame(Change change) {
    return frame(change, 1);
  }

  /// As it was taught, as a picture file.
  Path store(Path folder, String name) {
    byte[] pixels = pixels(Change.none(), 1);
    Path file = folder.resolve(name);
    try (BytePointer bytes = new BytePointer(pixels);
        Mat mat = new Mat(height, width, opencv_core.CV_8UC1, bytes)) {
      if (!opencv_imgcodecs.imwrite(file.toString(), mat)) {
        Assertions.fail("cannot write %s", file);
      }
    }
    return file;
  }
}
