package dev.linewarden.reject;

/// Tells a part that is new from one that a sensor sees again because the belt was moved back: by
/// hand, or by its own weight on a slope. Going back, a sensor sees the ends of parts come, going
/// forth again, their fronts; and both are where a known part has them. One thread.
final class SeenAgain {
  /// Two instants of one travel differ by rounding.
  private static final double SAME_MM = 1e-6;

  /// An edge is a known part's if it is so near to where that has one: a share of a part's length.
  private static final double NEAR = 0.25;

  /// The part sensor's.
  private static final int NO_LANE = -1;

  private final double partMm;
  private double farthestMm = Double.NEGATIVE_INFINITY;
  private boolean back;

  /// By time nobody says that it stands, and it goes one way only.
  private boolean still;

  SeenAgain(TrackingSettings.Conveyor conveyor) {
    this.partMm = conveyor.partMm();
    this.still = conveyor.by() == TrackingSettings.By.TRAVEL;
  }

  /// The belt's motion changes.
  ///
  /// @param wasMm the travel as it would be without the change
  void belt(double wasMm, double travelMm, double mmPerSecond) {
    still = mmPerSecond == 0;
    if (mmPerSecond < 0 || travelMm < wasMm - SAME_MM) {
      back = true;
      farthestMm = Math.max(farthestMm, wasMm);
    } else if (mmPerSecond > 0 || travelMm > wasMm + SAME_MM) {
      back = false;
    }
  }

  /// Whether the belt is not yet again where it was before it moved back: nothing new can come.
  boolean isBehind(double travelMm) {
    return travelMm < farthestMm - NEAR * partMm;
  }

  /// Whether an edge of the part sensor now is that of a part which it has already seen.
  boolean is(double travelMm, Transit transit) {
    return is(travelMm, 0, NO_LANE, transit);
  }

  /// Whether an edge of the sensor in front of this lane's ejector now is that of a part which it
  /// has already seen.
  ///
  /// @param sensorMm from the part sensor to this one
  boolean is(double travelMm, double sensorMm, int lane, Transit transit) {
    // Before the first count back, a belt that goes back seems to stand. At the part sensor that is
    // not believed: a new part that touches the one before would be swallowed.
    boolean turning = still && lane != NO_LANE;
    if (!turning && travelMm > farthestMm + partMm / 2) {
      return false;
    }
    for (int i = transit.size() - 1; i >= 0; i--) {
      Slot slot = transit.at(i);
      double wayMm = travelMm - sensorMm - slot.frontMm;
      boolean known = lane == NO_LANE || slot.resynced[lane];
      boolean front = Math.abs(wayMm) < NEAR * partMm;
      boolean end = (back || turning) && Math.abs(wayMm - partMm) < NEAR * partMm;
      if (known && (front || end)) {
        return true;
      }
    }
    return false;
  }
}
