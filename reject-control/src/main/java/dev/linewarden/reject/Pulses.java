package dev.linewarden.reject;

/// From where to where on the belt's travel one ejector is on for a condemned part. Pure: asked
/// anew at each look, so a pardon of a neighbour takes effect at once.
final class Pulses {
  private final TrackingSettings.Ejector ejector;
  private final int lane;
  private final double centreMm;

  /// @param lane the ejector's number, from 0
  /// @param partMm length of a part along the belt
  Pulses(TrackingSettings.Ejector ejector, int lane, double partMm) {
    this.ejector = ejector;
    this.lane = lane;
    this.centreMm = ejector.distanceMm() + partMm / 2;
  }

  /// The belt's travel when this part's centre is at the nozzle.
  double centreMm(Slot slot) {
    return slot.frontMm + centreMm;
  }

  double onMm(Transit transit, int place) {
    double middleMm = centreMm(transit.at(place));
    double onMm = middleMm - ejector.leadMm();
    for (int i = place - 1; i >= 0; i--) {
      Slot before = transit.at(i);
      double clearMm = centreMm(before) + ejector.clearMm();
      if (clearMm <= onMm) {
        break;
      }
      if (before.passes(lane)) {
        onMm = clearMm;
        break;
      }
    }
    // The condemned part must go, even at the price of its neighbour.
    return Math.min(onMm, middleMm - ejector.coreMm());
  }

  double offMm(Transit transit, int place) {
    double middleMm = centreMm(transit.at(place));
    double offMm = middleMm - ejector.leadMm() + ejector.pulseMm();
    double wantedMm = offMm;
    for (int i = place + 1; i < transit.size(); i++) {
      Slot after = transit.at(i);
      double clearMm = centreMm(after) - ejector.clearMm();
      if (clearMm >= wantedMm) {
        break;
      }
      if (after.passes(lane)) {
        offMm = clearMm;
        break;
      }
    }
    return Math.max(merged(transit, place, offMm), middleMm + ejector.coreMm());
  }

  /// The valve has no time for a short pause: a pulse goes on to the next condemned part's.
  private double merged(Transit transit, int place, double offMm) {
    if (place + 1 >= transit.size() || !transit.at(place + 1).goesAt(lane)) {
      return offMm;
    }
    double nextOnMm = onMm(transit, place + 1);
    return nextOnMm - offMm < ejector.mergeMm() ? Math.max(offMm, nextOnMm) : offMm;
  }
}
