package dev.linewarden.ui;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// The stations of the line, as this one has heard of them.
///
/// @param trouble why nothing is heard at the moment, in words; empty when all is well
/// @param stations in the order in which parts pass them; empty where the configuration names none
/// @param partsPerMinute what the line makes; empty when no station runs
/// @param removed parts that did not pass, at all stations together
/// @param slowest the name of the station that runs clearly slower than another, if one does
/// @param stoppedFirst the name of the one that has not run for the longest, if not all run
public record LineReport(
    String trouble,
    List<Station> stations,
    OptionalDouble partsPerMinute,
    long removed,
    Optional<String> slowest,
    Optional<String> stoppedFirst) {
  /// Of a station that knows no other.
  public static final LineReport NONE =
      new LineReport("", List.of(), OptionalDouble.empty(), 0, Optional.empty(), Optional.empty());

  public LineReport {
    stations = List.copyOf(stations);
  }

  /// One of them.
  ///
  /// @param own whether it is this station
  /// @param state `running`, `stopped`, `faulted`, `offline`, `silent` or `unknown`
  /// @param why of the state, in its words; empty where it says nothing
  /// @param sinceMillis for how long it has been so, as far as this station has seen it
  /// @param recipe in use; empty for none
  /// @param rejectShare of the judged parts, those that did not pass; empty before the first
  /// @param ageMillis how old the newest counts are; empty when there never were any
  public record Station(
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
      OptionalDouble partsPerMinute,
      OptionalDouble rejectShare,
      OptionalLong ageMillis) {}
}
