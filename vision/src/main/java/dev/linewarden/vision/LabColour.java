package dev.linewarden.vision;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// A colour in CIELAB: how light it is, from green to red, and from blue to yellow.
///
/// @param light 0 to 100
/// @param a -128 to 127
/// @param b likewise
public record LabColour(double light, double a, double b) {
  /// OpenCV's bytes: lightness over the whole byte, the others moved up.
  static final double LIGHT_BYTE = 100 / 255.0;

  static final int ZERO_BYTE = 128;

  /// Colours are looked up in steps of so many bits of each channel.
  private static final int STEP_BITS = 2;

  private static final int STEPS = 1 << (8 - STEP_BITS);

  /// CIE76 delta E, squared, from a colour in OpenCV's bytes.
  double squaredDistance(double lightByte, double aByte, double bByte) {
    double lights = lightByte * LIGHT_BYTE - light;
    double as = aByte - ZERO_BYTE - a;
    double bs = bByte - ZERO_BYTE - b;
    return lights * lights + as * as + bs * bs;
  }

  /// The place of a pixel in [#near], each channel 0 to 255.
  public static int step(int blue, int green, int red) {
    return ((red >> STEP_BITS) * STEPS + (green >> STEP_BITS)) * STEPS + (blue >> STEP_BITS);
  }

  /// 1 for each step of colours that is within a distance of this one, in CIE76 delta E; 0 for all
  /// others. The array is the caller's.
  public byte[] near(double within) {
    int half = 1 << (STEP_BITS - 1);
    byte[] all = new byte[3 * STEPS * STEPS * STEPS];
    for (int i = 0; i < STEPS * STEPS * STEPS; i++) {
      all[3 * i] = (byte) (((i % STEPS) << STEP_BITS) + half);
      all[3 * i + 1] = (byte) (((Math.floorDiv(i, STEPS) % STEPS) << STEP_BITS) + half);
      all[3 * i + 2] = (byte) ((Math.floorDiv(i, STEPS * STEPS) << STEP_BITS) + half);
    }
    try (Mat picture = new Mat(STEPS * STEPS, STEPS, opencv_core.CV_8UC3);
        Mat lab = new Mat()) {
      ByteBuffer bytes = picture.createBuffer();
      bytes.put(all);
      opencv_imgproc.cvtColor(picture, lab, opencv_imgproc.COLOR_BGR2Lab);
      ByteBuffer labBytes = lab.createBuffer();
      labBytes.get(all);
    }
    byte[] near = new byte[STEPS * STEPS * STEPS];
    for (int i = 0; i < near.length; i++) {
      double away =
          squaredDistance(all[3 * i] & 0xFF, all[3 * i + 1] & 0xFF, all[3 * i + 2] & 0xFF);
      near[i] = (byte) (away <= within * within ? 1 : 0);
    }
    return near;
  }

  /// Converts one colour, not rounded, into memory made once. One thread.
  public static final class Converter {
    private final Mat bgr;
    private final Mat lab;
    private final FloatBuffer bgrValues;
    private final FloatBuffer labValues;

    public Converter(Room room) {
      bgr = room.mat(1, 1, opencv_core.CV_32FC3);
      lab = room.mat(1, 1, opencv_core.CV_32FC3);
      bgrValues = bgr.createBuffer();
      labValues = lab.createBuffer();
    }

    /// How far a colour, each channel 0 to 255, is from another, in CIE76 delta E.
    public double distance(LabColour from, double blue, double green, double red) {
      bgrValues.put(0, (float) (blue / 255));
      bgrValues.put(1, (float) (green / 255));
      bgrValues.put(2, (float) (red / 255));
      opencv_imgproc.cvtColor(bgr, lab, opencv_imgproc.COLOR_BGR2Lab);
      double light = labValues.get(0) - from.light();
      double a = labValues.get(1) - from.a();
      double b = labValues.get(2) - from.b();
      return Math.sqrt(light * light + a * a + b * b);
    }
  }
}
