package dev.linewarden.station;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.upstream.DemoBroker;
import dev.linewarden.upstream.MqttSettings;
import dev.linewarden.upstream.Upstream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// The demonstration broker and the feed into it, which begins once the broker is up. Nobody is
/// promised this feed: the journal keeps nothing for it.
final class DemoFeed implements AutoCloseable {
  private final DemoBroker broker;
  private final CompletableFuture<Upstream> feed;

  /// @param feeds makes the feed to a broker
  DemoFeed(String station, Function<MqttSettings, Upstream> feeds, FaultLog faults) {
    this.broker = new DemoBroker(DemoBroker.PORT_DEFAULT, faults);
    MqttSettings settings = new MqttSettings(station, broker.endpoint());
    this.feed = broker.started().thenApply(_ -> feeds.apply(settings));
  }

  int port() {
    return broker.port();
  }

  /// For people.
  String status() {
    return running().map(feed -> feed.status().words()).orElseGet(broker::status);
  }

  /// The feed first, so that it ends in order. One that began meanwhile ends last: the broker waits
  /// for its own start, so there is none left that begins after that.
  @Override
  public void close() {
    Optional<Upstream> early = running();
    early.ifPresent(Upstream::close);
    broker.close();
    running().filter(feed -> early.isEmpty()).ifPresent(Upstream::close);
  }

  private Optional<Upstream> running() {
    return feed.isDone() && !feed.isCompletedExceptionally()
        ? Optional.of(feed.join())
        : Optional.empty();
  }
}
