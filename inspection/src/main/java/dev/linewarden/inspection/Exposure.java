package dev.linewarden.inspection;

/// What a camera answers to a trigger: exactly one frame or one named reason.
public sealed interface Exposure permits Frame, FrameLost {
  /// When the exposure began, or would have begun, on the monotonic clock: what pairs it with its
  /// trigger.
  long exposedAtNanos();
}
