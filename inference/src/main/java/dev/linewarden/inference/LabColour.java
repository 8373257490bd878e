package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import java.util.List;

/// A colour in CIELAB: how light it is, from green to red, and from blue to yellow.
///
/// @param light 0 to 100
/// @param a -128 to 127
/// @param b likewise
public record LabColour(double light, double a, double b) {
  /// OpenCV's bytes: lightness over the whole byte, the others moved up.
  static final double LIGHT_BYTE = 100 / 255.0;

  static final int ZERO_BYTE = 128;

  static LabColour read(SettingsReader settings, String key) {
    List<Double> n = settings.numbers(key);
    if (n.size() == 3
        && n.get(0) >= 0
        && n.get(0) <= 100
        && Math.abs(n.get(1)) <= ZERO_BYTE
        && Math.abs(n.get(2)) <= ZERO_BYTE) {
      return new LabColour(n.get(0), n.get(1), n.get(2));
    }
    if (settings.has(key)) {
      settings.problem(
          "'%s' must be [L 0 to 100, a -128 to 127, b -128 to 127], but is %s".formatted(key, n));
    }
    return new LabColour(0, 0, 0);
  }

  /// CIE76 delta E, squared, from a colour in OpenCV's bytes.
  double squaredDistance(double lightByte, double aByte, double bByte) {
    double lights = lightByte * LIGHT_BYTE - light;
    double as = aByte - ZERO_BYTE - a;
    double bs = bByte - ZERO_BYTE - b;
    return lights * lights + as * as + bs * bs;
  }
}
