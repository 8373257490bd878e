package dev.linewarden.capture;

/// Exposures and frames between two pauses, while it is not known how the camera's clock lies. If
/// there were as many of both, each frame is its own exposure's. Allocates nothing after it was
/// made; not thread-safe.
final class Burst {
  /// More exposures than are kept of the last frames teach nothing.
  private static final int MAX = CameraClock.WINDOW;

  private final long pauseNanos;
  private final long[] firedNanos = new long[MAX];
  private final long[] framedNanos = new long[MAX];
  private int fired;
  private int framed;
  private long lastNanos;

  /// @param pauseNanos so long after an exposure no frame of it comes any more
  Burst(long pauseNanos) {
    this.pauseNanos = pauseNanos;
  }

  void fired(long nanos) {
    if (fired < MAX) {
      firedNanos[fired] = nanos;
    }
    fired = Math.min(fired + 1, MAX + 1);
    lastNanos = nanos;
  }

  /// Whether no frame can be on its way at this instant.
  boolean isOver(long nowNanos) {
    return fired > 0 && nowNanos - lastNanos > pauseNanos;
  }

  /// On the camera's clock.
  void framed(long cameraNanos) {
    if (framed < MAX) {
      framedNanos[framed] = cameraNanos;
    }
    framed = Math.min(framed + 1, MAX + 1);
  }

  /// Ends it. How many differences between the clocks it has put into `offsets`, which has room for
  /// [CameraClock#WINDOW]; 0 = a frame was lost, or there is one that nobody knows of.
  int end(long[] offsets) {
    int known = fired == framed && fired <= MAX ? fired : 0;
    for (int i = 0; i < known; i++) {
      offsets[i] = framedNanos[i] - firedNanos[i];
    }
    forget();
    return known;
  }

  void forget() {
    fired = 0;
    framed = 0;
  }
}
