package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import java.util.regex.Pattern;

/// A view of the part, and the camera the station was told to use for it.
///
/// @param name of the view; empty where there is only one
record CameraView(String name, CameraChoice camera) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,15}");

  CameraView {
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      throw new BadInput(
          "a view's name must be up to 16 small letters, digits and dashes, but is '%s'"
              .formatted(name));
    }
  }
}
