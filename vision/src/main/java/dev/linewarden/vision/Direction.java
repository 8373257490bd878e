package dev.linewarden.vision;

/// Which way a profile is walked through the box.
public enum Direction {
  DOWN,
  UP,
  RIGHT,
  LEFT;

  /// Whether rows are walked over, not columns.
  public boolean vertical() {
    return this == DOWN || this == UP;
  }

  /// Against the order of the pixels in memory.
  boolean backwards() {
    return this == UP || this == LEFT;
  }
}
