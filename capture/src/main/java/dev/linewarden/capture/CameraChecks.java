package dev.linewarden.capture;

import dev.linewarden.inspection.BadInput;
import java.util.List;

/// What the settings of all our cameras have in common.
final class CameraChecks {
  /// Frames in use at once: one prepared in the camera, one in the line's mailbox, two with the
  /// model and its shadow, five on their way to the screen, seven to the archive; the rest for a
  /// burst.
  static final int BUFFERS_DEFAULT = 20;

  static final int BUFFERS_MIN = 2;
  static final int BUFFERS_MAX = 256;

  /// What a usual camera needs from its trigger input to the begin of the exposure.
  static final long EXPOSURE_DELAY_NANOS_DEFAULT = 200_000;

  static final long EXPOSURE_DELAY_NANOS_MAX = 1_000_000_000;

  private CameraChecks() {}

  static void timing(int buffers, long exposureDelayNanos, List<String> problems) {
    if (buffers < BUFFERS_MIN || buffers > BUFFERS_MAX) {
      problems.add(
          "expected %d to %d frame buffers, got %d".formatted(BUFFERS_MIN, BUFFERS_MAX, buffers));
    }
    if (exposureDelayNanos < 0 || exposureDelayNanos > EXPOSURE_DELAY_NANOS_MAX) {
      problems.add(
          "expected an exposure delay of 0 to %d ns, got %d"
              .formatted(EXPOSURE_DELAY_NANOS_MAX, exposureDelayNanos));
    }
  }

  static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }
}
