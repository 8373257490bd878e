package dev.linewarden.ui;

import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.Verdict;
import java.util.ArrayList;
import java.util.List;

/// The verdicts on the last parts, one letter each, so that a reject among many passes stays
/// visible. Written by the line's thread, read by others; the lock is held for nanoseconds.
final class Ticks {
  static final int KEPT_MAX = 64;

  /// @param verdict `p` passed, `r` rejected, `u` unjudged
  /// @param label the fault or cause; empty when passed
  record Tick(long part, String verdict, String label) {}

  private final Tick[] ring = new Tick[KEPT_MAX];
  private long written;

  synchronized void add(LineEvent.PartJudged judged) {
    long part = judged.record().part().value();
    Verdict verdict = judged.record().verdict();
    ring[(int) (written % KEPT_MAX)] =
        switch (verdict) {
          case Verdict.Pass() -> new Tick(part, "p", "");
          case Verdict.Reject _ -> new Tick(part, "r", verdict.label());
          case Verdict.Unjudged _ -> new Tick(part, "u", verdict.label());
        };
    written++;
  }

  /// Oldest first.
  synchronized List<Tick> last() {
    List<Tick> ticks = new ArrayList<>(KEPT_MAX);
    for (long i = Math.max(0, written - KEPT_MAX); i < written; i++) {
      ticks.add(ring[(int) (i % KEPT_MAX)]);
    }
    return ticks;
  }
}
