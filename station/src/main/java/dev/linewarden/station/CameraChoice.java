package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import java.nio.file.Path;

/// Which camera the station was told to use.
sealed interface CameraChoice {
  String RENDERED = "rendered";
  String REPLAY = "replay:";

  /// The line drawn by us.
  record Rendered(long seed) implements CameraChoice {}

  /// Stored images.
  record Replay(Path folder, boolean loop) implements CameraChoice {}

  /// @param text `rendered` or `replay:FOLDER`
  /// @param base what a relative folder is meant from
  static CameraChoice of(String text, Path base, boolean loop, long seed) {
    if (text.equals(RENDERED)) {
      return new Rendered(seed);
    }
    if (text.startsWith(REPLAY) && text.length() > REPLAY.length()) {
      return new Replay(base.resolve(text.substring(REPLAY.length())).normalize(), loop);
    }
    throw new BadInput("camera must be 'rendered' or 'replay:FOLDER', but is '%s'".formatted(text));
  }
}
