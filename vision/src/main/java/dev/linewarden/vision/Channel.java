package dev.linewarden.vision;

/// Which one number of a pixel is looked at.
public enum Channel {
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
  public String unit() {
    return unit;
  }

  /// Its place in the picture after conversion to its colour space.
  int plane() {
    return plane;
  }

  /// Whether a grey frame has no such channel.
  public boolean needsColour() {
    return this != GREY;
  }

  boolean isHsv() {
    return this == HUE || this == SATURATION || this == VALUE;
  }
}
