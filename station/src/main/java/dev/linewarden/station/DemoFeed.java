package dev.linewarden.station;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.upstream.DemoBroker;
import dev.linewarden.upstream.MqttUpstream;
import dev.linewarden.upstream.UpstreamSettings;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// The demonstration broker and the feed into it, which begins once the broker is up. Nobody is
/// promised this feed: the journal keeps nothing for it.
final class DemoFeed implements AutoCloseable {
  private final DemoBroker broker;
  private final CompletableFuture<MqttUpstream> feed;

  /// @param feeds makes the feed to a broker
  DemoFeed(String station, Function<UpstreamSettings, MqttUpstream> feeds, FaultLog faults) {
    this.broker = new DemoBroker(DemoBroker.PORT_DEFAULT, faults);
    UpstreamSettings settings = new UpstreamSettings(station, broker.endpoint());
    this.feed = broker.started().thenApply(_ -> feeds.apply(settings));
  }

  int port() {
    return broker.port();
  }

  /// For people.
  String status() {
    return running().map(MqttUpstream::status).orElseGet(broker::status);
  }

  /// The feed first, so that it ends in order. One that began meanwhile ends last: the broker waits
  /// for its own start, so there is none left that begins after that.
  @Override
  public void close() {
    Optional<MqttUpstream> early = running();
    early.ifPresent(MqttUpstream::close);
    broker.close();
    running().filter(feed -> early.isEmpty()).ifPresent(MqttUpstream::close);
  }

  private Optional<MqttUpstream> running() {
    return feed.isDone() && !feed.isCompletedExceptionally()
        ? Optional.of(feed.join())
        : Optional.empty();
  }
}
