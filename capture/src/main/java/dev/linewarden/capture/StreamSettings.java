package dev.linewarden.capture;

import java.util.ArrayList;
import java.util.List;

/// A video to look at: a live stream, or a file that is shown frame by frame.
///
/// @param url of a live stream, for example `rtsp://10.0.0.7/main`, or a file's path
/// @param loop a file begins again after its last frame; otherwise every later trigger is answered
///   ENDED
/// @param exposureDelayNanos from the sensor's edge to the exposure, as the line expects it
/// @param budgetNanos of a live stream: from the trigger to the next picture; after it the frame is
///   lost
/// @param buffers frames that can be in use at once
public record StreamSettings(
    String url, boolean loop, long exposureDelayNanos, long budgetNanos, int buffers) {
  public static final long BUDGET_NANOS = 500_000_000;
  public static final int BUFFERS = CameraChecks.BUFFERS_DEFAULT;

  public StreamSettings {
    List<String> problems = new ArrayList<>();
    CameraChecks.timing(buffers, exposureDelayNanos, problems);
    if (url.isBlank()) {
      problems.add("a stream needs a URL or a file");
    }
    if (budgetNanos <= 0) {
      problems.add("a stream's budget must be positive, but is %d ns".formatted(budgetNanos));
    }
    CameraChecks.refuse(problems);
  }

  /// The same settings for another video.
  public StreamSettings of(String otherUrl) {
    return new StreamSettings(otherUrl, loop, exposureDelayNanos, budgetNanos, buffers);
  }

  /// Whether pictures come by themselves.
  public boolean isLive() {
    return url.contains("://");
  }

  /// The URL without the user's name and password, for people.
  public String shown() {
    return url.replaceFirst("://[^/@]*@", "://");
  }

  LiveSource.Timing timing() {
    return new LiveSource.Timing(exposureDelayNanos, budgetNanos, buffers);
  }
}
