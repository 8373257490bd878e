package dev.linewarden.capture;

import dev.linewarden.inspection.CameraSetting;
import dev.linewarden.inspection.CameraSetting.Knob;
import dev.linewarden.inspection.CameraSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// What a camera's settings are and what it allows, read from itself. On the thread that talks to
/// it, and never on a part's way: each is a message there and back.
final class CameraFeatures {
  /// By the GenICam naming convention, and as older cameras say it.
  private static final List<String> EXPOSURES = List.of("ExposureTime", "ExposureTimeAbs");

  private static final List<String> GAINS = List.of("Gain", "GainRaw");

  /// A bound this large is what its register could hold, and not what the camera allows.
  private static final double NO_BOUND = Integer.MAX_VALUE;

  private final Aravis aravis;
  private final long camera;
  private final List<CameraSetting> found = new ArrayList<>();

  private CameraFeatures(Aravis aravis, long camera) {
    this.aravis = aravis;
    this.camera = camera;
  }

  /// What it says; a camera that refuses one is asked no further.
  static List<CameraSetting> read(Aravis aravis, long camera, CameraSettings.Wires wires) {
    CameraFeatures features = new CameraFeatures(aravis, camera);
    try {
      features.all(wires.trigger().orElse(CameraSettings.Wires.SOFTWARE));
    } catch (CameraFault refused) {
      // It takes pictures all the same; the page shows what there is.
    }
    return List.copyOf(features.found);
  }

  private void all(String trigger) throws CameraFault {
    if (hasAny(EXPOSURES)) {
      number(Knob.EXPOSURE_US, aravis.exposure(camera), aravis.exposureBounds(camera));
    }
    if (hasAny(GAINS)) {
      number(Knob.GAIN, aravis.gain(camera), aravis.gainBounds(camera));
    }
    whole(Knob.WIDTH, "Width");
    whole(Knob.HEIGHT, "Height");
    whole(Knob.X, "OffsetX");
    whole(Knob.Y, "OffsetY");
    word(Knob.PIXEL_FORMAT, aravis.pixelFormat(camera));
    word(Knob.TRIGGER, trigger);
  }

  private boolean hasAny(List<String> names) throws CameraFault {
    for (String name : names) {
      if (aravis.has(camera, name)) {
        return true;
      }
    }
    return false;
  }

  private void whole(Knob knob, String feature) throws CameraFault {
    if (aravis.has(camera, feature)) {
      number(knob, aravis.get(camera, feature), aravis.bounds(camera, feature));
    }
  }

  private void number(Knob knob, double value, Aravis.Bounds bounds) {
    String said =
        value == Math.rint(value)
            ? String.format(Locale.ROOT, "%.0f", value)
            : String.format(Locale.ROOT, "%.2f", value);
    boolean bound = bounds.max() < NO_BOUND;
    found.add(
        new CameraSetting(
            knob,
            said,
            bound ? OptionalDouble.of(bounds.min()) : OptionalDouble.empty(),
            bound ? OptionalDouble.of(bounds.max()) : OptionalDouble.empty()));
  }

  private void word(Knob knob, String value) {
    found.add(CameraSetting.unbounded(knob, value));
  }
}
