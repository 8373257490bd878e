package dev.linewarden.reject;

/// One part on the bench conveyor. What goes wrong with it is drawn when it comes, so that it does
/// not depend on when the bench is polled. Made once and used again.
final class BenchPart {
  long order;

  /// The belt's travel when its centre is at the nozzle.
  double centreMm;

  boolean stuck;
  boolean blind;
  boolean bounces;
  boolean centrePassed;

  /// So much belt has gone by under this part with the air on.
  double airMm;

  /// The air was on between these places of the belt.
  void air(double fromMm, double untilMm, double partMm) {
    double from = Math.max(fromMm, centreMm - partMm / 2);
    double until = Math.min(untilMm, centreMm + partMm / 2);
    airMm += Math.max(0, until - from);
  }
}
