package dev.linewarden.inspection;

import java.util.Optional;

/// How were the parts of some time judged?
///
/// @param span when they were judged; parts are counted by whole minutes
/// @param by what is counted together
/// @param batch only parts of this one; all where empty. An empty name: of none
public record StatisticsQuestion(WallSpan span, By by, Optional<String> batch) {
  public StatisticsQuestion {
    if (span.fromMillis() >= span.toMillis()) {
      throw new BadInput(
          "statistics must begin before they end, but are from %d to %d"
              .formatted(span.fromMillis(), span.toMillis()));
    }
  }

  /// Of all parts of that time.
  public StatisticsQuestion(WallSpan span, By by) {
    this(span, by, Optional.empty());
  }

  public enum By {
    MINUTE,
    HOUR,
    DAY,
    /// As the station's configuration says; by day where it says nothing.
    SHIFT,
    /// By recipe and revision.
    RECIPE,
    /// By the name that was given when it was begun, however often it was.
    BATCH;

    /// Whether a row is a time, with a beginning of its own.
    public boolean isTime() {
      return this != RECIPE && this != BATCH;
    }
  }
}
