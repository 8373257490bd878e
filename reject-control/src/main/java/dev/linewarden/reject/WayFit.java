package dev.linewarden.reject;

import dev.linewarden.inspection.BadInput;
import java.util.List;

/// The straight line through parts' ways over their speeds.
///
/// @param distanceMm where it meets standing: from the part sensor's edge to a part's middle at the
///   nozzle
/// @param fallNanos its slope: from there to the confirm sensor
/// @param spreadMm how far the part farthest from it is off
public record WayFit(double distanceMm, long fallNanos, double spreadMm) {
  static final WayFit NONE = new WayFit(0, 0, 0);

  private static final double NANOS_PER_SECOND = 1e9;

  /// Speeds must differ by this share of the highest, or the two cannot be told apart.
  private static final double SPEEDS_SHARE = 0.1;

  /// Throws [BadInput] when all parts came at one speed.
  static WayFit of(List<EjectorLesson.Way> ways) {
    double lowest = ways.stream().mapToDouble(EjectorLesson.Way::mmPerSecond).min().orElse(0);
    double highest = ways.stream().mapToDouble(EjectorLesson.Way::mmPerSecond).max().orElse(0);
    if (highest - lowest < SPEEDS_SHARE * highest) {
      throw new BadInput(
          "all parts came at %.0f to %.0f mm/s: what is distance and what is the time of the fall shows only at two speeds that differ by a tenth"
              .formatted(lowest, highest));
    }
    double speed = ways.stream().mapToDouble(EjectorLesson.Way::mmPerSecond).average().orElse(0);
    double way = ways.stream().mapToDouble(EjectorLesson.Way::mm).average().orElse(0);
    double both = 0;
    double squares = 0;
    for (EjectorLesson.Way each : ways) {
      both += (each.mmPerSecond() - speed) * (each.mm() - way);
      squares += (each.mmPerSecond() - speed) * (each.mmPerSecond() - speed);
    }
    double seconds = Math.max(0, both / squares);
    double distanceMm = way - seconds * speed;
    double spreadMm =
        ways.stream()
            .mapToDouble(each -> Math.abs(each.mm() - distanceMm - seconds * each.mmPerSecond()))
            .max()
            .orElse(0);
    return new WayFit(distanceMm, Math.round(seconds * NANOS_PER_SECOND), spreadMm);
  }
}
