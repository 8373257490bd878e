package dev.linewarden.inspection;

/// Listens to the line, on the line's own thread: must return at once, never block, never throw.
/// Slow readers copy into a bounded place of their own and count what they miss.
public interface Witness {
  /// @param frames of the part in [LineEvent.PartJudged], as far as they came; otherwise none. Only
  ///   until this returns: retain to keep
  void saw(LineEvent event, Frames frames);
}
