package dev.linewarden.ui;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.PartRow;
import org.jspecify.annotations.Nullable;

/// A part of the past as it goes over the wire. What is not known, or not yet, is empty or absent.
record WirePart(
    long part,
    long wallMillis,
    String recipe,
    int revision,
    String verdict,
    String label,
    String detail,
    String ending,
    @Nullable Integer lane,
    @Nullable Double slipMm,
    @Nullable Double triggerToVerdictMillis,
    String origin) {
  private static final double NANOS_PER_MILLI = 1e6;

  static WirePart of(PartRow row) {
    return new WirePart(
        row.part().value(),
        row.wallMillis(),
        row.recipe().id(),
        row.recipe().revision(),
        row.verdict(),
        row.label(),
        row.detail(),
        row.ending(),
        row.lane() == 0 ? null : row.lane(),
        Wire.finite(row.slipMm()),
        row.latencyNanos() < 0 ? null : row.latencyNanos() / NANOS_PER_MILLI,
        row.origin());
  }

  /// @param value absent when the tool could not tell
  record Value(String tool, String name, String unit, @Nullable Double value) {
    static Value of(Finding finding) {
      return new Value(
          finding.tool(), finding.name(), finding.unit(), Wire.finite(finding.value()));
    }
  }
}
