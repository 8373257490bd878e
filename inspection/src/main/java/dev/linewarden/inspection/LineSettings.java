package dev.linewarden.inspection;

/// How the line pairs and how long it waits.
///
/// @param deadlineNanos from the sensor's edge to the last moment a verdict counts
/// @param exposureDelayNanos from the sensor's edge to the beginning of the exposure
/// @param pairingToleranceNanos how far an exposure may be off that delay and still be this part's
public record LineSettings(
    long deadlineNanos, long exposureDelayNanos, long pairingToleranceNanos) {
  /// 15 ms to the verdict, exposure 0.2 ms after the edge, give or take 1 ms.
  public static final LineSettings DEFAULT = new LineSettings(15_000_000, 200_000, 1_000_000);

  public LineSettings {
    if (deadlineNanos <= 0 || exposureDelayNanos < 0 || pairingToleranceNanos <= 0) {
      throw new BadInput(
          "deadline and pairing tolerance must be positive, but are %d ns and %d ns"
              .formatted(deadlineNanos, pairingToleranceNanos));
    }
    if (exposureDelayNanos + pairingToleranceNanos >= deadlineNanos) {
      throw new BadInput(
          "the exposure (%d ns after the sensor, ± %d ns) must lie before the deadline (%d ns)"
              .formatted(exposureDelayNanos, pairingToleranceNanos, deadlineNanos));
    }
  }
}
