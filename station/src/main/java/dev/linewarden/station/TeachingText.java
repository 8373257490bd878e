package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.reject.EjectorFound;
import dev.linewarden.reject.EjectorLesson;
import dev.linewarden.reject.TrackingSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What was found of an ejector, in words and as lines for `station.toml`. Pure.
final class TeachingText {
  private static final double NANOS_PER_MILLI = 1e6;

  private TeachingText() {}

  static String of(EjectorFound found, TrackingSettings now) {
    StringBuilder text = new StringBuilder();
    text.append("    mm/s   way in mm from the part sensor to the confirm sensor%n".formatted());
    List<EjectorLesson.Way> ways =
        found.ways().stream()
            .sorted(Comparator.comparingDouble(EjectorLesson.Way::mmPerSecond))
            .toList();
    for (EjectorLesson.Way way : ways) {
      text.append(String.format(Locale.ROOT, "%8.0f   %.1f%n", way.mmPerSecond(), way.mm()));
    }
    return text.append(lines(found, now)).append(problems(found, now)).toString();
  }

  private static String lines(EjectorFound found, TrackingSettings now) {
    StringBuilder text = new StringBuilder();
    double partMm = now.conveyor().partMm();
    double fallMillis = found.fit().fallNanos() / NANOS_PER_MILLI;
    double lagMillis = found.lagNanos() / NANOS_PER_MILLI;
    text.append(
        String.format(
            Locale.ROOT,
            "way = %.1f mm + %.1f ms x speed; no part is off by more than %.1f mm%n",
            found.fit().distanceMm(),
            fallMillis,
            found.fit().spreadMm()));
    text.append(
        String.format(
            Locale.ROOT,
            "switched on %.1f ms before, a part fell; %.1f ms before was too late%n%n",
            lagMillis,
            (found.lagNanos() - found.lagOffNanos()) / NANOS_PER_MILLI));
    text.append(
        String.format(
            Locale.ROOT,
            "[ejector]%ndistance_mm = %.1f   # %.1f - %s, half a part%nlag_ms = %.1f%n",
            found.distanceMm(partMm),
            found.fit().distanceMm(),
            partMm / 2,
            lagMillis));
    text.append(
        String.format(
            Locale.ROOT,
            "[sensors]%nconfirm_ms = %.1f%nconfirm_tolerance_ms = %.1f   # three times what the slowest part was off, at least 4%n",
            fallMillis,
            found.toleranceNanos() / NANOS_PER_MILLI));
    return text.toString();
  }

  /// Whether a station could run with it.
  private static String problems(EjectorFound found, TrackingSettings now) {
    TrackingSettings.Ejector old = now.ejector();
    try {
      new TrackingSettings(
          now.conveyor(),
          new TrackingSettings.Ejector(
              found.distanceMm(now.conveyor().partMm()),
              old.leadMm(),
              old.pulseMm(),
              old.coreMm(),
              old.clearMm(),
              old.mergeMm(),
              found.lagNanos(),
              old.commitLeadNanos()),
          now.sensors(),
          now.deadlineNanos(),
          now.inTransitMax());
      return "";
    } catch (BadInput e) {
      return "%nWith these the station would not start:%n%s%n".formatted(e.getMessage());
    }
  }
}
