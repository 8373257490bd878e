package dev.linewarden.inspection;

/// How a part left the station.
public enum Ending {
  /// Pardoned, and it travelled past the ejector.
  PASSED,
  /// Ejected, and the confirm sensor saw it go.
  REMOVED,
  /// Ejected, but the confirm sensor saw nothing: the part may be among the good ones. Stops the
  /// line.
  NOT_REMOVED,
  /// The station was restarted while the part was under way; it was condemned when it was last
  /// seen.
  INTERRUPTED;

  /// Whether an ejector was asked to take it.
  public boolean wasEjected() {
    return this == REMOVED || this == NOT_REMOVED;
  }
}
