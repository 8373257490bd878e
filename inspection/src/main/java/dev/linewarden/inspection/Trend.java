package dev.linewarden.inspection;

import java.util.List;

/// What must not go on from part to part, though each part alone was judged rightly: so many bad
/// ones among the last, or bad ones coming faster than good ones.
///
/// @param name for people: `caps run out`
/// @param fault a part with this fault is a bad one; empty: every part that did not pass
public record Trend(String name, String fault, Rule rule, Action action) {
  public static final int LAST_MAX = 10_000;

  public enum Action {
    /// Counted as a fault and shown; the line goes on.
    ALARM,
    /// The line stops, as by any fault, until a person starts it again.
    STOP,
    /// The same, once the parts that were under way then have left the station.
    RUN_OUT
  }

  public sealed interface Rule {
    /// So many bad parts among the last.
    record Among(int atLeast, int ofLast) implements Rule {
      public Among {
        if (atLeast < 1 || atLeast > ofLast || ofLast > LAST_MAX) {
          throw new IllegalArgumentException(
              "a trend must be 1 to %d of the last, up to %d, but is %d of %d"
                  .formatted(ofLast, LAST_MAX, atLeast, ofLast));
        }
      }
    }

    /// A counter goes one up with each bad part and one down with each good one, not below 0.
    record UpAndDown(int stopAt) implements Rule {
      public UpAndDown {
        if (stopAt < 1 || stopAt > LAST_MAX) {
          throw new IllegalArgumentException(
              "a counter must stop at 1 to %d, but at %d".formatted(LAST_MAX, stopAt));
        }
      }
    }
  }

  /// A part without a verdict has no fault by name, but did not pass either.
  boolean isBad(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass() -> false;
      case Verdict.Reject(List<Reason> reasons) -> fault.isEmpty() || has(reasons);
      case Verdict.Unjudged _ -> fault.isEmpty();
    };
  }

  private boolean has(List<Reason> reasons) {
    for (int i = 0; i < reasons.size(); i++) {
      if (reasons.get(i).limit().fault().equals(fault)) {
        return true;
      }
    }
    return false;
  }

  /// `7 of the last 10 parts: cap missing`.
  String inWords() {
    String what = fault.isEmpty() ? "not passed" : fault;
    return switch (rule) {
      case Rule.Among(int atLeast, int ofLast) ->
          "%s: %d of the last %d parts %s".formatted(name, atLeast, ofLast, what);
      case Rule.UpAndDown(int stopAt) ->
          "%s: %d parts more %s than not".formatted(name, stopAt, what);
    };
  }
}
