package dev.linewarden.ui;

import dev.linewarden.inspection.Comparison;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.Verdict;
import java.util.List;

/// A part on which two recipes did not agree, on its way to the shelf. Owns one reference to each
/// frame.
record Disagreed(Comparison comparison, Frames frames) implements AutoCloseable {
  Sheet sheet() {
    return Sheet.of(comparison.live().views(), frames);
  }

  Wire.Disagreement told(boolean picture) {
    return new Wire.Disagreement(
        comparison.part().value(),
        comparison.live().key().toString(),
        said(comparison.liveVerdict()),
        said(comparison.draftVerdict()),
        picture);
  }

  private static Wire.Said said(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass() -> new Wire.Said("pass", verdict.label(), List.of());
      case Verdict.Reject(List<Reason> reasons) ->
          new Wire.Said("reject", verdict.label(), reasons.stream().map(Disagreed::why).toList());
      case Verdict.Unjudged unjudged ->
          new Wire.Said("unjudged", verdict.label(), List.of(unjudged.detail()));
    };
  }

  private static String why(Reason reason) {
    return reason.limit().tool() + ": " + reason.limit().says(reason.value(), "");
  }

  @Override
  public void close() {
    frames.close();
  }
}
