package dev.linewarden.ui;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// How the plant's systems are doing, in the text format that Prometheus reads. Pure.
final class SinkMetrics {
  private static final double SECONDS_PER_HOUR = 3600;
  private static final List<String> STATES =
      List.of("connected", "catching_up", "offline", "closed");

  private final StringBuilder page = new StringBuilder(1024);
  private final String station;
  private final List<SinkReport> sinks;

  private SinkMetrics(String station, List<SinkReport> sinks) {
    this.station = station;
    this.sinks = sinks;
  }

  /// Empty when the station tells nobody.
  static String page(String station, List<SinkReport> sinks) {
    return sinks.isEmpty() ? "" : new SinkMetrics(station, sinks).write();
  }

  private String write() {
    head("state", "gauge", "1 for the state the sink is in.");
    for (SinkReport sink : sinks) {
      for (String state : STATES) {
        double is = state.equals(sink.state()) ? 1 : 0;
        line("state", sink, Metrics.label("state", state), is);
      }
    }
    family(
        "backlog_entries", "gauge", "Ledger entries that it does not have.", SinkReport::backlog);
    family("sent_total", "counter", "Ledger entries that it took.", SinkReport::sent);
    family("errors_total", "counter", "Links lost, attempts failed.", SinkReport::errors);
    family("bytes_total", "counter", "Bytes sent.", SinkReport::bytes);
    family(
        "bytes_share",
        "gauge",
        "Of the bytes that the cameras sent.",
        sink -> sink.bytesShare().orElse(Double.NaN));
    family(
        "seconds_left",
        "gauge",
        "Until the ledger lets go of what it does not have.",
        sink -> SECONDS_PER_HOUR * sink.hoursLeft().orElse(Double.POSITIVE_INFINITY));
    return page.toString();
  }

  private void family(String name, String type, String help, ToDoubleFunction<SinkReport> value) {
    head(name, type, help);
    sinks.forEach(sink -> line(name, sink, "", value.applyAsDouble(sink)));
  }

  private void head(String name, String type, String help) {
    page.append("# HELP linewarden_upstream_%s %s\n".formatted(name, help));
    page.append("# TYPE linewarden_upstream_%s %s\n".formatted(name, type));
  }

  private void line(String name, SinkReport sink, String more, double value) {
    page.append("linewarden_upstream_").append(name).append('{');
    page.append(Metrics.label("station", station)).append(Metrics.label("sink", sink.name()));
    page.append(more).append("} ").append(text(value)).append('\n');
  }

  private static String text(double value) {
    return value == Double.POSITIVE_INFINITY
        ? "+Inf"
        : value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
