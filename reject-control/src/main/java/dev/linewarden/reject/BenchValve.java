package dev.linewarden.reject;

/// One ejector of the bench: a coil, and the air that follows it. One thread.
final class BenchValve {
  private final int lane;
  private final double partMm;
  private final BenchTraffic traffic;
  private boolean coil;
  private boolean air;
  private double airOnMm;

  BenchValve(int lane, double partMm, BenchTraffic traffic) {
    this.lane = lane;
    this.partMm = partMm;
    this.traffic = traffic;
  }

  int lane() {
    return lane;
  }

  Output output() {
    return Output.ejector(lane);
  }

  void coil(boolean on) {
    coil = on;
  }

  boolean isOpen() {
    return air;
  }

  /// The air is as the coil wants it, the belt being there.
  void air(double travelMm) {
    if (air && !coil) {
      traffic.forEach(part -> blow(part, travelMm));
    }
    if (coil && !air) {
      airOnMm = travelMm;
    }
    air = coil;
  }

  /// Counts the air that this part had up to now.
  void blow(BenchPart part, double travelMm) {
    if (air) {
      part.air(airOnMm, travelMm, traffic.centreMm(part, lane), partMm);
    }
  }
}
