package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;

/// Which one number of a pixel is looked at.
enum Channel {
  GREY("grey", 0),
  BLUE("grey", 0),
  GREEN("grey", 1),
  RED("grey", 2),
  /// Degrees on the colour circle, 0 = red.
  HUE("degree", 0),
  SATURATION("grey", 1),
  VALUE("grey", 2);

  private final String unit;
  private final int plane;

  Channel(String unit, int plane) {
    this.unit = unit;
    this.plane = plane;
  }

  /// 0 to 255 is `grey`, whichever plane it comes from.
  String unit() {
    return unit;
  }

  /// Its place in the picture after conversion to its colour space.
  int plane() {
    return plane;
  }

  boolean needsColour() {
    return this != GREY;
  }

  /// Hues lie on a circle: of `what`, it has none.
  void refuseHue(SettingsReader settings, String what) {
    if (this == HUE) {
      settings.problem("'channel' must not be 'hue': a circle has no " + what);
    }
  }

  boolean isHsv() {
    return this == HUE || this == SATURATION || this == VALUE;
  }
}
