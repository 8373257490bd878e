package dev.linewarden.capture;

import dev.linewarden.inspection.CameraSetting;
import dev.linewarden.inspection.CameraSetting.Knob;
import dev.linewarden.inspection.CameraSettings;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// How much light a device of Video4Linux2 takes. Numbers are those of `linux/videodev2.h` and
/// `linux/v4l2-controls.h`. One thread.
final class WebcamControls {
  private static final long GET_CONTROL = 0xc008_561bL;
  private static final long SET_CONTROL = 0xc008_561cL;
  private static final long QUERY_CONTROL = 0xc044_5624L;
  private static final int DISABLED = 1;
  private static final int EXPOSURE_AUTO = 0x009a_0901;
  private static final int EXPOSURE_MANUAL = 1;
  private static final int EXPOSURE_ABSOLUTE = 0x009a_0902;
  private static final double EXPOSURE_UNIT_MICROS = 100;
  private static final int GAIN = 0x0098_0913;

  /// What a device says that chooses for itself.
  private static final String AUTOMATIC = "auto";

  private final VideoDevice device;

  /// In the device's own units.
  private record Range(int min, int max) {}

  WebcamControls(VideoDevice device) {
    this.device = device;
  }

  /// Throws, in the kernel's words, what it refuses.
  void set(CameraSettings.Light wanted) throws CameraFault {
    if (wanted.exposureMicros().isPresent()) {
      set(EXPOSURE_AUTO, EXPOSURE_MANUAL, "refuses a fixed exposure");
      int units = (int) Math.round(wanted.exposureMicros().getAsDouble() / EXPOSURE_UNIT_MICROS);
      set(EXPOSURE_ABSOLUTE, Math.max(1, units), "refuses the exposure");
    }
    if (wanted.gain().isPresent()) {
      set(GAIN, (int) Math.round(wanted.gain().getAsDouble()), "refuses the gain");
    }
  }

  private void set(int id, int value, String what) throws CameraFault {
    MemorySegment control = device.memory(8);
    control.set(ValueLayout.JAVA_INT, 0, id);
    control.set(ValueLayout.JAVA_INT, 4, value);
    device.request(SET_CONTROL, control, what);
  }

  /// As the device has them; what it does not know is left out.
  List<CameraSetting> read() {
    List<CameraSetting> all = new ArrayList<>();
    boolean automatic = get(EXPOSURE_AUTO).orElse(EXPOSURE_MANUAL) != EXPOSURE_MANUAL;
    read(Knob.EXPOSURE_US, EXPOSURE_ABSOLUTE, EXPOSURE_UNIT_MICROS, automatic).ifPresent(all::add);
    read(Knob.GAIN, GAIN, 1, false).ifPresent(all::add);
    return all;
  }

  /// @param unit of the device, in that of the setting
  private Optional<CameraSetting> read(Knob knob, int id, double unit, boolean automatic) {
    OptionalInt value = get(id);
    return value.isEmpty()
        ? Optional.empty()
        : range(id)
            .map(range ->
                new CameraSetting(
                    knob,
                    automatic
                        ? AUTOMATIC
                        : String.format(Locale.ROOT, "%.0f", value.getAsInt() * unit),
                    OptionalDouble.of(range.min * unit),
                    OptionalDouble.of(range.max * unit)));
  }

  private OptionalInt get(int id) {
    MemorySegment control = device.memory(8);
    control.set(ValueLayout.JAVA_INT, 0, id);
    return device.tryRequest(GET_CONTROL, control)
        ? OptionalInt.of(control.get(ValueLayout.JAVA_INT, 4))
        : OptionalInt.empty();
  }

  private Optional<Range> range(int id) {
    MemorySegment about = device.memory(68);
    about.set(ValueLayout.JAVA_INT, 0, id);
    boolean known =
        device.tryRequest(QUERY_CONTROL, about)
            && (about.get(ValueLayout.JAVA_INT, 56) & DISABLED) == 0;
    return known
        ? Optional.of(
            new Range(about.get(ValueLayout.JAVA_INT, 40), about.get(ValueLayout.JAVA_INT, 44)))
        : Optional.empty();
  }
}
