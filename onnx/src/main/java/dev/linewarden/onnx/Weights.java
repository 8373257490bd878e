package dev.linewarden.onnx;

import java.nio.file.Path;
import java.util.Set;

/// The files that a model keeps weights in, for who moves models. Any thread.
public final class Weights {
  private Weights() {}

  /// Empty when all weights are inside the model. Throws [BadInput] when the file is no model, or
  /// names anything but plain files of its own folder.
  public static Set<Path> beside(Path model) {
    return ModelFile.beside("the model " + model + " ", model);
  }
}
