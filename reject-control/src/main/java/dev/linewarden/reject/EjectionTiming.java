package dev.linewarden.reject;

/// Hears how well the ejector's edges keep their time. Called on the `io` thread: must return at
/// once and allocate nothing.
@FunctionalInterface
public interface EjectionTiming {
  EjectionTiming NONE = (_, _, _) -> {};

  /// @param askedNanos when the output should have changed
  /// @param doneNanos when the driver had changed it
  void switched(boolean on, long askedNanos, long doneNanos);
}
