package dev.linewarden.inspection;

import java.util.List;

/// The values of a part as the ledger has it.
record JudgedScores(LedgerEntry.Judged judged, List<Measured> wanted) implements Scored {
  @Override
  public PartId part() {
    return judged.part();
  }

  @Override
  public long wallMillis() {
    return judged.wallMillis();
  }

  @Override
  public RecipeKey recipe() {
    return judged.recipe();
  }

  @Override
  public Outcome outcome() {
    return switch (judged.verdict()) {
      case Verdict.Pass() -> Outcome.PASS;
      case Verdict.Reject _ -> Outcome.REJECT;
      case Verdict.Unjudged _ -> Outcome.UNJUDGED;
    };
  }

  @Override
  public String label() {
    return judged.verdict().label();
  }

  @Override
  public boolean isDecidedByFindings() {
    return switch (judged.verdict()) {
      case Verdict.Pass(), Verdict.Reject _ -> true;
      case Verdict.Unjudged unjudged ->
          unjudged.cause() == Cause.TOOL_FAILED && !judged.findings().isEmpty();
    };
  }

  @Override
  public long triggerToVerdictNanos() {
    return judged.triggerToVerdictNanos();
  }

  @Override
  public double value(int place) {
    Measured measured = wanted.get(place);
    Finding finding = Finding.first(judged.findings(), measured.tool(), measured.finding());
    return finding == null ? Double.NaN : finding.value();
  }
}
