package dev.linewarden.inference;

import java.nio.FloatBuffer;
import java.util.List;

/// Reads the boxes of one family of detectors from its outputs. All arrays are made once.
interface Boxing {
  /// How many classes the output tells apart.
  int classes();

  /// Offers each box that may count, in pixels of the model's picture.
  void collect(List<FloatBuffer> outputs, Detections into);
}
