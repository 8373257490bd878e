package dev.linewarden.inspection;

import java.util.List;

/// A judged part as its values are kept for years: what it was, and what was measured. Good for one
/// look only: whoever shows many parts may show them all by the same object.
public interface Scored {
  enum Outcome {
    PASS,
    REJECT,
    UNJUDGED
  }

  PartId part();

  /// When it was judged, in milliseconds since 1970 UTC.
  long wallMillis();

  RecipeKey recipe();

  /// As it was decided.
  Outcome outcome();

  /// Likewise in words, see [Verdict#label()].
  String label();

  /// False for a part that was unjudged for another reason than its findings: it stays so, whatever
  /// the limits.
  boolean isDecidedByFindings();

  long triggerToVerdictNanos();

  /// One of the values that were asked for, by its place among them; NaN when there is none.
  double value(int place);

  /// @param wanted the values that can be asked for
  static Scored of(LedgerEntry.Judged judged, List<Measured> wanted) {
    return new JudgedScores(judged, wanted);
  }
}
