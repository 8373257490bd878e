package dev.linewarden.capture;

import org.jspecify.annotations.Nullable;

/// Where a stored camera's pictures come from. One thread.
interface ShotSource {
  /// The picture of the part with this number, into a buffer of the pool; null when the pool is
  /// empty, and then nothing was used up.
  @Nullable Shot shoot(long number, FramePool pool);
}
