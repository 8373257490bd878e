package dev.linewarden.station;

import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.ui.Challenges;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The parts of one challenge: the first ones that are triggered from now on, what was found on
/// them and how they left. Used by one thread.
final class TestParts {
  private final Challenges.Wish wish;
  private final Map<PartId, Seen> parts = new LinkedHashMap<>();
  private int closed;

  private static final class Seen {
    private @Nullable Verdict verdict;
    private @Nullable Ending ending;

    /// Removed by its verdict, and seen to be: a part that was ejected because nobody could judge
    /// it proves nothing.
    boolean isCaught(String fault) {
      return ending == Ending.REMOVED
          && verdict instanceof Verdict.Reject(List<Reason> reasons)
          && (fault.isEmpty()
              || reasons.stream().anyMatch(reason -> reason.limit().fault().equals(fault)));
    }

    boolean isLetThrough() {
      return ending == Ending.PASSED && verdict instanceof Verdict.Pass;
    }

    String words() {
      String judged = verdict == null ? "not judged" : verdict.label();
      return ending == null ? judged : judged + " " + ending.name().toLowerCase(Locale.ROOT);
    }
  }

  TestParts(Challenges.Wish wish) {
    this.wish = wish;
  }

  /// In the order of the journal.
  void saw(LedgerEntry entry) {
    switch (entry) {
      case LedgerEntry.Triggered triggered -> {
        if (parts.size() < wish.parts()) {
          parts.put(triggered.part(), new Seen());
        }
      }
      case LedgerEntry.Judged judged -> {
        Seen part = parts.get(judged.part());
        if (part != null) {
          part.verdict = judged.verdict();
        }
      }
      case LedgerEntry.Closed left -> {
        Seen part = parts.get(left.part());
        if (part != null && part.ending == null) {
          part.ending = left.ending();
          closed++;
        }
      }
      case LedgerEntry.Changed _, LedgerEntry.Noted _ -> {}
    }
  }

  boolean isOver() {
    return closed == wish.parts();
  }

  /// All came, exactly the bad ones were caught, and the others let through. A part of production
  /// that is really bad among them fails the challenge: it is given again.
  boolean isPassed() {
    return isOver()
        && caught() == wish.bad()
        && parts.values().stream().filter(Seen::isLetThrough).count() == wish.parts() - wish.bad();
  }

  private long caught() {
    return parts.values().stream().filter(part -> part.isCaught(wish.fault())).count();
  }

  /// What became of them, for people: those that were not let through come first.
  String words() {
    StringJoiner each = new StringJoiner(", ", ": ", "");
    each.setEmptyValue("");
    add(each, false);
    add(each, true);
    String came = isOver() ? "" : "; only %d of %d parts came".formatted(closed, wish.parts());
    return "%d of %d removed%s%s".formatted(caught(), wish.bad(), came, each);
  }

  private void add(StringJoiner each, boolean letThrough) {
    parts.forEach((part, seen) -> {
      if (seen.isLetThrough() == letThrough) {
        each.add("part %s %s".formatted(part, seen.words()));
      }
    });
  }
}
