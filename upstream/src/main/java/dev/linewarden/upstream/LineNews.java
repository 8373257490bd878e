package dev.linewarden.upstream;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The stations of a line at one moment.
///
/// @param trouble why nothing is heard at the moment, in words; empty when all is well
/// @param stations in the order in which parts pass them
/// @param partsPerMinute what the line makes: the least of those that run; empty when none does
/// @param removed parts that did not pass, at all stations together
/// @param slowest the one that runs clearly slower than another; empty when none does
/// @param stoppedFirst of those that do not run, the one that has not for the longest: where to
///   look first. Empty when all run
public record LineNews(
    String trouble,
    List<Neighbour> stations,
    OptionalDouble partsPerMinute,
    long removed,
    Optional<String> slowest,
    Optional<String> stoppedFirst) {
  /// A station is slower than another when it has less than this share of its rate.
  static final double SLOWER = 0.95;

  public LineNews {
    stations = List.copyOf(stations);
  }

  static LineNews of(String trouble, List<Neighbour> stations) {
    List<Neighbour> running =
        stations.stream()
            .filter(station ->
                station.state() == Neighbour.State.RUNNING && station.partsPerMinute().isPresent())
            .toList();
    return new LineNews(
        trouble,
        stations,
        running.stream().mapToDouble(LineNews::rate).min(),
        stations.stream().mapToLong(station -> station.rejected() + station.unjudged()).sum(),
        slowest(running),
        stoppedFirst(stations));
  }

  private static Optional<String> slowest(List<Neighbour> running) {
    double fastest = running.stream().mapToDouble(LineNews::rate).max().orElse(0);
    return running.stream()
        .min(Comparator.comparingDouble(LineNews::rate))
        .filter(station -> rate(station) < SLOWER * fastest)
        .map(Neighbour::name);
  }

  private static double rate(Neighbour station) {
    return station.partsPerMinute().orElse(0);
  }

  /// What was never heard of may be a name that is wrong: it stopped nothing.
  private static Optional<String> stoppedFirst(List<Neighbour> stations) {
    return stations.stream()
        .filter(station ->
            switch (station.state()) {
              case RUNNING, UNKNOWN -> false;
              case STOPPED, FAULTED, OFFLINE, SILENT -> true;
            })
        .max(Comparator.comparingLong(Neighbour::sinceMillis))
        .map(Neighbour::name);
  }
}
