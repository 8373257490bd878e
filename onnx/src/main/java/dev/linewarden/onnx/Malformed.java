package dev.linewarden.onnx;

/// What is wrong with a model's file: half a sentence, to be put behind the name of the file.
public final class Malformed extends Exception {
  private static final long serialVersionUID = 1L;

  Malformed(String message) {
    super(message);
  }
}
