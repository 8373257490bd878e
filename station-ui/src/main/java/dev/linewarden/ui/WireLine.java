package dev.linewarden.ui;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// A [LineReport] as it goes over the wire.
record WireLine(
    String trouble,
    List<Place> stations,
    @Nullable Double partsPerMinute,
    long removed,
    @Nullable String slowest,
    @Nullable String stoppedFirst) {
  static WireLine of(LineReport line) {
    return new WireLine(
        line.trouble(),
        line.stations().stream().map(Place::of).toList(),
        said(line.partsPerMinute()),
        line.removed(),
        line.slowest().orElse(null),
        line.stoppedFirst().orElse(null));
  }

  private static @Nullable Double said(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }

  /// One station of the line.
  record Place(
      String name,
      boolean own,
      String state,
      String why,
      long sinceMillis,
      String recipe,
      long judged,
      long passed,
      long rejected,
      long unjudged,
      @Nullable Double partsPerMinute,
      @Nullable Double rejectShare,
      @Nullable Long ageMillis) {
    static Place of(LineReport.Station station) {
      return new Place(
          station.name(),
          station.own(),
          station.state(),
          station.why(),
          station.sinceMillis(),
          station.recipe(),
          station.judged(),
          station.passed(),
          station.rejected(),
          station.unjudged(),
          said(station.partsPerMinute()),
          said(station.rejectShare()),
          station.ageMillis().isPresent() ? station.ageMillis().getAsLong() : null);
    }
  }
}
