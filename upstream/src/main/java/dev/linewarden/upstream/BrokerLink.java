package dev.linewarden.upstream;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One connection to a broker, from its acceptance to its loss; never used again after that. All
/// that the broker says comes as words through [#next]. One thread calls, the client's threads only
/// put words.
final class BrokerLink implements Sink.Link {
  /// What others say to the station and it has not looked at yet. More is dropped and counted: who
  /// says what is stored says it again, and who commands so fast is refused anyway.
  static final int HEARD_MAX = 64;

  /// Events of the past in one message, where they go in batches.
  static final int BATCH_EVENTS_MAX = 100;

  private static final int GOODBYE_SECONDS = 2;
  private static final CompletableFuture<?> NOTHING = CompletableFuture.completedFuture(null);

  private final MqttSettings settings;
  private final Clock clock;
  private final FaultLog faults;
  private final Events events;
  private final MqttWire wire;
  private final ArrayBlockingQueue<Sink.Word> words;
  private final AtomicInteger heard = new AtomicInteger();
  private final AtomicBoolean lost = new AtomicBoolean();
  private Batch.Builder gathered = new Batch.Builder();
  private boolean saidGoodbye;
  private CompletableFuture<?> counts = NOTHING;
  private CompletableFuture<?> thumbnail = NOTHING;

  private BrokerLink(MqttSettings settings, Clock clock, FaultLog faults) {
    this.settings = settings;
    this.clock = clock;
    this.faults = faults;
    this.events = new Events(settings.station(), clock);
    // Each event under way may put one word, and the loss, said once, another.
    this.words = new ArrayBlockingQueue<>(MqttSink.window(settings) + HEARD_MAX + 1);
    this.wire =
        new MqttTransport(
                settings,
                "linewarden-" + settings.station(),
                context -> lose(Excuse.of(context.getCause())))
            .open();
  }

  /// Blocks a few times [MqttWire#CONNECT_SECONDS]: for the socket, for the broker's answer, and
  /// for its word that it will tell what others say.
  static Sink.Attempt connect(MqttSettings settings, Clock clock, FaultLog faults)
      throws InterruptedException {
    BrokerLink link = new BrokerLink(settings, clock, faults);
    CompletableFuture<?> answer =
        link.wire.connect(
            Optional.of(new MqttWire.Will(link.topic("status"), link.events.offline(), true)));
    try {
      answer.get(3 * MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS);
      link.listen();
      return new Sink.Attempt.Connected(link);
    } catch (ExecutionException | TimeoutException e) {
      link.abandon(answer);
      return new Sink.Attempt.Failed(Excuse.of(e));
    } catch (InterruptedException e) {
      link.abandon(answer);
      throw e;
    }
  }

  private void listen() throws InterruptedException, ExecutionException, TimeoutException {
    if (settings.confirm() != MqttSettings.Confirm.BROKER) {
      listen("stored", this::stored);
    }
    if (settings.commands().isPresent()) {
      listen("command", body -> hear(new Sink.Word.Asked(body)));
    }
  }

  /// A broker that does not let the station listen still gets its events, unless the station has to
  /// hear what is stored.
  private void listen(String kind, Consumer<Body> taker)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      wire.subscribe(topic(kind), taker).get(MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (settings.stored()) {
        throw e;
      }
      faults.count("upstream", "not allowed to listen", topic(kind) + ": " + Excuse.of(e));
    }
  }

  @Override
  public void greet(Sink.Aside.Counts newest) throws InterruptedException {
    retain("status", events.online(clock.wallMillis()));
    retain("counts", events.counts(newest));
  }

  @Override
  public int send(Sink.Event event) {
    Events.Message said = events.of(event);
    if (event.past() && settings.policy().inBatches()) {
      if (gathered.bytes() + said.body().length() > Events.EVENT_BYTES_MAX) {
        sendGathered();
      }
      Batch.Builder _ = gathered.add(event, said);
      if (gathered.events() == BATCH_EVENTS_MAX) {
        sendGathered();
      }
    } else {
      sendGathered();
      send(said.kind(), said.body(), MqttWire.Content.JSON, event.sequence(), event.sequence());
    }
    return said.body().length();
  }

  /// What is gathered goes before anything waits.
  private void sendGathered() {
    if (gathered.events() > 0) {
      Batch batch = gathered.build();
      gathered = new Batch.Builder();
      send("batch", batch.lines(), MqttWire.Content.JSON_LINES, batch.first(), batch.last());
    }
  }

  private void send(String kind, Body body, MqttWire.Content content, long from, long to) {
    var _ =
        wire.publish(new MqttWire.Message(topic(kind), body, MqttQos.AT_LEAST_ONCE, false, content))
            .whenComplete((_, failure) -> answered(from, to, failure));
  }

  /// Skipped while the last such message still waits in the client, so that a broker that does not
  /// read makes nothing pile up.
  @Override
  public int tell(Sink.Aside aside) {
    return switch (aside) {
      case Sink.Aside.Counts newest -> counts.isDone() ? tellCounts(events.counts(newest)) : 0;
      case Sink.Aside.Thumbnail(long part, Body body) ->
          thumbnail.isDone() ? tellThumbnail(part, body) : 0;
      case Sink.Aside.Answer(Body body) -> tellAnswer(body);
    };
  }

  private int tellCounts(Body body) {
    counts = wire.publish(MqttWire.Message.json(topic("counts"), body, MqttQos.AT_MOST_ONCE, true));
    return body.length();
  }

  private int tellThumbnail(long part, Body body) {
    thumbnail =
        wire.publish(
            new MqttWire.Message(
                topic("thumbnail/" + part),
                body,
                MqttQos.AT_MOST_ONCE,
                false,
                MqttWire.Content.JPEG));
    return body.length();
  }

  private int tellAnswer(Body body) {
    var _ =
        wire.publish(
                MqttWire.Message.json(topic("command/answer"), body, MqttQos.AT_LEAST_ONCE, false))
            .exceptionally(e -> {
              faults.count("upstream", "answer not taken", Excuse.of(e));
              return null;
            });
    return body.length();
  }

  @Override
  public Sink.@Nullable Word next(long waitNanos) throws InterruptedException {
    sendGathered();
    Sink.Word word = words.poll(Math.max(0, waitNanos), TimeUnit.NANOSECONDS);
    if (word instanceof Sink.Word.Stored || word instanceof Sink.Word.Asked) {
      heard.decrementAndGet();
    }
    return word;
  }

  /// The last will in the station's own words, for an orderly end.
  @Override
  public void goodbye() throws InterruptedException {
    retain("status", events.offline());
    saidGoodbye = !lost.get();
  }

  /// Without a goodbye the broker is asked to speak the last will; not every broker does so, hence
  /// the goodbye.
  @Override
  public void close() {
    try {
      wire.disconnect(saidGoodbye).get(GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Already gone, or it does not listen: the socket closes either way.
      lose(Excuse.of(e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Kept by the broker for whoever subscribes later. A failure is also the link's end.
  private void retain(String kind, Body body) throws InterruptedException {
    try {
      wire.publish(MqttWire.Message.json(topic(kind), body, MqttQos.AT_LEAST_ONCE, true))
          .get(MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      lose(Excuse.of(e));
    }
  }

  /// On the client's thread.
  private void stored(Body body) {
    try {
      Map<String, String> fields = FlatJson.read(body);
      boolean again = Boolean.parseBoolean(fields.getOrDefault("again", "false"));
      hear(new Sink.Word.Stored(Long.parseLong(fields.getOrDefault("sequence", "")), again));
    } catch (BadInput | NumberFormatException _) {
      faults.count(
          "upstream",
          "not understood what is stored",
          "%s: expected {\"sequence\": N}, but %d bytes came"
              .formatted(topic("stored"), body.length()));
    }
  }

  private void hear(Sink.Word word) {
    if (heard.incrementAndGet() > HEARD_MAX) {
      heard.decrementAndGet();
      faults.count("upstream", "more was said than is listened to", settings.place());
    } else {
      words.add(word);
    }
  }

  /// A connection that comes up after all must not stay: its name would be taken.
  private void abandon(CompletableFuture<?> answer) {
    var _ = answer.thenCompose(_ -> wire.disconnect(false));
  }

  private void answered(long from, long to, @Nullable Throwable failure) {
    if (failure != null) {
      lose(Excuse.of(failure));
    } else {
      words.add(new Sink.Word.Acknowledged(from, to));
    }
  }

  private void lose(String why) {
    if (lost.compareAndSet(false, true)) {
      words.add(new Sink.Word.Lost(why));
    }
  }

  private String topic(String kind) {
    return topic(settings.station(), kind);
  }

  static String topic(String station, String kind) {
    return "linewarden/v1/" + station + "/" + kind;
  }
}
