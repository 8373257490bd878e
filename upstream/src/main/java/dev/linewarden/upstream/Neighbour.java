package dev.linewarden.upstream;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// One station of the line, as this one has heard of it.
///
/// @param own whether it is this station
/// @param why of the state, in its words; empty where it says nothing
/// @param recipe in use; empty for none
/// @param sinceMillis for how long it has been so, as far as this station has seen it
/// @param partsPerMinute empty while there is no rate
/// @param ageMillis how old the newest counts are; empty when there never were any
public record Neighbour(
    String name,
    boolean own,
    State state,
    String why,
    long sinceMillis,
    String recipe,
    long judged,
    long passed,
    long rejected,
    long unjudged,
    OptionalDouble partsPerMinute,
    OptionalLong ageMillis) {
  /// What it does, or why that is not known.
  public enum State {
    RUNNING,
    STOPPED,
    FAULTED,
    /// It said goodbye, or its broker said that it is gone.
    OFFLINE,
    /// Nobody said that it is gone, and nothing is heard of it any more.
    SILENT,
    /// Nothing was ever heard of it.
    UNKNOWN;

    /// For programs: `running`.
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Neighbour withoutCounts(String name, boolean own, State state, long sinceMillis) {
    return new Neighbour(
        name,
        own,
        state,
        "",
        sinceMillis,
        "",
        0,
        0,
        0,
        0,
        OptionalDouble.empty(),
        OptionalLong.empty());
  }

  /// Of the judged parts, those that did not pass; empty before the first.
  public OptionalDouble rejectShare() {
    return judged == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) (rejected + unjudged) / judged);
  }
}
