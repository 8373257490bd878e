package dev.linewarden.inspection;

/// How were the parts of some time judged?
///
/// @param fromWallMillis in milliseconds since 1970 UTC; parts are counted by whole minutes
/// @param untilWallMillis not included
/// @param by what is counted together
public record StatisticsQuestion(long fromWallMillis, long untilWallMillis, By by) {
  public StatisticsQuestion {
    if (fromWallMillis >= untilWallMillis) {
      throw new BadInput(
          "statistics must begin before they end, but are from %d to %d"
              .formatted(fromWallMillis, untilWallMillis));
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
