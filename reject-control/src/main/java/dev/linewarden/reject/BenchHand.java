package dev.linewarden.reject;

/// A hand moves the belt back while it stands, and forth again to where it was. The part sensor and
/// the second one then see parts that they have seen before.
///
/// @param backMm so far
/// @param atNanos since when the belt stands
/// @param travelMm and where
/// @param standNanos for so long; the hand is off again after three quarters of it
record BenchHand(double backMm, long atNanos, double travelMm, long standNanos) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int QUARTERS = 4;

  void plan(TimedEvents timed) {
    timed.add(quarter(1), TimedEvents.Kind.BELT_BACK);
    timed.add(quarter(2), TimedEvents.Kind.BELT_FORTH);
    timed.add(quarter(3), TimedEvents.Kind.BELT_LEFT);
  }

  double turnMm() {
    return travelMm - backMm;
  }

  double mmPerSecond() {
    return backMm / (quarter(1) - atNanos) * NANOS_PER_SECOND;
  }

  /// What the sensors will see of it.
  void edges(BenchTraffic traffic, TimedEvents timed) {
    traffic.forEach(part -> {
      if (part.seen) {
        edges(part.frontMm, traffic, timed, TimedEvents.Kind.PART_EDGE);
      }
      if (traffic.hasResync()) {
        edges(traffic.resyncMm(part), traffic, timed, TimedEvents.Kind.RESYNC_EDGE);
      }
    });
  }

  /// Its end comes while the belt goes back, unless the next part touches it; its front when it
  /// goes forth again.
  private void edges(
      double frontMm, BenchTraffic traffic, TimedEvents timed, TimedEvents.Kind kind) {
    double endMm = frontMm + traffic.partMm();
    if (endMm > turnMm() && endMm < travelMm && !traffic.touches(frontMm)) {
      timed.add(quarter(1) + nanos(travelMm - endMm), kind);
    }
    if (frontMm > turnMm() && frontMm <= travelMm) {
      timed.add(quarter(2) + nanos(frontMm - turnMm()), kind);
    }
  }

  private long quarter(int number) {
    return atNanos + standNanos * number / QUARTERS;
  }

  private long nanos(double mm) {
    return (long) (mm / mmPerSecond() * NANOS_PER_SECOND);
  }
}
