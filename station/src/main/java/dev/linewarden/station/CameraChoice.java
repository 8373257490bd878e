package dev.linewarden.station;

import dev.linewarden.capture.GigeSettings;
import dev.linewarden.inspection.BadInput;
import java.nio.file.Path;

/// Which camera the station was told to use.
sealed interface CameraChoice {
  String RENDERED = "rendered";
  String REPLAY = "replay:";
  String GIGE = "gige:";

  /// The line drawn by us.
  record Rendered(long seed) implements CameraChoice {}

  /// Stored images.
  record Replay(Path folder, boolean loop) implements CameraChoice {}

  /// A GigE Vision or USB3 Vision camera.
  record Gige(GigeSettings settings) implements CameraChoice {}

  /// What the words after the kind do not say.
  ///
  /// @param base what a relative folder is meant from
  /// @param loop whether stored images begin again at their end
  /// @param seed of the drawn line
  /// @param gige the settings of a camera, with any address
  record Around(Path base, boolean loop, long seed, GigeSettings gige) {}

  /// @param text `rendered`, `replay:FOLDER` or `gige:ADDRESS`
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
    throw new BadInput(
        "camera must be 'rendered', 'replay:FOLDER' or 'gige:ADDRESS', but is '%s'"
            .formatted(text));
  }
}
