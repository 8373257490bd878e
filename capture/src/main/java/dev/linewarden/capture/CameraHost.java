package dev.linewarden.capture;

import java.util.Optional;

/// What the station does for a real camera. Asked from the camera's own threads.
public interface CameraHost {
  /// Raises nobody and takes every camera.
  CameraHost PLAIN =
      new CameraHost() {
        @Override
        public boolean raise(int kernelThread) {
          return true;
        }

        @Override
        public Optional<String> refusal(String camera) {
          return Optional.empty();
        }
      };

  /// For [#raise].
  int CALLING_THREAD = 0;

  /// Gives a thread on a picture's way real-time priority; false when the kernel refuses.
  ///
  /// @param kernelThread as the kernel numbers them; [#CALLING_THREAD] = who calls
  boolean raise(int kernelThread);

  /// Why this camera must not inspect here; empty when it may.
  ///
  /// @param camera vendor, model and serial number
  Optional<String> refusal(String camera);
}
