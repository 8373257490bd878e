package dev.linewarden.inspection;

import org.jspecify.annotations.Nullable;

/// Listens to the line, on the line's own thread: must return at once, never block, never throw.
/// Slow readers copy into a bounded place of their own and count what they miss.
public interface Witness {
  /// @param frame only with [LineEvent.PartJudged], and only until this returns: retain to keep
  void saw(LineEvent event, @Nullable Frame frame);
}
