package dev.linewarden.capture;

/// A camera refused a request or cannot be reached; the message is its own sentence.
final class CameraFault extends Exception {
  private static final long serialVersionUID = 1;

  CameraFault(String message) {
    super(message);
  }
}
