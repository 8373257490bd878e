package dev.linewarden.reject;

/// What the wires say of parts and of the belt that carries them, in order of the instants.
public interface PartEdges extends BeltEdges {
  /// A part's leading edge at the part sensor. Not debounced.
  void part(long atNanos);

  /// Something fell past the confirm sensor behind this ejector, counted from 0. Not debounced.
  void confirm(int lane, long atNanos);

  /// The same behind the first ejector.
  default void confirm(long atNanos) {
    confirm(0, atNanos);
  }

  /// A part's leading edge at the sensor in front of this ejector, counted from 0, where its place
  /// is corrected. Not debounced.
  void resync(int lane, long atNanos);

  /// The same in front of the first ejector.
  default void resync(long atNanos) {
    resync(0, atNanos);
  }

  /// A machine has read the result, or has let go of it again; told once at the start, where it is
  /// wired.
  void acknowledge(boolean on);

  /// Edges between the one handed over before and this instant were lost in the driver.
  void lost(long atNanos, long edges);
}
