package dev.linewarden.station;

import dev.linewarden.capture.GigeSettings;
import dev.linewarden.capture.StreamSettings;
import dev.linewarden.capture.WebcamSettings;
import dev.linewarden.inspection.BadInput;
import java.nio.file.Path;

/// Which camera the station was told to use.
sealed interface CameraChoice {
  String RENDERED = "rendered";
  String REPLAY = "replay:";
  String GIGE = "gige:";
  String STREAM = "stream:";
  String WEBCAM = "v4l2:";

  /// The line drawn by us.
  record Rendered(long seed) implements CameraChoice {}

  /// Stored images.
  record Replay(Path folder, boolean loop) implements CameraChoice {}

  /// A GigE Vision or USB3 Vision camera.
  record Gige(GigeSettings settings) implements CameraChoice {}

  /// A video: live, or a file.
  record Stream(StreamSettings settings) implements CameraChoice {}

  /// A USB webcam, or any other device of the kernel's Video4Linux2.
  record Webcam(WebcamSettings settings) implements CameraChoice {}

  /// Whether a picture may come again as it was: one of a file, or of compressed video, in which
  /// nothing changes where nothing moves. One of a sensor's own pixels never does.
  default boolean mayRepeat() {
    return switch (this) {
      case Replay _, Stream _, Webcam _ -> true;
      case Rendered _, Gige _ -> false;
    };
  }

  /// What the words after the kind do not say.
  ///
  /// @param base what a relative folder is meant from
  /// @param loop whether stored images begin again at their end
  /// @param seed of the drawn line
  /// @param gige the settings of a camera, with any address
  /// @param stream the settings of a video, with any URL
  /// @param webcam the settings of a webcam, with any device
  record Around(
      Path base,
      boolean loop,
      long seed,
      GigeSettings gige,
      StreamSettings stream,
      WebcamSettings webcam) {}

  /// @param text `rendered`, `replay:FOLDER`, `gige:ADDRESS`, `v4l2:DEVICE`, `stream:URL` or
  ///   `stream:FILE`
  static CameraChoice of(String text, Around around) {
    if (text.equals(RENDERED)) {
      return new Rendered(around.seed());
    }
    if (text.startsWith(REPLAY) && text.length() > REPLAY.length()) {
      Path folder = around.base().resolve(text.substring(REPLAY.length())).normalize();
      return new Replay(folder, around.loop());
    }
    if (text.startsWith(GIGE) && text.length() > GIGE.length()) {
      return new Gige(around.gige().at(text.substring(GIGE.length())));
    }
    if (text.startsWith(STREAM) && text.length() > STREAM.length()) {
      StreamSettings video = around.stream().of(text.substring(STREAM.length()));
      return new Stream(
          video.isLive() ? video : video.of(around.base().resolve(video.url()).toString()));
    }
    if (text.startsWith(WEBCAM) && text.length() > WEBCAM.length()) {
      return new Webcam(around.webcam().at(text.substring(WEBCAM.length())));
    }
    throw new BadInput(
        "camera must be 'rendered', 'replay:FOLDER', 'gige:ADDRESS', 'v4l2:DEVICE', 'stream:URL' or 'stream:FILE',"
            + " but is '%s'".formatted(text));
  }
}
