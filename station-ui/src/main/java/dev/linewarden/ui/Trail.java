package dev.linewarden.ui;

import dev.linewarden.inspection.WallSpan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The audit trail: who did what beside the parts, and why. Called from the screen's own threads,
/// several at once; throws [dev.linewarden.inspection.BadInput] when it cannot be read.
public interface Trail {
  /// Of a station that keeps none.
  Trail NONE = _ -> List.of();

  /// Which entries.
  ///
  /// @param span of the time when it happened
  /// @param before only entries of lower numbers: the last one of the page before
  /// @param what it happened to; any where empty
  /// @param count at most so many
  record Wish(WallSpan span, OptionalLong before, Optional<String> what, int count) {}

  /// One entry.
  ///
  /// @param entry its number in the journal
  /// @param kind `line_stopped`, for programs
  /// @param what it happened to; empty where the kind says all
  /// @param before of a change; empty otherwise
  /// @param after likewise
  /// @param why empty when nobody said
  record Deed(
      long entry,
      long wallMillis,
      String kind,
      String who,
      String what,
      String before,
      String after,
      String why) {}

  /// The newest first.
  List<Deed> newest(Wish wish);
}
