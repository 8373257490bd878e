package dev.linewarden.inspection;

import java.util.Optional;

/// Which parts, newest first, a page at a time?
///
/// @param span when they were judged
/// @param verdict `pass`, `reject` or `unjudged`; any where empty
/// @param fault or cause, one of their reasons; any where empty
/// @param recipe its id; any where empty
/// @param score of a value; any where empty
/// @param before only parts of lower numbers: the last one of the page before
/// @param count at most so many
public record PartQuestion(
    WallSpan span,
    Optional<String> verdict,
    Optional<String> fault,
    Optional<String> recipe,
    Optional<ScoreRange> score,
    Optional<PartId> before,
    int count) {
  /// Parts on a page.
  public static final int COUNT_MAX = 1_000;

  public PartQuestion {
    if (count < 1 || count > COUNT_MAX) {
      throw new BadInput(
          "a page must have 1 to %d parts, but is asked for %d".formatted(COUNT_MAX, count));
    }
  }

  /// The newest parts of all.
  public static PartQuestion newest(int count) {
    return new PartQuestion(
        WallSpan.ALWAYS,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        count);
  }

  /// The newest with one verdict.
  public static PartQuestion newest(String verdict, int count) {
    return new PartQuestion(
        WallSpan.ALWAYS,
        Optional.of(verdict),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Math.clamp(count, 1, COUNT_MAX));
  }
}
