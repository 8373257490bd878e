package dev.linewarden.upstream;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PayloadFormatIndicator;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/// MQTT 5.
final class Mqtt5Wire implements MqttWire {
  /// The broker keeps larger packets to itself.
  private static final int PACKET_BYTES_MAX = 2 * Events.EVENT_BYTES_MAX;

  private final Mqtt5AsyncClient client;

  Mqtt5Wire(MqttTransport transport) {
    Mqtt5ClientBuilder builder =
        Mqtt5Client.builder()
            .identifier(transport.clientId())
            .executorConfig()
            .nettyThreads(1)
            .applyExecutorConfig()
            .transportConfig(transport.config())
            .addDisconnectedListener(transport.ended()::accept);
    this.client =
        transport
            .settings()
            .login()
            .<Mqtt5ClientBuilder>map(login ->
                builder
                    .simpleAuth()
                    .username(login.username())
                    .password(login.password().getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth())
            .orElse(builder)
            .buildAsync();
  }

  @Override
  public CompletableFuture<?> connect(Optional<Will> will) {
    var connecting =
        client
            .connectWith()
            .cleanStart(true)
            .keepAlive(KEEP_ALIVE_SECONDS)
            .restrictions()
            .maximumPacketSize(PACKET_BYTES_MAX)
            .applyRestrictions();
    return will.<Mqtt5ConnectBuilder.Send<CompletableFuture<Mqtt5ConnAck>>>map(last ->
            connecting
                .willPublish()
                .topic(last.topic())
                .payload(last.body().bytes())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(last.retain())
                .applyWillPublish())
        .orElse(connecting)
        .send();
  }

  @Override
  public CompletableFuture<?> publish(Message message) {
    Mqtt5PublishBuilder.Complete told =
        Mqtt5Publish.builder()
            .topic(message.topic())
            .payload(message.body().bytes())
            .qos(message.qos())
            .retain(message.retain());
    return client.publish(described(told, message.content())).thenAccept(Mqtt5Wire::require);
  }

  private static Mqtt5Publish described(Mqtt5PublishBuilder.Complete told, Content content) {
    return switch (content) {
      case JSON ->
          told.contentType("application/json")
              .payloadFormatIndicator(Mqtt5PayloadFormatIndicator.UTF_8)
              .build();
      case JSON_LINES ->
          told.contentType("application/x-ndjson")
              .payloadFormatIndicator(Mqtt5PayloadFormatIndicator.UTF_8)
              .build();
      case JPEG -> told.contentType("image/jpeg").build();
      case PROTOBUF -> told.build();
    };
  }

  private static void require(Mqtt5PublishResult result) {
    result
        .getError()
        .ifPresent(error -> {
          throw new CompletionException(error);
        });
  }

  @Override
  public CompletableFuture<?> subscribe(String topic, Consumer<Body> taker) {
    return client
        .subscribeWith()
        .topicFilter(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .callback(message -> taker.accept(new Body(message.getPayloadAsBytes())))
        .send();
  }

  @Override
  public CompletableFuture<?> roundTrip(String topic) {
    return client.unsubscribeWith().topicFilter(topic).send();
  }

  @Override
  public CompletableFuture<?> disconnect(boolean quietly) {
    return client
        .disconnectWith()
        .reasonCode(
            quietly
                ? Mqtt5DisconnectReasonCode.NORMAL_DISCONNECTION
                : Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
        .send();
  }
}
