package dev.linewarden.reject;

/// What is told of the belt, in order of the instants.
public interface BeltEdges {
  /// How the belt moves from this instant on, until the next call says otherwise. The driver says
  /// so whenever the speed changes, and 0 when the encoder falls silent. Travel goes back only
  /// where the belt does.
  void belt(long atNanos, double travelMm, double mmPerSecond);

  /// The encoder shakes, or is broken: a part that comes before the belt is seen to move shows
  /// which.
  void astray(long atNanos, String why);
}
