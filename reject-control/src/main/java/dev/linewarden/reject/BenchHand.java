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
      double lengthMm = traffic.touches(part) ? Double.NaN : traffic.partMm();
      if (part.seen) {
        edges(part.frontMm, lengthMm, timed, TimedEvents.Kind.PART_EDGE, 0);
      }
      for (int lane = 0; lane < traffic.nozzles(); lane++) {
        if (traffic.hasResync(lane)) {
          edges(traffic.resyncMm(part, lane), lengthMm, timed, TimedEvents.Kind.RESYNC_EDGE, lane);
        }
      }
    });
  }

  /// Its end comes while the belt goes back; its front when it goes forth again.
  ///
  /// @param lengthMm to its end; not a number when the next part touches it, and none is seen
  private void edges(
      double frontMm, double lengthMm, TimedEvents timed, TimedEvents.Kind kind, int lane) {
    double endMm = frontMm + lengthMm;
    if (endMm > turnMm() && endMm < travelMm) {
      timed.add(quarter(1) + nanos(travelMm - endMm), kind, lane);
    }
    if (frontMm > turnMm() && frontMm <= travelMm) {
      timed.add(quarter(2) + nanos(frontMm - turnMm()), kind, lane);
    }
  }

  private long quarter(int number) {
    return atNanos + standNanos * number / QUARTERS;
  }

  private long nanos(double mm) {
    return (long) (mm / mmPerSecond() * NANOS_PER_SECOND);
  }
}
