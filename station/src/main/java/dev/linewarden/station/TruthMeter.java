package dev.linewarden.station;

import dev.linewarden.capture.Fault;
import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.inspection.Witness;
import java.util.concurrent.atomic.AtomicLong;

/// Compares verdicts with what was rendered. Written on the line thread, read by any.
final class TruthMeter implements Witness {
  private final AtomicLong passed = new AtomicLong();
  private final AtomicLong unjudged = new AtomicLong();
  private final AtomicLong late = new AtomicLong();
  private final AtomicLong escapes = new AtomicLong();
  private final AtomicLong falseRejects = new AtomicLong();

  @Override
  public void saw(LineEvent event, Frames frames) {
    if (event instanceof LineEvent.PartJudged(LedgerEntry.Judged record, var _)) {
      boolean known = Fault.isRendered(record.origin());
      boolean good = known && Fault.ofOrigin(record.origin()) == Fault.NONE;
      switch (record.verdict()) {
        case Verdict.Pass() -> {
          passed.incrementAndGet();
          escapes.addAndGet(known && !good ? 1 : 0);
        }
        case Verdict.Reject _ -> falseRejects.addAndGet(good ? 1 : 0);
        case Verdict.Unjudged(Cause cause, String _) -> {
          unjudged.incrementAndGet();
          late.addAndGet(cause == Cause.LATE ? 1 : 0);
        }
      }
    }
  }

  long passed() {
    return passed.get();
  }

  long unjudged() {
    return unjudged.get();
  }

  long late() {
    return late.get();
  }

  long escapes() {
    return escapes.get();
  }

  long falseRejects() {
    return falseRejects.get();
  }
}
