package dev.linewarden.station;

import dev.linewarden.capture.Fault;
import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.inspection.Witness;
import org.jspecify.annotations.Nullable;

/// Compares verdicts with what was rendered. Written on the line thread; read when the line stands.
final class TruthMeter implements Witness {
  private volatile long passed;
  private volatile long unjudged;
  private volatile long late;
  private volatile long escapes;
  private volatile long falseRejects;

  @Override
  public void saw(LineEvent event, @Nullable Frame frame) {
    if (event instanceof LineEvent.PartJudged(LedgerEntry.Judged record, var _)) {
      boolean known = Fault.isRendered(record.origin());
      boolean good = known && Fault.ofOrigin(record.origin()) == Fault.NONE;
      switch (record.verdict()) {
        case Verdict.Pass() -> {
          passed = passed + 1;
          escapes = escapes + (known && !good ? 1 : 0);
        }
        case Verdict.Reject _ -> falseRejects = falseRejects + (good ? 1 : 0);
        case Verdict.Unjudged(Cause cause, String _) -> {
          unjudged = unjudged + 1;
          late = late + (cause == Cause.LATE ? 1 : 0);
        }
      }
    }
  }

  long passed() {
    return passed;
  }

  long unjudged() {
    return unjudged;
  }

  long late() {
    return late;
  }

  long escapes() {
    return escapes;
  }

  long falseRejects() {
    return falseRejects;
  }
}
