package dev.linewarden.inspection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What a camera shall send, and when. What is empty stays as it is: a recipe says what matters to
/// it, the station's configuration says the rest, and the camera keeps what neither names.
///
/// @param roi the region of interest: what of the sensor is sent
/// @param pixelFormat by the GenICam naming convention, for example `Mono8`; of a webcam `GREY`,
///   `YUYV` or `MJPG`
/// @param light how much of it a picture takes
/// @param wires what the camera is connected to
public record CameraSettings(Roi roi, Optional<String> pixelFormat, Light light, Wires wires) {
  public static final CameraSettings AS_IT_IS =
      new CameraSettings(Roi.AS_IT_IS, Optional.empty(), Light.AS_IT_IS, Wires.AS_IT_IS);

  private static final int PIXELS_MAX = 65_535;
  private static final double EXPOSURE_MICROS_MAX = 10e6;
  private static final double GAIN_MAX = 1000;
  private static final double DEBOUNCE_MICROS_MAX = 1e6;

  /// A rectangle of the sensor, in pixels from its upper left.
  public record Roi(OptionalInt x, OptionalInt y, OptionalInt width, OptionalInt height) {
    static final Roi AS_IT_IS =
        new Roi(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  /// @param exposureMicros how long the shutter is open
  /// @param gain in the camera's own unit
  public record Light(OptionalDouble exposureMicros, OptionalDouble gain) {
    static final Light AS_IT_IS = new Light(OptionalDouble.empty(), OptionalDouble.empty());

    /// Reads what of it a table names; problems go to the reader.
    public static Light read(SettingsReader table) {
      return new Light(
          number(table, "exposure_us", 1, EXPOSURE_MICROS_MAX),
          number(table, "gain", -GAIN_MAX, GAIN_MAX));
    }
  }

  /// @param trigger [#SOFTWARE], an input of the camera such as `Line0`, or [#OWN_CLOCK]
  /// @param debounceMicros how long a level on that input must last to count
  /// @param strobe an output of the camera that is high while it exposes, such as `Line1`
  public record Wires(
      Optional<String> trigger, OptionalDouble debounceMicros, Optional<String> strobe) {
    /// The station tells the camera, for each trigger, over the wire.
    public static final String SOFTWARE = "Software";

    /// Nobody tells the camera: it takes pictures all the time.
    public static final String OWN_CLOCK = "Off";

    static final Wires AS_IT_IS =
        new Wires(Optional.empty(), OptionalDouble.empty(), Optional.empty());

    /// Whether the camera takes pictures by its own clock.
    public boolean isFreeRunning() {
      return trigger.orElse(SOFTWARE).equals(OWN_CLOCK);
    }

    /// Whether the camera has to be told each exposure.
    public boolean isFiredByUs() {
      return trigger.orElse(SOFTWARE).equals(SOFTWARE);
    }
  }

  /// Reads what of it a table names; problems go to the reader.
  public static CameraSettings read(SettingsReader table) {
    return new CameraSettings(
        new Roi(
            whole(table, "x", 0),
            whole(table, "y", 0),
            whole(table, "width", 2),
            whole(table, "height", 2)),
        text(table, "pixel_format"),
        Light.read(table),
        new Wires(
            text(table, "trigger"),
            number(table, "debounce_us", 0, DEBOUNCE_MICROS_MAX),
            text(table, "strobe")));
  }

  /// What [#read] reads again as the same.
  public Map<String, Object> written() {
    Map<String, Object> table = new LinkedHashMap<>();
    roi.x().ifPresent(value -> table.put("x", value));
    roi.y().ifPresent(value -> table.put("y", value));
    roi.width().ifPresent(value -> table.put("width", value));
    roi.height().ifPresent(value -> table.put("height", value));
    pixelFormat.ifPresent(value -> table.put("pixel_format", value));
    light.exposureMicros().ifPresent(value -> table.put("exposure_us", value));
    light.gain().ifPresent(value -> table.put("gain", value));
    wires.trigger().ifPresent(value -> table.put("trigger", value));
    wires.debounceMicros().ifPresent(value -> table.put("debounce_us", value));
    wires.strobe().ifPresent(value -> table.put("strobe", value));
    return table;
  }

  /// These, and what they leave open from `below`.
  public CameraSettings over(CameraSettings below) {
    return new CameraSettings(
        new Roi(
            first(roi.x(), below.roi.x()),
            first(roi.y(), below.roi.y()),
            first(roi.width(), below.roi.width()),
            first(roi.height(), below.roi.height())),
        pixelFormat.or(below::pixelFormat),
        new Light(
            first(light.exposureMicros(), below.light.exposureMicros()),
            first(light.gain(), below.light.gain())),
        new Wires(
            wires.trigger().or(below.wires::trigger),
            first(wires.debounceMicros(), below.wires.debounceMicros()),
            wires.strobe().or(below.wires::strobe)));
  }

  /// Whether nothing but the light differs: that can be changed between two exposures.
  public boolean differsOnlyInLight(CameraSettings other) {
    return roi.equals(other.roi)
        && pixelFormat.equals(other.pixelFormat)
        && wires.equals(other.wires);
  }

  /// What `before` said and these leave open, in sentences: the camera keeps it, so that a recipe
  /// which does not say it looks with another recipe's eyes.
  public List<String> leftOpenAfter(CameraSettings before) {
    Map<String, Object> said = written();
    return before.written().entrySet().stream()
        .filter(setting -> !said.containsKey(setting.getKey()))
        .map(setting ->
            "the recipe leaves %s open: it stays %s, as the one before set it"
                .formatted(setting.getKey(), setting.getValue()))
        .toList();
  }

  public CameraSettings size(int width, int height) {
    return new CameraSettings(
        new Roi(roi.x(), roi.y(), OptionalInt.of(width), OptionalInt.of(height)),
        pixelFormat,
        light,
        wires);
  }

  public CameraSettings pixelFormat(String name) {
    return new CameraSettings(roi, Optional.of(name), light, wires);
  }

  public CameraSettings exposure(double micros) {
    return light(new Light(OptionalDouble.of(micros), light.gain()));
  }

  public CameraSettings light(Light other) {
    return new CameraSettings(roi, pixelFormat, other, wires);
  }

  public CameraSettings triggeredBy(String source) {
    return new CameraSettings(
        roi,
        pixelFormat,
        light,
        new Wires(Optional.of(source), wires.debounceMicros(), wires.strobe()));
  }

  private static OptionalInt first(OptionalInt one, OptionalInt other) {
    return one.isPresent() ? one : other;
  }

  private static OptionalDouble first(OptionalDouble one, OptionalDouble other) {
    return one.isPresent() ? one : other;
  }

  private static OptionalInt whole(SettingsReader table, String key, int min) {
    return table.has(key)
        ? OptionalInt.of(table.integer(key, min, PIXELS_MAX, min))
        : OptionalInt.empty();
  }

  private static OptionalDouble number(SettingsReader table, String key, double min, double max) {
    return table.has(key)
        ? OptionalDouble.of(table.number(key, min, max, min))
        : OptionalDouble.empty();
  }

  private static Optional<String> text(SettingsReader table, String key) {
    return table.has(key) ? Optional.of(table.text(key, "")) : Optional.empty();
  }
}
