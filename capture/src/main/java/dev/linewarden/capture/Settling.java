package dev.linewarden.capture;

/// Which settings a camera shall have and which it has. Values; the camera keeps the newest. What
/// is asked for each frame is worked out once.
final class Settling {
  private final GigeSettings wanted;
  private final long fromNanos;
  private final GigeSettings has;
  private final long sinceNanos;
  private final boolean done;
  private final boolean firedByUs;

  /// @param wanted since `fromNanos` exposures need these
  /// @param has what the camera was told last, at `sinceNanos`
  private Settling(GigeSettings wanted, long fromNanos, GigeSettings has, long sinceNanos) {
    this.wanted = wanted;
    this.fromNanos = fromNanos;
    this.has = has;
    this.sinceNanos = sinceNanos;
    this.done = wanted.camera().equals(has.camera());
    this.firedByUs = wanted.camera().wires().isFiredByUs();
  }

  static Settling of(GigeSettings settings) {
    return new Settling(settings, Long.MIN_VALUE, settings, Long.MIN_VALUE);
  }

  GigeSettings wanted() {
    return wanted;
  }

  long fromNanos() {
    return fromNanos;
  }

  GigeSettings has() {
    return has;
  }

  boolean isDone() {
    return done;
  }

  /// Whether the wanted settings have us tell the camera each exposure.
  boolean isFiredByUs() {
    return firedByUs;
  }

  /// Another wish, from then on. One that was not fulfilled yet is given up; its exposures stay
  /// unfit.
  Settling wish(GigeSettings other, long nanos) {
    return done
        ? new Settling(other, nanos, has, sinceNanos)
        : new Settling(other, fromNanos, has, nanos);
  }

  Settling told(GigeSettings settings, long nowNanos) {
    return new Settling(wanted, fromNanos, settings, nowNanos);
  }

  /// Whether an exposure at that instant was made under the settings it needs.
  boolean fits(long exposedAtNanos) {
    return exposedAtNanos < fromNanos || (done && exposedAtNanos >= sinceNanos);
  }
}
