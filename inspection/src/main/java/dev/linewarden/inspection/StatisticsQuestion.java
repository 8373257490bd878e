package dev.linewarden.inspection;

/// How were the parts of some time judged?
///
/// @param span when they were judged; parts are counted by whole minutes
/// @param by what is counted together
public record StatisticsQuestion(WallSpan span, By by) {
  public StatisticsQuestion {
    if (span.fromMillis() >= span.toMillis()) {
      throw new BadInput(
          "statistics must begin before they end, but are from %d to %d"
              .formatted(span.fromMillis(), span.toMillis()));
    }
  }

  public enum By {
    MINUTE,
    HOUR,
    DAY,
    /// As the station's configuration says; by day where it says nothing.
    SHIFT,
    /// By recipe and revision.
    RECIPE
  }
}
