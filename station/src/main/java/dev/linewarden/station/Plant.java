package dev.linewarden.station;

import dev.linewarden.inspection.LineView;
import dev.linewarden.ui.LineReport;
import dev.linewarden.ui.SinkReport;
import dev.linewarden.upstream.CountsReport;
import dev.linewarden.upstream.LineNews;
import dev.linewarden.upstream.Neighbour;
import dev.linewarden.upstream.Neighbours;
import dev.linewarden.upstream.Outbox;
import dev.linewarden.upstream.PlantCommands;
import dev.linewarden.upstream.PlantPositions;
import dev.linewarden.upstream.SinkSettings;
import dev.linewarden.upstream.SinkStatus;
import dev.linewarden.upstream.Upstream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The plant's side: the feeds the configuration names, and the demonstration feed. Nothing named,
/// nothing connected.
final class Plant implements AutoCloseable {
  private final Closer closer = new Closer();
  private final List<Upstream> feeds;
  private final Optional<DemoFeed> demo;
  private final Optional<Neighbours> neighbours;
  private final LongSupplier pixelBytes;

  /// What every feed tells, and where it keeps how far it came.
  ///
  /// @param commands who does what the plant asks
  /// @param positions how far each feed came
  /// @param pixelBytes that the cameras have sent since the start
  record Sources(
      Outbox outbox, PlantCommands commands, PlantPositions positions, LongSupplier pixelBytes) {
    Upstream feed(SinkSettings settings, String name) {
      return new Upstream(settings, outbox, commands, positions.file(name));
    }
  }

  /// Those that were made are closed again when a later one cannot be.
  Plant(StationConfig config, Sources sources) {
    pixelBytes = sources.pixelBytes();
    Outbox outbox = sources.outbox();
    try {
      neighbours =
          config
              .neighbours()
              .map(named -> closer.keep(new Neighbours(named, outbox.clock(), outbox.faults())));
      feeds =
          config.upstream().stream()
              .map(settings -> closer.keep(sources.feed(settings, settings.name())))
              .toList();
      demo =
          config.demoBroker()
              ? Optional.of(
                  closer.keep(
                      new DemoFeed(
                          config.id(),
                          settings -> sources.feed(settings, "demo"),
                          outbox.faults())))
              : Optional.empty();
    } catch (RuntimeException e) {
      closer.close();
      throw e;
    }
  }

  /// For people; empty when nothing is configured.
  String status() {
    return Stream.concat(
            feeds.stream().map(feed -> feed.status().words()), demo.map(DemoFeed::status).stream())
        .collect(Collectors.joining("; "));
  }

  /// How each of the plant's systems is doing.
  List<SinkReport> reports() {
    return feeds.stream().map(feed -> report(feed.status())).toList();
  }

  /// The stations of the whole line; none where the configuration names none.
  LineReport line() {
    return neighbours.map(heard -> report(heard.now())).orElse(LineReport.NONE);
  }

  private static LineReport report(LineNews news) {
    return new LineReport(
        news.trouble(),
        news.stations().stream().map(Plant::report).toList(),
        news.partsPerMinute(),
        news.removed(),
        news.slowest(),
        news.stoppedFirst());
  }

  private static LineReport.Station report(Neighbour station) {
    return new LineReport.Station(
        station.name(),
        station.own(),
        station.state().key(),
        station.why(),
        station.sinceMillis(),
        station.recipe(),
        station.judged(),
        station.passed(),
        station.rejected(),
        station.unjudged(),
        station.partsPerMinute(),
        station.rejectShare(),
        station.ageMillis());
  }

  private SinkReport report(SinkStatus status) {
    long seen = pixelBytes.getAsLong();
    return new SinkReport(
        status.name(),
        status.place(),
        status.state().key(),
        status.sinceWallMillis(),
        status.lastError(),
        status.backlog(),
        status.sent(),
        status.sentPerSecond(),
        status.errors(),
        status.bytes(),
        seen == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) status.bytes() / seen),
        status.hoursLeft());
  }

  /// Where the feed can be watched on this machine, if anywhere.
  Optional<String> watchable(String station) {
    return demo.map(watched ->
        "mosquitto_sub -p %d -v -t 'linewarden/v1/%s/#'".formatted(watched.port(), station));
  }

  /// How the line does, as the plant is told it.
  static CountsReport report(LineView now, double partsPerMinute) {
    return new CountsReport(
        now.recipe().key(),
        now.counts(),
        now.balance(),
        partsPerMinute,
        now.state().name().toLowerCase(Locale.ROOT) + ": " + now.why().words());
  }

  @Override
  public void close() {
    closer.close();
  }
}
