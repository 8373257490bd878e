package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import java.util.Arrays;
import java.util.List;

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

  private static final List<Channel> STRAIGHT =
      Arrays.stream(values()).filter(each -> each != HUE).toList();

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

  /// Reads `channel`; any of them.
  static Channel read(SettingsReader settings) {
    return settings.choice("channel", Channel.class, GREY);
  }

  /// Reads `channel` where high and low, or a mean of them, are asked for: hues lie on a circle,
  /// which has neither.
  static Channel readStraight(SettingsReader settings) {
    return settings.choice("channel", STRAIGHT, GREY);
  }

  boolean isHsv() {
    return this == HUE || this == SATURATION || this == VALUE;
  }
}
