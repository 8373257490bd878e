package dev.linewarden.reject;

/// One part on the bench conveyor. What goes wrong with it is drawn when it comes, so that it does
/// not depend on when the bench is polled. Made once and used again.
final class BenchPart {
  long order;

  /// The belt's travel when its front was at the part sensor.
  double frontMm;

  /// So much belt goes by for each millimetre of its own way: more than 1 for a part that slips.
  double stretch;

  /// The belt's travel when somebody takes it off, or never.
  double takenMm;

  boolean seen;
  boolean stuck;
  boolean blind;
  boolean bounces;
  boolean blown;

  /// The next place where something happens to it, as [BenchTraffic] counts them.
  int stop;

  boolean gone;

  /// So much belt has gone by under this part with the air on.
  double airMm;

  void begin(long order, double frontMm) {
    this.order = order;
    this.frontMm = frontMm;
    stretch = 1;
    takenMm = Double.POSITIVE_INFINITY;
    seen = true;
    stop = 0;
    gone = false;
    airMm = 0;
  }

  /// The belt's travel when its front has come so far from the part sensor.
  double placeMm(double wayMm) {
    return frontMm + wayMm * stretch;
  }

  /// The air was on between these places of the belt.
  ///
  /// @param centreMm the belt's travel when its centre is at the nozzle
  void air(double fromMm, double untilMm, double centreMm, double partMm) {
    double from = Math.max(fromMm, centreMm - partMm / 2);
    double until = Math.min(untilMm, centreMm + partMm / 2);
    airMm += Math.max(0, until - from);
  }
}
