package dev.linewarden.inspection;

import java.util.List;
import java.util.StringJoiner;

/// Gives verdicts: the one place where a part can be pardoned. Writes the ledger and tells the
/// witness. State of the line thread.
final class Decider {
  private final LinePorts ports;
  private final Ledger ledger;
  private final Interlocks interlocks;

  Decider(LinePorts ports, Ledger ledger, Interlocks interlocks) {
    this.ports = ports;
    this.ledger = ledger;
    this.interlocks = interlocks;
  }

  /// Leaves a part that already has its verdict alone.
  void unjudged(OpenPart part, Cause cause, String detail) {
    if (!part.decided) {
      decide(part, new Verdict.Unjudged(cause, detail), List.of(), List.of());
    }
  }

  /// Its deadline went by. The parts behind it must not wait for an answer that cannot count any
  /// more.
  void overdue(OpenPart part) {
    part.recipe.cutOff(part.part());
    unjudged(
        part,
        part.isComplete() ? Cause.LATE : Cause.FRAME_MISSING,
        part.isComplete() ? "no findings in time" : part.missing());
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
    if (verdict instanceof Verdict.Reject reject
        && reject.lane() > 1
        && !ports.gate().divert(part.part(), reject.lane())) {
      ports.faults().count("line", "lane not taken, first one instead", "part " + part.part());
    }
    part.decided = true;
    Frames frames = part.frames();
    Frame first = frames.first();
    LedgerEntry.Judged record =
        new LedgerEntry.Judged(
            part.part(),
            ports.clock().wallMillis(),
            part.recipe.recipe().key(),
            verdict,
            findings,
            times,
            first == null ? -1 : first.info().frameNumber(),
            origin(part),
            givenNanos - part.trigger.atNanos(),
            first == null ? -1 : givenNanos - frames.lastReceivedNanos());
    ledger.enter(record);
    interlocks.saw(part.part(), part.recipe.recipe(), verdict);
    ports.witness().saw(new LineEvent.PartJudged(record, part.recipe.recipe()), frames);
    frames.close();
  }

  /// Of each frame, after the view's name where there are several.
  private static String origin(OpenPart part) {
    List<RecipeView> views = part.recipe.recipe().views();
    Frame only = part.frames().of(0);
    if (views.size() == 1) {
      return only == null ? "" : only.info().origin();
    }
    StringJoiner origins = new StringJoiner("; ");
    for (int view = 0; view < views.size(); view++) {
      Frame frame = part.frames().of(view);
      if (frame != null) {
        origins.add(views.get(view).name() + ": " + frame.info().origin());
      }
    }
    return origins.toString();
  }
}
