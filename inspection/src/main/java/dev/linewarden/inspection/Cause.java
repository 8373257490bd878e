package dev.linewarden.inspection;

/// Why a part could not be judged. Every cause ends in ejection.
public enum Cause {
  /// The verdict was not there at the deadline.
  LATE,
  /// No frame came before the deadline.
  FRAME_MISSING,
  /// The camera said why there is no frame.
  FRAME_LOST,
  /// More than one frame claims to show this part.
  FRAME_DOUBLED,
  /// The frame is not of the size or format the recipe was made for.
  FRAME_UNFIT,
  /// Two parts came too close together to tell their frames apart.
  PARTS_TOO_CLOSE,
  /// A tool or model failed, or gave no value for a limit.
  TOOL_FAILED,
  /// More parts at once than the station has room for.
  OVERLOADED,
  /// The operator stopped inspection, or it was never started.
  STOPPED,
  /// The line is in fault.
  FAULTED;

  /// Whether the part only came while nobody inspected: nothing went wrong with it.
  public boolean isIdle() {
    return this == STOPPED || this == FAULTED;
  }
}
