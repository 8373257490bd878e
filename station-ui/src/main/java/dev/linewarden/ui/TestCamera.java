package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Frame;

/// Pictures that show no part, for whoever sets a camera up. Called from the screen's own threads.
public interface TestCamera {
  /// Of a station whose cameras take none.
  TestCamera NONE =
      (view, _) -> {
        throw new BadInput("view '%s' has no camera for test pictures".formatted(view));
      };

  /// Takes one, with this light for it only; what is empty stays as it is. The frame belongs to the
  /// caller. Waits for the camera, some seconds at most; throws [BadInput] with the reason when
  /// there is none, as while the line runs.
  ///
  /// @param view empty where there is only one
  Frame picture(String view, CameraSettings.Light light);
}
