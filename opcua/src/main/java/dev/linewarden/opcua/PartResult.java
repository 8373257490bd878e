package dev.linewarden.opcua;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/// One judged part, as the plant gets it.
///
/// @param job the run it was judged in
record PartResult(LedgerEntry.Judged record, String job) {
  /// Findings told of one part; a recipe with more has the rest in the ledger only.
  static final int FINDINGS_MAX = 64;

  private static final double NANOS_PER_MILLI = 1e6;
  private static final int COMPLETED = 1;
  private static final int ABORTED = 3;
  private static final int FAILED = 4;

  String id() {
    return record.part().toString();
  }

  RecipeKey recipe() {
    return record.recipe();
  }

  /// As the specification numbers it.
  int state() {
    return switch (record.verdict()) {
      case Verdict.Pass _, Verdict.Reject _ -> COMPLETED;
      case Verdict.Unjudged(var cause, var _) -> cause.isIdle() ? ABORTED : FAILED;
    };
  }

  /// From the sensor's edge to the last byte of the picture; 0 without a picture.
  double acquisitionMillis() {
    return record.frameToVerdictNanos() < 0
        ? 0
        : Math.max(0, record.triggerToVerdictNanos() - record.frameToVerdictNanos())
            / NANOS_PER_MILLI;
  }

  /// From there to the verdict.
  double processingMillis() {
    return Math.max(0, record.frameToVerdictNanos()) / NANOS_PER_MILLI;
  }

  double latencyMillis() {
    return record.triggerToVerdictNanos() / NANOS_PER_MILLI;
  }

  /// Verdict, label, milliseconds, ejector (0: none), then name and value of each finding.
  Variant[] content() {
    List<Variant> all = new ArrayList<>();
    all.add(Variant.of(record.verdict().kind()));
    all.add(Variant.of(record.verdict().label()));
    all.add(Variant.of(latencyMillis()));
    all.add(Variant.of(ejector()));
    List<Finding> findings = record.findings();
    for (int i = 0; i < Math.min(FINDINGS_MAX, findings.size()); i++) {
      Finding finding = findings.get(i);
      all.add(Variant.of(finding.tool() + "." + finding.name()));
      all.add(finding.text().isEmpty() ? Variant.of(finding.value()) : Variant.of(finding.text()));
    }
    return all.toArray(Variant[]::new);
  }

  private int ejector() {
    return switch (record.verdict()) {
      case Verdict.Pass _ -> 0;
      case Verdict.Reject reject -> reject.lane();
      case Verdict.Unjudged _ -> 1;
    };
  }
}
