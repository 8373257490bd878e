package dev.linewarden.capture;

import dev.linewarden.inspection.CameraSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Tells a camera what is wanted of it and reads back what it made of that. Throws what it refuses,
/// with the range that it allows.
final class CameraSetup {
  /// A camera counts its exposure in lines or clock ticks, its gain in steps: as near as this is as
  /// wanted.
  private static final double NEAR = 0.01;

  private final Aravis aravis;
  private final long camera;
  private final List<String> changed = new ArrayList<>();

  CameraSetup(Aravis aravis, long camera) {
    this.aravis = aravis;
    this.camera = camera;
  }

  /// Before the stream is opened.
  ///
  /// @return what the camera changed, in words
  List<String> all(CameraSettings wanted) throws CameraFault {
    if (wanted.pixelFormat().isPresent()) {
      aravis.set(camera, "PixelFormat", wanted.pixelFormat().get());
    }
    region(wanted.roi());
    expose(wanted.light());
    // A bent brightness curve would move every threshold of a recipe.
    if (aravis.has(camera, "GammaEnable")) {
      aravis.set(camera, "GammaEnable", false);
    }
    wires(wanted.wires());
    return List.copyOf(changed);
  }

  /// At any time.
  ///
  /// @return what the camera changed, in words
  List<String> light(CameraSettings.Light wanted) throws CameraFault {
    expose(wanted);
    return List.copyOf(changed);
  }

  /// A window that is moved before it is made smaller would not fit. One whose size is named and
  /// whose place is not begins at the sensor's corner, wherever it was before.
  private void region(CameraSettings.Roi wanted) throws CameraFault {
    boolean named = wanted.width().isPresent() || wanted.height().isPresent();
    if (named) {
      place("OffsetX", 0);
      place("OffsetY", 0);
    }
    whole("Width", wanted.width());
    whole("Height", wanted.height());
    if (wanted.x().isPresent()) {
      place("OffsetX", wanted.x().getAsInt());
    }
    if (wanted.y().isPresent()) {
      place("OffsetY", wanted.y().getAsInt());
    }
  }

  /// A camera that cannot move its window has it in the corner, and is not told so.
  private void place(String feature, int wanted) throws CameraFault {
    int now = aravis.has(camera, feature) ? aravis.get(camera, feature) : 0;
    if (now != wanted) {
      whole(feature, OptionalInt.of(wanted));
    }
  }

  private void whole(String feature, OptionalInt wanted) throws CameraFault {
    if (wanted.isPresent()) {
      aravis.set(camera, feature, wanted.getAsInt());
      int became = aravis.get(camera, feature);
      if (became != wanted.getAsInt()) {
        changed.add(
            "%s was set to %d, the camera made it %d"
                .formatted(feature, wanted.getAsInt(), became));
      }
    }
  }

  private void expose(CameraSettings.Light wanted) throws CameraFault {
    if (wanted.exposureMicros().isPresent()) {
      aravis.exposure(camera, wanted.exposureMicros().getAsDouble());
      compare("exposure", "µs", wanted.exposureMicros(), aravis.exposure(camera));
    }
    if (wanted.gain().isPresent()) {
      aravis.gain(camera, wanted.gain().getAsDouble());
      compare("gain", "", wanted.gain(), aravis.gain(camera));
    }
  }

  private void compare(String what, String unit, OptionalDouble wanted, double became) {
    double asked = wanted.getAsDouble();
    if (Math.abs(became - asked) > NEAR * Math.max(Math.abs(asked), 1)) {
      changed.add(
          String.format(
              Locale.ROOT,
              "%s was set to %.1f %s, the camera made it %.1f %s",
              what,
              asked,
              unit,
              became,
              unit));
    }
  }

  private void wires(CameraSettings.Wires wanted) throws CameraFault {
    if (wanted.isFreeRunning()) {
      aravis.triggerByNobody(camera);
    } else {
      aravis.triggerBy(camera, wanted.trigger().orElse(CameraSettings.Wires.SOFTWARE));
    }
    if (wanted.debounceMicros().isPresent()) {
      double micros = wanted.debounceMicros().getAsDouble();
      aravis.set(camera, "LineDebouncerTime", micros);
    }
    if (wanted.strobe().isPresent()) {
      aravis.set(camera, "LineSelector", wanted.strobe().get());
      aravis.set(camera, "LineMode", "Output");
      aravis.set(camera, "LineSource", "ExposureActive");
    }
  }
}
