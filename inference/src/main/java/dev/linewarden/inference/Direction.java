package dev.linewarden.inference;

/// Which way a profile is walked through the box.
enum Direction {
  DOWN,
  UP,
  RIGHT,
  LEFT;

  boolean vertical() {
    return this == DOWN || this == UP;
  }

  /// Against the order of the pixels in memory.
  boolean backwards() {
    return this == UP || this == LEFT;
  }
}
