package dev.linewarden.inspection;

/// Hears of parts from a camera that looks for them in its pictures instead of a part sensor. Any
/// thread.
public interface PartSightings {
  /// A part was in the middle of the picture at this instant, lately.
  void seen(long atNanos);

  /// Parts may have come by since this instant that no picture showed: they are condemned without a
  /// number, and the belt stops.
  void blind(long sinceNanos, String why);
}
