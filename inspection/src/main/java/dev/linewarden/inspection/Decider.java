package dev.linewarden.inspection;

import java.util.List;

/// Gives verdicts: the one place where a part can be pardoned. Writes the ledger and tells the
/// witness. State of the line thread.
final class Decider {
  private final LinePorts ports;
  private final Ledger ledger;

  Decider(LinePorts ports, Ledger ledger) {
    this.ports = ports;
    this.ledger = ledger;
  }

  /// Leaves a part that already has its verdict alone.
  void unjudged(OpenPart part, Cause cause, String detail) {
    if (!part.decided) {
      decide(part, new Verdict.Unjudged(cause, detail), List.of(), List.of());
    }
  }

  void judge(OpenPart part, Observed observed) {
    Verdict found = Judge.judge(observed.findings(), part.recipe.recipe().limits());
    decide(part, found, observed.findings(), observed.times());
  }

  /// The clock is read here, so that a verdict that would come too late cannot count, whatever
  /// happened since the beginning of this turn.
  private void decide(OpenPart part, Verdict found, List<Finding> findings, List<ToolTime> times) {
    long givenNanos = ports.clock().nanos();
    boolean late = givenNanos - part.deadlineNanos > 0 && !(found instanceof Verdict.Unjudged);
    Verdict verdict =
        late ? new Verdict.Unjudged(Cause.LATE, "findings came after the deadline") : found;
    if (verdict instanceof Verdict.Pass && !ports.gate().pardon(part.part())) {
      ports.faults().count("line", "pardon not taken, good part ejected", "part " + part.part());
    }
    part.decided = true;
    Frame frame = part.frame;
    LedgerEntry.Judged record =
        new LedgerEntry.Judged(
            part.part(),
            ports.clock().wallMillis(),
            part.recipe.recipe().key(),
            verdict,
            findings,
            times,
            frame == null ? -1 : frame.info().frameNumber(),
            frame == null ? "" : frame.info().origin(),
            givenNanos - part.trigger.atNanos(),
            frame == null ? -1 : givenNanos - frame.info().receivedAtNanos());
    ledger.enter(record);
    ports.witness().saw(new LineEvent.PartJudged(record, part.recipe.recipe()), frame);
    part.dropFrame();
  }
}
