package dev.linewarden.upstream;

import dev.linewarden.inspection.SettingsReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Which stations stand along the line, and by which broker they are heard.
///
/// @param broker the one that this station tells, too
/// @param stations in the order in which parts pass them, this one among them
public record NeighbourSettings(MqttSettings broker, List<String> stations) {
  static final int STATIONS_MAX = 50;

  public NeighbourSettings {
    stations = List.copyOf(stations);
  }

  /// Reads `neighbours` of the table `[line]`. Empty when it names none.
  ///
  /// @param sinks what `[upstream]` names: without a broker among them nobody is heard
  public static Optional<NeighbourSettings> read(
      SettingsReader line, String station, List<SinkSettings> sinks) {
    List<String> named = line.has("neighbours") ? line.texts("neighbours") : List.of();
    if (named.isEmpty()) {
      return Optional.empty();
    }
    List<String> stations = new ArrayList<>(named);
    if (!stations.contains(station)) {
      stations.addFirst(station);
    }
    check(line, stations);
    Optional<MqttSettings> broker =
        sinks.stream()
            .filter(MqttSettings.class::isInstance)
            .map(MqttSettings.class::cast)
            .findFirst();
    if (broker.isEmpty()) {
      line.problem("'neighbours' are heard by the broker of [upstream], but that names none");
    }
    return broker.map(heard -> new NeighbourSettings(heard, stations));
  }

  private static void check(SettingsReader line, List<String> stations) {
    if (stations.size() > STATIONS_MAX) {
      line.problem(
          "'neighbours' must be up to %d stations, but are %d"
              .formatted(STATIONS_MAX, stations.size()));
    }
    if (new HashSet<>(stations).size() < stations.size()) {
      line.problem("'neighbours' must name each station once, but are " + stations);
    }
    for (String name : stations) {
      if (!MqttSettings.isStation(name)) {
        line.problem(
            "'neighbours' must be names of stations: letters, digits and dashes, but one is '"
                + name
                + "'");
      }
    }
  }
}
