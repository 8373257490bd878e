package dev.linewarden.capture;

import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.PixelFormat;

/// A picture before it is known which trigger it answers, or why there is none.
sealed interface Shot {
  /// Pixels without gaps between the rows.
  record Taken(FramePool.Buffer buffer, int width, int height, PixelFormat format, String origin)
      implements Shot {}

  record Missed(FrameLost.Why why, String detail) implements Shot {}
}
