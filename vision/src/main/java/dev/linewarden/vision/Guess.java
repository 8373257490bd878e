package dev.linewarden.vision;

/// Where a pattern may lie: its centre in pixels of one level, and how it is turned and scaled.
/// Changed while it gets better.
final class Guess {
  double x;
  double y;

  /// Clockwise as seen.
  double radians;

  double scale = 1;

  /// 0 to 1; the higher the likelier.
  double score;

  void set(Guess other) {
    x = other.x;
    y = other.y;
    radians = other.radians;
    scale = other.scale;
    score = other.score;
  }

  /// The same place on the next finer level.
  void finer() {
    x *= 2;
    y *= 2;
  }
}
