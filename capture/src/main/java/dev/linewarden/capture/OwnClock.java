package dev.linewarden.capture;

/// What a camera's clock says, on ours: a picture cannot be here before it was taken, so the least
/// difference ever seen is nearest to the truth. The two clocks drift: what was seen long ago is
/// believed a little less with each picture. One thread.
final class OwnClock {
  /// Two quartz clocks differ by less.
  private static final double DRIFT_MAX = 1e-4;

  /// No picture waits so long.
  private static final long LEAP_NANOS = 2_000_000_000;

  private boolean known;
  private long lastNanos;
  private long offsetNanos;

  /// @param cameraNanos of the camera's clock when it took the picture
  /// @param hereNanos of ours when the picture was here
  /// @return of ours when it was taken, plus the time that the quickest picture was under way
  long ours(long cameraNanos, long hereNanos) {
    long offset = hereNanos - cameraNanos;
    long believed = offsetNanos + (long) ((hereNanos - lastNanos) * DRIFT_MAX);
    // A camera that was switched off has begun to count anew.
    boolean begun = !known || cameraNanos == 0 || Math.abs(offset - believed) > LEAP_NANOS;
    offsetNanos = begun ? offset : Math.min(offset, believed);
    known = cameraNanos != 0;
    lastNanos = hereNanos;
    return cameraNanos + offsetNanos;
  }
}
