package dev.linewarden.inference;

import java.nio.FloatBuffer;

/// The scores of all classes, one after the other.
final class ClassRows {
  private ClassRows() {}

  /// The class with the highest score among those that count; the scores begin at `at`.
  static int best(FloatBuffer output, int at, Detections detections) {
    int best = detections.from();
    for (int kind = best + 1; kind < detections.to(); kind++) {
      if (output.get(at + kind) > output.get(at + best)) {
        best = kind;
      }
    }
    return best;
  }
}
