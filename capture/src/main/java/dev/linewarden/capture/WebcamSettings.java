package dev.linewarden.capture;

import dev.linewarden.inspection.CameraSettings;
import java.util.ArrayList;
import java.util.List;

/// How a device of the kernel's Video4Linux2 is set up: a USB webcam, a grabber.
///
/// @param device for example `/dev/video0`
/// @param station what the station's configuration wants of it; its pixel format is `GREY`, `YUYV`
///   or `MJPG`
/// @param exposureDelayNanos from the sensor's edge to the exposure, as the line expects it
/// @param budgetNanos from the trigger to the next picture; after it the frame is lost
/// @param buffers frames that can be in use at once
public record WebcamSettings(
    String device, CameraSettings station, long exposureDelayNanos, long budgetNanos, int buffers) {
  public WebcamSettings {
    List<String> problems = new ArrayList<>();
    CameraChecks.timing(buffers, exposureDelayNanos, problems);
    if (device.isBlank() || budgetNanos <= 0) {
      problems.add(
          "a webcam needs a device and a budget, but has '%s' and %d ns"
              .formatted(device, budgetNanos));
    }
    CameraChecks.refuse(problems);
  }

  /// The same settings for another device.
  public WebcamSettings at(String otherDevice) {
    return new WebcamSettings(otherDevice, station, exposureDelayNanos, budgetNanos, buffers);
  }

  /// The same device for a recipe, which says more about it.
  WebcamSettings with(CameraSettings recipe) {
    return new WebcamSettings(
        device, recipe.over(station), exposureDelayNanos, budgetNanos, buffers);
  }

  LiveSource.Timing timing() {
    return new LiveSource.Timing(exposureDelayNanos, budgetNanos, buffers);
  }
}
