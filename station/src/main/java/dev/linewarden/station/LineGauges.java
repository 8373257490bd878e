package dev.linewarden.station;

import dev.linewarden.reject.ConfirmTrend;
import dev.linewarden.reject.Slips;
import dev.linewarden.reject.Tracker;
import dev.linewarden.ui.Gauge;
import java.util.ArrayList;
import java.util.List;

/// The tracker's numbers for `/metrics`: only those that there are, in Prometheus's base units.
final class LineGauges {
  private static final double MILLIS_PER_SECOND = 1_000;
  private static final double MM_PER_METER = 1_000;

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
                trend.ejector() + "_late_last_seconds",
                "How much later than expected the last part fell.",
                trend.lastMillis() / MILLIS_PER_SECOND));
        gauges.add(
            new Gauge(
                trend.ejector() + "_late_mean_seconds",
                "The same of about the last 32: a worn valve is late before it misses.",
                trend.meanMillis() / MILLIS_PER_SECOND));
      }
    }
    return gauges;
  }

  private static void add(List<Gauge> gauges, Slips slips) {
    String family = slips.sensor().replace("resync", "slip");
    String way =
        "What the last part slipped up to %s, from the sensor before.".formatted(slips.sensor());
    gauges.add(new Gauge(family + "_last_meters", way, slips.lastMm() / MM_PER_METER));
    gauges.add(
        new Gauge(
            family + "_mean_meters",
            "The same of all since the start.",
            slips.meanMm() / MM_PER_METER));
    gauges.add(
        new Gauge(
            family + "_largest_meters",
            "The one farthest from 0 of them.",
            slips.largestMm() / MM_PER_METER));
  }
}
