package dev.linewarden.capture;

/// Which settings a camera shall have and which it has. Values; the camera keeps the newest.
///
/// @param wanted since `fromNanos` exposures need these
/// @param has what the camera was told last, at `sinceNanos`
record Settling(GigeSettings wanted, long fromNanos, GigeSettings has, long sinceNanos) {
  static Settling of(GigeSettings settings) {
    return new Settling(settings, Long.MIN_VALUE, settings, Long.MIN_VALUE);
  }

  boolean isDone() {
    return wanted.camera().equals(has.camera());
  }

  /// Another wish, from then on. One that was not fulfilled yet is given up; its exposures stay
  /// unfit.
  Settling wish(GigeSettings other, long nanos) {
    return isDone()
        ? new Settling(other, nanos, has, sinceNanos)
        : new Settling(other, fromNanos, has, nanos);
  }

  Settling told(GigeSettings settings, long nowNanos) {
    return new Settling(wanted, fromNanos, settings, nowNanos);
  }

  /// Whether an exposure at that instant was made under the settings it needs.
  boolean fits(long exposedAtNanos) {
    return exposedAtNanos < fromNanos || (isDone() && exposedAtNanos >= sinceNanos);
  }
}
