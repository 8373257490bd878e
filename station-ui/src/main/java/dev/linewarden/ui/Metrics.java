package dev.linewarden.ui;

import dev.linewarden.inspection.Balance;
import dev.linewarden.inspection.CameraHealth;
import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.ModelPlace;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The station's numbers in the text format that Prometheus reads. Pure.
final class Metrics {
  private static final double MILLIS_PER_SECOND = 1e3;

  private final StringBuilder page = new StringBuilder(4096);
  private final StationSnapshot now;
  private final List<ToolReport> tools;
  private final List<Gauge> gauges;
  private final Wire.Screens screens;

  private Metrics(
      StationSnapshot now, List<ToolReport> tools, List<Gauge> gauges, Wire.Screens screens) {
    this.now = now;
    this.tools = tools;
    this.gauges = gauges;
    this.screens = screens;
  }

  static String page(
      StationSnapshot now, List<ToolReport> tools, List<Gauge> gauges, Wire.Screens screens) {
    return new Metrics(now, tools, gauges, screens).write();
  }

  private String write() {
    writeCounts(now.counts());
    writeBalance(now.balance());
    writeLatency("trigger_to_verdict", "From the sensor's edge.", now.triggerToVerdict());
    writeLatency("frame_to_verdict", "From the frame's last byte.", now.frameToVerdict());
    head("deadline_seconds", "gauge", "What a verdict has to keep.");
    line("deadline_seconds", "", now.deadlineMillis() / MILLIS_PER_SECOND);
    head("parts_per_minute", "gauge", "Parts judged, over the last seconds.");
    line("parts_per_minute", "", now.partsPerMinute());
    head("state", "gauge", "1 for the state the line is in.");
    for (LineState state : LineState.values()) {
      String name = state.name().toLowerCase(Locale.ROOT);
      line("state", label("state", name), state == now.state() ? 1 : 0);
    }
    head("heartbeats_total", "counter", "Changes of the heartbeat output.");
    line("heartbeats_total", "", now.heartbeats());
    head("faults_total", "counter", "Faults since the start, by kind.");
    for (FaultLog.Fault fault : now.faults()) {
      line(
          "faults_total",
          label("source", fault.source()) + label("what", fault.what()),
          fault.count());
    }
    writeModels();
    writeTools();
    writeCameras();
    for (Gauge gauge : gauges) {
      head(gauge.name(), "gauge", gauge.help());
      line(gauge.name(), "", gauge.value());
    }
    head("screens", "gauge", "Screens connected.");
    line("screens", "", screens.watching());
    head("reject_pictures_missed_total", "counter", "Rejects too close to keep their pictures.");
    line("reject_pictures_missed_total", "", screens.rejectPicturesMissed());
    return page.toString();
  }

  private void writeCounts(Counts counts) {
    String recipe =
        label("recipe", now.recipe().id())
            + label("revision", Integer.toString(now.recipe().revision()));
    head("parts_judged_total", "counter", "Parts by verdict, for the recipe revision in use.");
    line("parts_judged_total", recipe + label("verdict", "passed"), counts.passed());
    line("parts_judged_total", recipe + label("verdict", "rejected"), counts.rejected());
    line("parts_judged_total", recipe + label("verdict", "unjudged"), counts.unjudged());
    head("parts_not_passed_total", "counter", "Parts by first fault or by cause.");
    for (Map.Entry<String, Long> entry : counts.labels().entrySet()) {
      line("parts_not_passed_total", recipe + label("label", entry.getKey()), entry.getValue());
    }
  }

  private void writeModels() {
    head("model_provider", "gauge", "1 for what a model of the recipe in use runs on.");
    for (ModelPlace place : now.models()) {
      line(
          "model_provider",
          label("model", place.model())
              + label("provider", place.provider())
              + label("why", place.why()),
          1);
    }
  }

  private void writeTools() {
    head("tool_seconds", "gauge", "A tool's run: for the newest part, and the least and the most.");
    for (ToolReport tool : tools) {
      String name = label("tool", tool.name());
      line("tool_seconds", name + label("of", "now"), tool.nowMillis() / MILLIS_PER_SECOND);
      line("tool_seconds", name + label("of", "min"), tool.minMillis() / MILLIS_PER_SECOND);
      line("tool_seconds", name + label("of", "max"), tool.maxMillis() / MILLIS_PER_SECOND);
    }
  }

  private void writeCameras() {
    head("camera_up", "gauge", "1 for a camera that takes pictures.");
    for (CameraReport camera : now.cameras()) {
      line("camera_up", label("view", camera.view()), camera.trouble().isEmpty() ? 1 : 0);
    }
    for (CameraHealth.Measure measure : CameraHealth.Measure.values()) {
      String family = "camera_" + measure.key();
      head(family, "gauge", "Since the camera was opened. " + measure.unit());
      for (CameraReport camera : now.cameras()) {
        for (CameraHealth.Reading reading : camera.health().readings()) {
          if (reading.measure() == measure) {
            line(family, label("view", camera.view()), reading.value());
          }
        }
      }
    }
  }

  private void writeBalance(Balance balance) {
    head("ledger_parts", "gauge", "The ledger: triggered is the sum of the others.");
    line("ledger_parts", label("kind", "triggered"), balance.triggered());
    line("ledger_parts", label("kind", "passed"), balance.passed());
    line("ledger_parts", label("kind", "removed"), balance.removed());
    line("ledger_parts", label("kind", "interrupted"), balance.interrupted());
    line("ledger_parts", label("kind", "in_flight"), balance.inFlight());
    line("ledger_parts", label("kind", "unaccounted"), balance.unaccounted());
  }

  private void writeLatency(String name, String help, LatencySummary latency) {
    String family = name + "_seconds";
    head(family, "summary", help);
    line(family, label("quantile", "0.5"), latency.p50Millis() / MILLIS_PER_SECOND);
    line(family, label("quantile", "0.99"), latency.p99Millis() / MILLIS_PER_SECOND);
    line(family, label("quantile", "0.999"), latency.p999Millis() / MILLIS_PER_SECOND);
    line(family + "_count", "", latency.count());
    head(name + "_max_seconds", "gauge", "The longest since the start.");
    line(name + "_max_seconds", "", latency.maxMillis() / MILLIS_PER_SECOND);
  }

  private void head(String name, String type, String help) {
    page.append("# HELP linewarden_").append(name).append(' ').append(help).append('\n');
    page.append("# TYPE linewarden_").append(name).append(' ').append(type).append('\n');
  }

  private void line(String name, String labels, long value) {
    line(name, labels, Long.toString(value));
  }

  private void line(String name, String labels, double value) {
    line(name, labels, Double.toString(value));
  }

  private void line(String name, String labels, String value) {
    page.append("linewarden_").append(name).append('{').append(label("station", now.stationId()));
    page.append(labels).append("} ").append(value).append('\n');
  }

  /// With a comma behind, which the format allows before the closing brace.
  static String label(String name, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return name + "=\"" + escaped + "\",";
  }
}
