package dev.linewarden.reject;

/// From where to where on the belt's travel the ejector is on for a condemned part. Pure: asked
/// anew at each look, so a pardon of a neighbour takes effect at once.
final class Pulses {
  private final TrackingSettings.Ejector ejector;

  Pulses(TrackingSettings.Ejector ejector) {
    this.ejector = ejector;
  }

  double onMm(Transit transit, int place) {
    double centreMm = transit.at(place).centreMm;
    double onMm = centreMm - ejector.leadMm();
    for (int i = place - 1; i >= 0; i--) {
      Slot before = transit.at(i);
      double clearMm = before.centreMm + ejector.clearMm();
      if (clearMm <= onMm) {
        break;
      }
      if (before.pardoned) {
        onMm = clearMm;
        break;
      }
    }
    // The condemned part must go, even at the price of its neighbour.
    return Math.min(onMm, centreMm - ejector.coreMm());
  }

  double offMm(Transit transit, int place) {
    double centreMm = transit.at(place).centreMm;
    double offMm = centreMm - ejector.leadMm() + ejector.pulseMm();
    double wantedMm = offMm;
    for (int i = place + 1; i < transit.size(); i++) {
      Slot after = transit.at(i);
      double clearMm = after.centreMm - ejector.clearMm();
      if (clearMm >= wantedMm) {
        break;
      }
      if (after.pardoned) {
        offMm = clearMm;
        break;
      }
    }
    return Math.max(merged(transit, place, offMm), centreMm + ejector.coreMm());
  }

  /// The valve has no time for a short pause: a pulse goes on to the next condemned part's.
  private double merged(Transit transit, int place, double offMm) {
    if (place + 1 >= transit.size() || transit.at(place + 1).pardoned) {
      return offMm;
    }
    double nextOnMm = onMm(transit, place + 1);
    return nextOnMm - offMm < ejector.mergeMm() ? Math.max(offMm, nextOnMm) : offMm;
  }
}
