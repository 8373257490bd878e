package dev.linewarden.reject;

/// The belt's motion as the last thing known about it: a place, an instant, a speed; and where it
/// was before. One thread.
final class Belt {
  static final long NEVER = Long.MAX_VALUE;

  /// Further ahead than this (30 years) is never; it also keeps the sum below from overflowing.
  private static final double AHEAD_NANOS_MAX = 1e18;

  private static final double NANOS_PER_SECOND = 1e9;

  private long atNanos;
  private double travelMm;
  private double mmPerNano;
  private final BeltTrail trail = new BeltTrail();

  void set(long atNanos, double travelMm, double mmPerSecond) {
    trail.add(atNanos, travelMm, (mmPerSecond == 0) != (mmPerNano == 0));
    this.atNanos = atNanos;
    this.travelMm = travelMm;
    this.mmPerNano = mmPerSecond / NANOS_PER_SECOND;
  }

  double mmPerSecond() {
    return mmPerNano * NANOS_PER_SECOND;
  }

  double travelAt(long nanos) {
    return nanos < atNanos
        ? trail.travelAt(nanos, atNanos, travelMm)
        : travelMm + (nanos - atNanos) * mmPerNano;
  }

  /// Whether it is still known where the belt was at that instant.
  boolean remembers(long nanos) {
    return trail.remembers(nanos);
  }

  /// The first instant at which the belt has come that far if it goes on like this, or [#NEVER].
  /// For a place already behind when the motion was last set, that instant: it is past in any case.
  long nanosAt(double mm) {
    if (mm <= travelMm) {
      return atNanos;
    }
    if (mmPerNano <= 0) {
      return NEVER;
    }
    double aheadNanos = Math.ceil((mm - travelMm) / mmPerNano);
    return aheadNanos > AHEAD_NANOS_MAX ? NEVER : atNanos + (long) aheadNanos;
  }

  /// The first instant at which a belt that goes back has come back that far, or [#NEVER].
  long nanosBackAt(double mm) {
    if (mmPerNano >= 0) {
      return NEVER;
    }
    return atNanos + (long) Math.ceil(Math.max(0, (mm - travelMm) / mmPerNano));
  }

  /// How long it takes for so much, or 0 while it stands.
  long nanosFor(double mm) {
    return mmPerNano == 0 ? 0 : (long) (mm / Math.abs(mmPerNano));
  }

  /// `nanos` moved by a duration, where never stays never.
  static long shifted(long nanos, long byNanos) {
    return nanos == NEVER ? NEVER : nanos + byNanos;
  }
}
