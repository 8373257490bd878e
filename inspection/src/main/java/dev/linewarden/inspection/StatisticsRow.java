package dev.linewarden.inspection;

/// How many parts were judged in some time, or by some recipe.
///
/// @param name of the shift, the recipe and its revision, or the batch; empty for minutes, hours
///   and days, and for parts of no batch
/// @param wallMillis when that time began, in milliseconds since 1970 UTC; of a recipe and of a
///   batch its first minute
/// @param firstPart the lowest number among them
/// @param lastPart the highest
public record StatisticsRow(
    String name,
    long wallMillis,
    long passed,
    long rejected,
    long unjudged,
    long firstPart,
    long lastPart) {
  /// Both together, under the name of this one.
  public StatisticsRow plus(StatisticsRow more) {
    return new StatisticsRow(
        name,
        Math.min(wallMillis, more.wallMillis),
        passed + more.passed,
        rejected + more.rejected,
        unjudged + more.unjudged,
        Math.min(firstPart, more.firstPart),
        Math.max(lastPart, more.lastPart));
  }
}
