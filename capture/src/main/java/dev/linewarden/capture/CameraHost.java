package dev.linewarden.capture;

import java.util.List;
import java.util.Optional;

/// What the station does for a real camera. Asked from the camera's own threads.
public interface CameraHost {
  /// Raises nobody, takes every camera, and does not wait for one.
  CameraHost PLAIN = _ -> true;

  /// For [#raise].
  int CALLING_THREAD = 0;

  /// Gives a thread on a picture's way real-time priority; false when the kernel refuses.
  ///
  /// @param kernelThread as the kernel numbers them; [#CALLING_THREAD] = who calls
  boolean raise(int kernelThread);

  /// Why this camera must not inspect here; empty when it may.
  ///
  /// @param camera vendor, model and serial number
  default Optional<String> refusal(String camera) {
    return Optional.empty();
  }

  /// Why pictures that come on such a way would be too late; empty when they are not.
  default Optional<String> tooSlow(CameraLink link) {
    return Optional.empty();
  }

  /// What could be better about such a way, for people.
  default List<String> advice(CameraLink link) {
    return link.advice();
  }

  /// How long a whole picture took from its first packet to its last, in milliseconds.
  default void pictureTook(long millis) {}

  /// Whether a camera that does not answer at the start is waited for; otherwise it is an error.
  default boolean isPatient() {
    return false;
  }
}
