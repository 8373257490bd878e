package dev.linewarden.reject;

/// What the wires say of parts and of the belt that carries them, in order of the instants.
public interface PartEdges {
  /// A part's leading edge at the part sensor. Not debounced.
  void part(long atNanos);

  /// Something fell past the confirm sensor behind the ejector. Not debounced.
  void confirm(long atNanos);

  /// How the belt moves from this instant on, until the next call says otherwise. The driver says
  /// so whenever the speed changes, and 0 when the encoder falls silent. Travel never goes back.
  void belt(long atNanos, double travelMm, double mmPerSecond);

  /// Edges between the one handed over before and this instant were lost in the driver.
  void lost(long atNanos, long edges);
}
