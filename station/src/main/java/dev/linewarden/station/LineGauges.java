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
    for (Slips slips : tracker.slips()) {
      if (slips.parts() > 0) {
        add(gauges, slips);
      }
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

  private static void add(List<Gauge> gauges, Slips slips) {
    String family = slips.sensor().replace("resync", "slip");
    String way =
        "What the last part slipped up to %s, from the sensor before.".formatted(slips.sensor());
    gauges.add(new Gauge(family + "_last_mm", way, slips.lastMm()));
    gauges.add(new Gauge(family + "_mean_mm", "The same of all since the start.", slips.meanMm()));
    gauges.add(
        new Gauge(family + "_largest_mm", "The one farthest from 0 of them.", slips.largestMm()));
  }
}
