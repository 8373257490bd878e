package dev.linewarden.inspection;

/// What came of running the tools on one part's frame.
public sealed interface Inspected permits Observed, InspectionFailed {
  PartId part();
}
