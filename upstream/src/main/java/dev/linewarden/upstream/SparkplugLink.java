package dev.linewarden.upstream;

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
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.jspecify.annotations.Nullable;

/// One life of the edge node, from its connection to its death. Data goes at QoS 0, as Sparkplug
/// wants it, so the broker acknowledges none of it; what it has read is known from a question that
/// it answers in turn. One thread calls, the client's threads only leave words.
final class SparkplugLink implements Sink.Link {
  /// Whoever asks for births again and again does not get more of them.
  static final long REBIRTH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int GOODBYE_SECONDS = 2;

  private final SparkplugSettings settings;
  private final Clock clock;
  private final FaultLog faults;
  private final SparkplugNode node;
  private final MqttWire wire;
  private final ArrayBlockingQueue<Sink.Word> words;
  private final AtomicBoolean lost = new AtomicBoolean();
  private final AtomicBoolean rebirthAsked = new AtomicBoolean();

  /// When a birth was last sent because a host asked.
  private long rebornNanos;

  private long sent;
  private long asked;
  private CompletableFuture<?> written = CompletableFuture.completedFuture(null);
  private CompletableFuture<?> answer = CompletableFuture.completedFuture(null);

  private SparkplugLink(SparkplugSettings settings, int bdSeq, Clock clock, FaultLog faults) {
    this.settings = settings;
    this.clock = clock;
    this.faults = faults;
    this.rebornNanos = clock.nanos() - REBIRTH_NANOS;
    this.node = new SparkplugNode(settings, bdSeq, clock);
    // Each question asks for one more event at least, so there is one word for each at most; and
    // the loss, said once.
    this.words = new ArrayBlockingQueue<>(SparkplugSink.WINDOW + 1);
    this.wire =
        new MqttTransport(
                settings.broker(),
                "linewarden-" + settings.station() + "-sparkplug",
                context -> lose(Excuse.of(context.getCause())))
            .open();
  }

  /// Blocks a few times [MqttWire#CONNECT_SECONDS]. Without the primary host, where there is to be
  /// one, the station leaves again without a birth: nobody would take what it tells.
  ///
  /// @param hostMillis the time of the primary host's newest word, on whatever connection
  static Sink.Attempt connect(
      SparkplugSettings settings, int bdSeq, AtomicLong hostMillis, Clock clock, FaultLog faults)
      throws InterruptedException {
    SparkplugLink link = new SparkplugLink(settings, bdSeq, clock, faults);
    CompletableFuture<?> connected = link.wire.connect(Optional.of(link.node.will()));
    try {
      connected.get(3 * MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS);
      link.subscribe(settings.nodeTopic("NCMD"));
      link.subscribe(settings.deviceTopic("DCMD"));
      if (settings.primaryHost().isPresent()) {
        String away = link.hostIsAway(settings.primaryHost().get(), hostMillis);
        if (!away.isEmpty()) {
          link.abandon(connected);
          return new Sink.Attempt.Failed(away);
        }
      }
      return new Sink.Attempt.Connected(link);
    } catch (ExecutionException | TimeoutException e) {
      link.abandon(connected);
      return new Sink.Attempt.Failed(Excuse.of(e));
    } catch (InterruptedException e) {
      link.abandon(connected);
      throw e;
    }
  }

  private void subscribe(String topic)
      throws InterruptedException, ExecutionException, TimeoutException {
    wire.subscribe(topic, body -> commanded(topic, body))
        .get(MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS);
  }

  /// In words; empty when it is there.
  private String hostIsAway(String name, AtomicLong hostMillis)
      throws InterruptedException, ExecutionException, TimeoutException {
    PrimaryHost host = new PrimaryHost(name, hostMillis, this::lose, faults);
    wire.subscribe(SparkplugSettings.stateTopic(name), host::said)
        .get(MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS);
    try {
      host.online().get(MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS);
      return "";
    } catch (TimeoutException _) {
      return host.away();
    }
  }

  @Override
  public void greet(Sink.Aside.Counts counts) {
    node.learn(counts);
    birth();
  }

  @Override
  public int send(Sink.Event event) {
    birthIfAsked();
    int bytes =
        switch (event) {
          case Sink.Event.Entry(var recorded, boolean past, boolean _) -> {
            Map<String, TagValue> tags = StationTags.of(recorded);
            long time = recorded.entry().wallMillis();
            yield tags.isEmpty() ? 0 : publish(node.lineHappened(tags, time, past));
          }
          case Sink.Event.Gap gap ->
              publish(node.nodeHappened(StationTags.gap(gap), gap.wallMillis()));
        };
    sent = event.sequence();
    ask();
    return bytes;
  }

  /// Counts are skipped while something still waits in the client. Pictures and answers are not for
  /// this sink.
  @Override
  public int tell(Sink.Aside aside) {
    birthIfAsked();
    if (!(aside instanceof Sink.Aside.Counts newest) || !written.isDone()) {
      return 0;
    }
    int bytes = 0;
    for (MqttWire.Message message : node.news(newest)) {
      bytes += publish(message);
    }
    return bytes;
  }

  @Override
  public Sink.@Nullable Word next(long waitNanos) throws InterruptedException {
    birthIfAsked();
    ask();
    return words.poll(Math.max(0, waitNanos), TimeUnit.NANOSECONDS);
  }

  /// [#close] says it.
  @Override
  public void goodbye() {}

  /// A death, and the end of the connection with the last will: it says the same, and where the
  /// station's own did not arrive it is the one that counts.
  @Override
  public void close() {
    try {
      wire.publish(node.death()).get(GOODBYE_SECONDS, TimeUnit.SECONDS);
      wire.disconnect(false).get(GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Already gone, or it does not listen: the socket closes either way.
      lose(Excuse.of(e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Before anything else is told: whoever asks does not know what the numbers mean.
  private void birthIfAsked() {
    if (rebirthAsked.get() && clock.nanos() - rebornNanos >= REBIRTH_NANOS) {
      rebornNanos = clock.nanos();
      birth();
    }
  }

  private void birth() {
    rebirthAsked.set(false);
    for (MqttWire.Message message : node.births()) {
      int _ = publish(message);
    }
  }

  private int publish(MqttWire.Message message) {
    written =
        wire.publish(message)
            .whenComplete((_, failure) -> {
              if (failure != null) {
                lose(Excuse.of(failure));
              }
            });
    return message.body().length();
  }

  /// One question at a time, about all that was sent before it. It leaves when that is written, as
  /// the client does not keep the two in order itself.
  private void ask() {
    if (asked == sent || !answer.isDone() || lost.get()) {
      return;
    }
    long upTo = sent;
    asked = upTo;
    answer =
        written
            .thenCompose(_ -> wire.roundTrip(settings.nodeTopic("NCMD") + "/read"))
            .whenComplete((_, failure) -> {
              if (failure == null) {
                words.add(new Sink.Word.UpTo(upTo));
              } else {
                lose(Excuse.of(failure));
              }
            });
  }

  /// Nobody signs these, so they may ask for a birth and for nothing else. On the client's thread.
  private void commanded(String topic, Body body) {
    try {
      for (Metric metric : SparkplugPayloads.command(body)) {
        if (topic.equals(settings.nodeTopic("NCMD")) && SparkplugPayloads.asksForBirth(metric)) {
          rebirthAsked.set(true);
        } else {
          String what = metric.hasName() ? metric.getName() : "tag " + metric.getAlias();
          faults.count("upstream", "Sparkplug command refused", topic + ": " + what);
        }
      }
    } catch (BadInput e) {
      faults.count("upstream", "Sparkplug command not understood", topic + ": " + e.getMessage());
    }
  }

  /// A connection that comes up after all must not stay. Without a birth there is no death.
  private void abandon(CompletableFuture<?> connected) {
    var _ = connected.thenCompose(_ -> wire.disconnect(true));
  }

  private void lose(String why) {
    if (lost.compareAndSet(false, true)) {
      words.add(new Sink.Word.Lost(why));
    }
  }
}
