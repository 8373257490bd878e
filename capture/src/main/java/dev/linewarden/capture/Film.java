package dev.linewarden.capture;

/// From linear light to the bytes of a photograph: exposure, a filmic shoulder, display gamma.
/// Pure.
final class Film {
  /// Brightest byte a picture uses before noise is laid over it: the noise tile adds 0 to 16.
  static final int WHITE = 238;

  private static final double EXPOSURE = 1.32;

  /// Light beyond this is white anyway.
  private static final double LIGHT_MAX = 16;

  private static final int STEPS = 8192;
  private static final byte[] CURVE = curve();

  private Film() {}

  /// Linear light of a display byte.
  static double linear(int value) {
    double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }

  /// Byte of an amount of linear light.
  static int developed(double light) {
    double place = Math.sqrt(Math.clamp(light, 0, LIGHT_MAX) * (1 / LIGHT_MAX)) * (STEPS - 1);
    return CURVE[(int) (place + 0.5)] & 255;
  }

  /// The curve by the root of the light: fine where the eye is.
  private static byte[] curve() {
    byte[] curve = new byte[STEPS];
    for (int i = 0; i < STEPS; i++) {
      double root = i / (STEPS - 1.0);
      curve[i] = (byte) Math.round(shown(root * root * LIGHT_MAX * EXPOSURE) * WHITE);
    }
    return curve;
  }

  private static double shown(double v) {
    double curved = Math.min(1, v * (2.51 * v + 0.03) / (v * (2.43 * v + 0.59) + 0.14));
    return curved <= 0.0031308 ? 12.92 * curved : 1.055 * Math.pow(curved, 1 / 2.4) - 0.055;
  }
}
