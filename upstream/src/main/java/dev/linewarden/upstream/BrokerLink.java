package dev.linewarden.upstream;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfigBuilder;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PayloadFormatIndicator;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One connection to the broker, from its acceptance to its loss; never used again after that. All
/// that the broker says comes as words through [#next]. One thread calls, the client's threads only
/// put words.
final class BrokerLink implements AutoCloseable {
  /// A dead peer is noticed after this and half as much again.
  static final int KEEP_ALIVE_SECONDS = 20;

  static final int CONNECT_SECONDS = 5;
  private static final int GOODBYE_SECONDS = 2;

  /// What the broker said.
  sealed interface Word {
    /// The message of this sequence is with the broker.
    record Acknowledged(long sequence) implements Word {}

    /// Nothing more will come on this link.
    record Lost(String why) implements Word {}
  }

  /// What came of trying to connect.
  sealed interface Attempt {
    record Connected(BrokerLink link) implements Attempt {}

    record Failed(String why) implements Attempt {}
  }

  private final Mqtt5AsyncClient client;
  private final ArrayBlockingQueue<Word> words;
  private final AtomicBoolean lost = new AtomicBoolean();
  private boolean saidGoodbye;
  private @Nullable CompletableFuture<Mqtt5PublishResult> loose;

  /// `window` = the most [#publish] calls without their acknowledgement.
  private BrokerLink(UpstreamSettings settings, int window) {
    // Each publish under way may put one word, and the loss, said once, another.
    this.words = new ArrayBlockingQueue<>(window + 1);
    this.client = client(settings);
  }

  /// Blocks up to [#CONNECT_SECONDS] twice: once for the socket, once for the broker's answer.
  static Attempt connect(UpstreamSettings settings, int window, String willTopic, byte[] will)
      throws InterruptedException {
    BrokerLink link = new BrokerLink(settings, window);
    CompletableFuture<Mqtt5ConnAck> answer = link.connect(willTopic, will);
    try {
      answer.get(3 * CONNECT_SECONDS, TimeUnit.SECONDS);
      return new Attempt.Connected(link);
    } catch (ExecutionException | TimeoutException e) {
      link.abandon(answer);
      return new Attempt.Failed(Excuse.of(e));
    } catch (InterruptedException e) {
      link.abandon(answer);
      throw e;
    }
  }

  /// At least once: the word `Acknowledged(sequence)` follows, or `Lost`.
  void publish(String topic, byte[] body, long sequence) {
    var _ =
        client
            .publish(message(topic, body, MqttQos.AT_LEAST_ONCE, false))
            .whenComplete((result, failure) -> answered(sequence, result, failure));
  }

  /// At most once. Skipped while the last such message still waits in the client, so that a broker
  /// that does not read makes nothing pile up.
  void publishLoosely(String topic, byte[] body) {
    if (loose == null || loose.isDone()) {
      loose = client.publish(message(topic, body, MqttQos.AT_MOST_ONCE, false));
    }
  }

  /// Kept by the broker for whoever subscribes later. Blocks; a failure is also the link's end.
  void publishRetained(String topic, byte[] body) throws InterruptedException {
    try {
      Mqtt5PublishResult result =
          client
              .publish(message(topic, body, MqttQos.AT_LEAST_ONCE, true))
              .get(CONNECT_SECONDS, TimeUnit.SECONDS);
      result.getError().ifPresent(error -> lose(Excuse.of(error)));
    } catch (ExecutionException | TimeoutException e) {
      lose(Excuse.of(e));
    }
  }

  /// The next word, or null when none came in time.
  @Nullable Word next(long waitNanos) throws InterruptedException {
    return words.poll(Math.max(0, waitNanos), TimeUnit.NANOSECONDS);
  }

  /// The last will in the station's own words, for an orderly end.
  void goodbye(String topic, byte[] body) throws InterruptedException {
    publishRetained(topic, body);
    saidGoodbye = !lost.get();
  }

  /// Ends the link with a bounded wait. Without a goodbye the broker is asked to speak the last
  /// will; not every broker does so, hence the goodbye.
  @Override
  public void close() {
    CompletableFuture<Void> goodbye =
        client
            .disconnectWith()
            .reasonCode(
                saidGoodbye
                    ? Mqtt5DisconnectReasonCode.NORMAL_DISCONNECTION
                    : Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
            .send();
    try {
      goodbye.get(GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Already gone, or it does not listen: the socket closes either way.
      lose(Excuse.of(e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private CompletableFuture<Mqtt5ConnAck> connect(String willTopic, byte[] will) {
    // A clean start: the journal knows what is missing, so neither side needs a session.
    return client
        .connectWith()
        .cleanStart(true)
        .keepAlive(KEEP_ALIVE_SECONDS)
        .willPublish()
        .topic(willTopic)
        .payload(will)
        .qos(MqttQos.AT_LEAST_ONCE)
        .retain(true)
        .contentType("application/json")
        .applyWillPublish()
        .send();
  }

  /// A connection that comes up after all must not stay: its name would be taken.
  private void abandon(CompletableFuture<Mqtt5ConnAck> answer) {
    var _ = answer.thenCompose(_ -> client.disconnect());
  }

  private void answered(
      long sequence, @Nullable Mqtt5PublishResult result, @Nullable Throwable failure) {
    Throwable why = failure != null || result == null ? failure : result.getError().orElse(null);
    if (why != null) {
      lose(Excuse.of(why));
    } else {
      words.add(new Word.Acknowledged(sequence));
    }
  }

  private void disconnected(MqttClientDisconnectedContext context) {
    lose(Excuse.of(context.getCause()));
  }

  private void lose(String why) {
    if (lost.compareAndSet(false, true)) {
      words.add(new Word.Lost(why));
    }
  }

  private Mqtt5AsyncClient client(UpstreamSettings settings) {
    Mqtt5ClientBuilder builder =
        Mqtt5Client.builder()
            .identifier("linewarden-" + settings.station())
            .executorConfig()
            .nettyThreads(1)
            .applyExecutorConfig()
            .transportConfig(transport(settings))
            .addDisconnectedListener(this::disconnected);
    String username = settings.username();
    if (username != null) {
      String password = settings.password() == null ? "" : settings.password();
      builder =
          builder
              .simpleAuth()
              .username(username)
              .password(password.getBytes(StandardCharsets.UTF_8))
              .applySimpleAuth();
    }
    return builder.buildAsync();
  }

  private static MqttClientTransportConfig transport(UpstreamSettings settings) {
    MqttClientTransportConfigBuilder transport =
        MqttClientTransportConfig.builder()
            .serverHost(settings.host())
            .serverPort(settings.port())
            .socketConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
            .mqttConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS);
    // Set here and not on the client's builder: there it is lost beside a transport of one's own,
    // and the password would travel in the clear.
    return settings.tls() ? transport.sslConfig(tls(settings)).build() : transport.build();
  }

  private static MqttClientSslConfig tls(UpstreamSettings settings) {
    // Without a host name verifier of ours the JDK's own check of the name is on.
    return settings.trust() == null
        ? MqttClientSslConfig.builder().build()
        : MqttClientSslConfig.builder().trustManagerFactory(Trust.of(settings.trust())).build();
  }

  private static Mqtt5Publish message(String topic, byte[] body, MqttQos qos, boolean retain) {
    return Mqtt5Publish.builder()
        .topic(topic)
        .payload(body)
        .qos(qos)
        .retain(retain)
        .contentType("application/json")
        .payloadFormatIndicator(Mqtt5PayloadFormatIndicator.UTF_8)
        .build();
  }
}
