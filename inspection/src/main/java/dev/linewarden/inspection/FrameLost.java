package dev.linewarden.inspection;

import java.util.Locale;

/// There will be no frame for this exposure, and why.
public record FrameLost(long exposedAtNanos, Why why, String detail) implements Exposure {
  public enum Why {
    /// Every buffer is in use: somebody downstream is too slow.
    POOL_EMPTY,
    /// The stored image cannot be decoded.
    UNREADABLE,
    /// The images are used up and the camera was told not to loop.
    ENDED,
    /// The camera cannot be reached or stopped delivering.
    CAMERA_GONE,
    /// Part of the frame never arrived.
    INCOMPLETE;

    /// For people: `camera gone`.
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
