package dev.linewarden.inspection;

/// What came of running the tools on one part's frame.
public sealed interface Inspected permits Observed, InspectionFailed {
  PartId part();

  /// Whether it says no more than that there was no time: of a part that was cut off, the line
  /// knows that already.
  default boolean isLate() {
    return this instanceof InspectionFailed failed && failed.cause() == Cause.LATE;
  }
}
