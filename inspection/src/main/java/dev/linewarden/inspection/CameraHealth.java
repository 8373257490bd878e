package dev.linewarden.inspection;

import java.util.List;
import java.util.Locale;

/// How a camera and the way its pictures take are doing, for a maintainer and for plant systems.
///
/// @param readings what was measured; what cannot be is left out
/// @param advice what is to be done, one sentence each; empty when all is well
/// @param settings as the camera has them since it was opened; empty where it names none
public record CameraHealth(
    List<Reading> readings, List<String> advice, List<CameraSetting> settings) {
  /// Of a camera without a link to watch.
  public static final CameraHealth NONE = new CameraHealth(List.of(), List.of());

  public CameraHealth {
    readings = List.copyOf(readings);
    advice = List.copyOf(advice);
    settings = List.copyOf(settings);
  }

  /// Of a camera that names no settings.
  public CameraHealth(List<Reading> readings, List<String> advice) {
    this(readings, advice, List.of());
  }

  public record Reading(Measure measure, double value) {}

  /// What can be measured. Counts are of the present connection.
  public enum Measure {
    /// Whole pictures that came.
    FRAMES(""),
    /// Pictures of which too much was missing.
    FRAMES_INCOMPLETE(""),
    /// Numbers that the camera left out between two pictures.
    FRAMES_SKIPPED(""),
    /// Pictures that came after their trigger had been answered, or without any.
    FRAMES_LATE(""),
    /// Pictures that found no memory.
    FRAMES_WITHOUT_BUFFER(""),
    PACKETS_MISSING(""),
    /// Packets that came when they were asked for again.
    PACKETS_RESENT(""),
    PACKET_SIZE("B"),
    /// What the network card announces.
    LINK_SPEED("Mbit/s"),
    /// Room for packets that was asked of the kernel.
    SOCKET_BUFFER("kB"),
    /// Inside the camera.
    TEMPERATURE("°C");

    private final String unit;

    Measure(String unit) {
      this.unit = unit;
    }

    /// Empty for a count.
    public String unit() {
      return unit;
    }

    /// For programs: `frames_skipped`.
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
