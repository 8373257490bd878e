package dev.linewarden.capture;

/// How a camera's clock lies to ours: the smallest difference between a frame's timestamp and the
/// instant its trigger was sent, over the last [#WINDOW] frames. Exposures begin after their
/// trigger, the fastest of them right after, and the window is short enough for two clocks to
/// drift.
///
/// The first difference is taken only where there is no doubt: of a frame that only one exposure
/// can have made, or, where a sensor fires faster than frames come, of as many exposures as frames
/// between two pauses. Allocates nothing after it was made; not thread-safe.
final class CameraClock {
  static final int WINDOW = 64;

  /// Of the last frames, in no order.
  private final long[] offsets = new long[WINDOW];

  private long offsetsSeen;

  /// While it is not known.
  private final Burst burst;

  /// @param pauseNanos so long after an exposure no frame of it comes any more
  CameraClock(long pauseNanos) {
    this.burst = new Burst(pauseNanos);
  }

  boolean isKnown() {
    return offsetsSeen > 0;
  }

  /// A frame is certainly this exposure's.
  void matched(long cameraNanos, long firedNanos) {
    offsets[(int) (offsetsSeen++ % WINDOW)] = cameraNanos - firedNanos;
  }

  /// An exposure, on our clock. Only those told while the clock is not known teach anything.
  void fired(long nanos) {
    if (isKnown()) {
      return;
    }
    if (burst.isOver(nanos)) {
      pause();
    }
    burst.fired(nanos);
  }

  /// A frame of an exposure that was not found, on the camera's clock.
  void framed(long cameraNanos) {
    burst.framed(cameraNanos);
  }

  /// No frame is on its way: what came and what was fired since the last pause belongs together.
  void pause() {
    if (!isKnown()) {
      offsetsSeen = burst.end(offsets);
    }
  }

  /// On our clock; only of a clock that [#isKnown].
  long here(long cameraNanos) {
    long least = offsets[0];
    for (int i = 1; i < Math.min(offsetsSeen, WINDOW); i++) {
      least = Math.min(least, offsets[i]);
    }
    return cameraNanos - least;
  }

  /// What was fired and framed since the last pause: the camera begins anew, by the same clock.
  void forgetBurst() {
    burst.forget();
  }

  /// The clock may be another.
  void forget() {
    offsetsSeen = 0;
    burst.forget();
  }
}
