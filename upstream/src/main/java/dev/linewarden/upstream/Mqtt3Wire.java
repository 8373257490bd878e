package dev.linewarden.upstream;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3ConnectBuilder;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAck;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// MQTT 3.1.1. A broker has no way to refuse a message: what it does not want it drops, and
/// acknowledges.
final class Mqtt3Wire implements MqttWire {
  private final Mqtt3AsyncClient client;

  Mqtt3Wire(MqttTransport transport) {
    Mqtt3ClientBuilder builder =
        Mqtt3Client.builder()
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
            .<Mqtt3ClientBuilder>map(login ->
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
    var connecting = client.connectWith().cleanSession(true).keepAlive(KEEP_ALIVE_SECONDS);
    return will.<Mqtt3ConnectBuilder.Send<CompletableFuture<Mqtt3ConnAck>>>map(last ->
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
    return client.publish(
        Mqtt3Publish.builder()
            .topic(message.topic())
            .payload(message.body().bytes())
            .qos(message.qos())
            .retain(message.retain())
            .build());
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
    return client.disconnect();
  }
}
