package dev.linewarden.inspection;

import java.util.List;

/// The decision on one part. Only [Pass] lets a part through.
public sealed interface Verdict {
  record Pass() implements Verdict {}

  /// The first reason is the one to show: reasons stand in the recipe's order.
  record Reject(List<Reason> reasons) implements Verdict {
    public Reject {
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("a reject needs a reason");
      }
      reasons = List.copyOf(reasons);
    }

    /// The ejector it goes at, counted from 1. The worst fault decides: the lower its lane, the
    /// worse it is, and the first lane is that of parts nobody could judge.
    public int lane() {
      int lane = Limit.LANES_MAX;
      for (Reason reason : reasons) {
        lane = Math.min(lane, reason.limit().lane());
      }
      return lane;
    }
  }

  record Unjudged(Cause cause, String detail) implements Verdict {}

  /// `pass`, `reject` or `unjudged`.
  default String kind() {
    return switch (this) {
      case Pass _ -> "pass";
      case Reject _ -> "reject";
      case Unjudged _ -> "unjudged";
    };
  }

  /// `pass`, the first fault, or the cause: one word or two for screens and tables.
  default String label() {
    return switch (this) {
      case Pass() -> "pass";
      case Reject(List<Reason> reasons) -> reasons.getFirst().limit().fault();
      case Unjudged(Cause cause, String _) ->
          cause.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    };
  }
}
