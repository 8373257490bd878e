package dev.linewarden.station;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.JournalReader;
import dev.linewarden.upstream.CountsReport;
import dev.linewarden.upstream.DemoBroker;
import dev.linewarden.upstream.MqttUpstream;
import dev.linewarden.upstream.UpstreamSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The plant's side: every feed the configuration names, and the demonstration broker with a feed
/// of its own. Nothing named, nothing connected.
final class Plant implements AutoCloseable {
  private final List<MqttUpstream> feeds = new ArrayList<>();
  private final List<DemoBroker> brokers = new ArrayList<>();

  Plant(
      StationConfig config,
      JournalReader journal,
      Supplier<CountsReport> report,
      Path folder,
      Clock clock,
      FaultLog faults) {
    config
        .upstream()
        .ifPresent(settings ->
            feeds.add(
                new MqttUpstream(
                    settings, journal, report, folder.resolve("mqtt.position"), clock, faults)));
    if (config.demoBroker()) {
      DemoBroker broker = new DemoBroker(DemoBroker.PORT_DEFAULT, faults);
      brokers.add(broker);
      UpstreamSettings settings = new UpstreamSettings(config.id(), broker.endpoint());
      feeds.add(
          new MqttUpstream(
              settings, journal, report, folder.resolve("demo.position"), clock, faults));
    }
  }

  /// For people; empty when nothing is configured.
  String status() {
    return String.join("; ", feeds.stream().map(MqttUpstream::status).toList());
  }

  /// Where the feed can be watched on this machine, if anywhere.
  List<String> watchable(String station) {
    return brokers.stream()
        .map(broker ->
            "mosquitto_sub -p %d -v -t 'linewarden/v1/%s/#'".formatted(broker.port(), station))
        .toList();
  }

  /// Entries that the slowest feed has yet to send.
  long behind() {
    return feeds.stream().mapToLong(MqttUpstream::behind).max().orElse(0);
  }

  @Override
  public void close() {
    feeds.forEach(MqttUpstream::close);
    brokers.forEach(DemoBroker::close);
  }
}
