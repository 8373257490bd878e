package dev.linewarden.inspection;

import java.util.List;

/// One line of the ledger. Each part has exactly one of each kind, in this order.
public sealed interface LedgerEntry {
  PartId part();

  /// Wall time for people, in milliseconds since 1970 UTC.
  long wallMillis();

  record Triggered(PartId part, long wallMillis, RecipeKey recipe) implements LedgerEntry {}

  /// @param frameNumber the camera's number of the first view's frame, or -1 without a frame
  /// @param origin where the frames came from; empty without a frame
  /// @param findings raw scores, kept for every part so that limits can be moved later
  /// @param triggerToVerdictNanos from the sensor's edge to the verdict
  /// @param frameToVerdictNanos from the last frame's last byte to the verdict, or -1 without a
  ///   frame
  record Judged(
      PartId part,
      long wallMillis,
      RecipeKey recipe,
      Verdict verdict,
      List<Finding> findings,
      List<ToolTime> times,
      long frameNumber,
      String origin,
      long triggerToVerdictNanos,
      long frameToVerdictNanos)
      implements LedgerEntry {
    public Judged {
      findings = List.copyOf(findings);
      times = List.copyOf(times);
    }
  }

  record Closed(PartId part, long wallMillis, RecipeKey recipe, Ending ending)
      implements LedgerEntry {}
}
