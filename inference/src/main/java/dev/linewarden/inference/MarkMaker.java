package dev.linewarden.inference;

import dev.linewarden.vision.Mark;

/// A tool that finds a place.
interface MarkMaker extends Tool {
  /// The same object each time.
  Mark mark();

  /// Whether it is a line, which has a direction.
  default boolean isLine() {
    return false;
  }
}
