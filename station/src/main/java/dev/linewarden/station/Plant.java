package dev.linewarden.station;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.JournalReader;
import dev.linewarden.upstream.CountsReport;
import dev.linewarden.upstream.MqttUpstream;
import dev.linewarden.upstream.UpstreamSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The plant's side: the feed the configuration names, and the demonstration feed. Nothing named,
/// nothing connected.
final class Plant implements AutoCloseable {
  private final Optional<MqttUpstream> feed;
  private final Optional<DemoFeed> demo;

  /// What every feed tells, and where it keeps how far it came.
  ///
  /// @param folder for the positions; one file a feed
  record Sources(
      JournalReader journal,
      Supplier<CountsReport> report,
      Path folder,
      Clock clock,
      FaultLog faults) {
    MqttUpstream feed(UpstreamSettings settings, String position) {
      return new MqttUpstream(settings, journal, report, folder.resolve(position), clock, faults);
    }
  }

  Plant(StationConfig config, Sources sources) {
    feed = config.upstream().map(settings -> sources.feed(settings, "mqtt.position"));
    demo =
        config.demoBroker()
            ? Optional.of(
                new DemoFeed(
                    config.id(),
                    settings -> sources.feed(settings, "demo.position"),
                    sources.faults()))
            : Optional.empty();
  }

  /// For people; empty when nothing is configured.
  String status() {
    return Stream.concat(
            feed.map(MqttUpstream::status).stream(), demo.map(DemoFeed::status).stream())
        .collect(Collectors.joining("; "));
  }

  /// Where the feed can be watched on this machine, if anywhere.
  Optional<String> watchable(String station) {
    return demo.map(watched ->
        "mosquitto_sub -p %d -v -t 'linewarden/v1/%s/#'".formatted(watched.port(), station));
  }

  /// The last journal entry the plant has acknowledged, by the name of its feed.
  Map<String, Long> positions() {
    return feed.map(each -> Map.of("upstream", each.position())).orElse(Map.of());
  }

  @Override
  public void close() {
    feed.ifPresent(MqttUpstream::close);
    demo.ifPresent(DemoFeed::close);
  }
}
