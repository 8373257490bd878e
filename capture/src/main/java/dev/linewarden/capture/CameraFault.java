package dev.linewarden.capture;

/// A camera refused a request or cannot be reached; the message is its own sentence.
class CameraFault extends Exception {
  private static final long serialVersionUID = 1;

  CameraFault(String message) {
    super(message);
  }

  /// Nobody answers: it may be switched on later.
  static final class Absent extends CameraFault {
    private static final long serialVersionUID = 1;

    Absent(String message) {
      super(message);
    }
  }
}
