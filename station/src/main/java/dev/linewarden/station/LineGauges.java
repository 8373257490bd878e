package dev.linewarden.station;

import dev.linewarden.reject.ConfirmTrend;
import dev.linewarden.reject.Slips;
import dev.linewarden.reject.Tracker;
import dev.linewarden.ui.Gauge;
import java.util.ArrayList;
import java.util.List;

/// The tracker's numbers for `/metrics`: only those that there are.
final class LineGauges {
  private LineGauges() {}

  static List<Gauge> of(Tracker tracker) {
    List<Gauge> gauges = new ArrayList<>();
    Slips slips = tracker.slips();
    if (slips.parts() > 0) {
      gauges.add(
          new Gauge("slip_last_mm", "What the last part slipped up to resync.", slips.lastMm()));
      gauges.add(new Gauge("slip_mean_mm", "The same of all since the start.", slips.meanMm()));
      gauges.add(
          new Gauge("slip_largest_mm", "The one farthest from 0 of them.", slips.largestMm()));
    }
    for (ConfirmTrend trend : tracker.confirmTrends()) {
      if (trend.parts() > 0) {
        gauges.add(
            new Gauge(
                trend.ejector() + "_late_last_ms",
                "How much later than expected the last part fell.",
                trend.lastMillis()));
        gauges.add(
            new Gauge(
                trend.ejector() + "_late_mean_ms",
                "The same of about the last 32: a worn valve is late before it misses.",
                trend.meanMillis()));
      }
    }
    return gauges;
  }
}
