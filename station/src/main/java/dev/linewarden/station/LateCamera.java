package dev.linewarden.station;

import dev.linewarden.inspection.Adjustable;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Trigger;
import java.util.function.Supplier;

/// A camera that is made after the line which asks it.
///
/// @param camera asked each time, once the line runs on its thread
record LateCamera(Supplier<? extends Adjustable> camera) implements Adjustable {
  @Override
  public void adjust(CameraSettings wanted, long fromNanos) {
    camera.get().adjust(wanted, fromNanos);
  }

  @Override
  public boolean expose(Trigger trigger) {
    return camera.get().expose(trigger);
  }
}
