package dev.linewarden.inference;

import java.nio.FloatBuffer;

/// Reads the boxes of one family of detectors from its output. All arrays are made once.
interface Boxing {
  /// How many classes the output tells apart.
  int classes();

  /// Offers each box that may count, in pixels of the model's picture.
  void collect(FloatBuffer output, Detections into);
}
