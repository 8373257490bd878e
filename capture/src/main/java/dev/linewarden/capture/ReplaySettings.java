package dev.linewarden.capture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a replay camera shows and how it behaves.
///
/// @param folder where the images are
/// @param loop begin again after the last image; otherwise every later trigger is answered ENDED
/// @param buffers frames that can be in use at once
/// @param exposureDelayNanos from the sensor's edge to the begin of the exposure
public record ReplaySettings(Path folder, boolean loop, int buffers, long exposureDelayNanos) {
  public ReplaySettings {
    List<String> problems = new ArrayList<>();
    CameraChecks.timing(buffers, exposureDelayNanos, problems);
    CameraChecks.refuse(problems);
  }

  /// With the usual buffers and delay.
  public static ReplaySettings of(Path folder, boolean loop) {
    return new ReplaySettings(
        folder, loop, CameraChecks.BUFFERS_DEFAULT, CameraChecks.EXPOSURE_DELAY_NANOS_DEFAULT);
  }
}
