package dev.linewarden.inspection;

import java.util.List;

/// One part judged twice: by the recipe that decided on it, and by a draft that only looked. Says
/// what each found; nothing follows from it for the part.
///
/// @param live the recipe that decided
/// @param liveVerdict by its findings; whether it was given in time, only the ledger knows
/// @param draftFindings what the draft saw
public record Comparison(
    PartId part,
    Recipe live,
    Verdict liveVerdict,
    Verdict draftVerdict,
    List<Finding> draftFindings) {
  public Comparison {
    draftFindings = List.copyOf(draftFindings);
  }

  public boolean livePasses() {
    return liveVerdict instanceof Verdict.Pass;
  }

  public boolean draftPasses() {
    return draftVerdict instanceof Verdict.Pass;
  }

  /// Both let the part through, or both do not.
  public boolean isAgreement() {
    return livePasses() == draftPasses();
  }
}
