package dev.linewarden.upstream;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The client of one version of MQTT, as far as a link needs it. What is refused fails the future.
interface MqttWire {
  /// A dead peer is noticed after this and half as much again.
  int KEEP_ALIVE_SECONDS = 20;

  int CONNECT_SECONDS = 5;

  /// What the broker says when the station is gone, retained.
  record Will(String topic, Body body) {}

  /// What a body is.
  enum Content {
    JSON,
    JSON_LINES,
    JPEG
  }

  /// @param retain whether the broker keeps it for whoever subscribes later
  record Message(String topic, Body body, MqttQos qos, boolean retain, Content content) {
    static Message json(String topic, Body body, MqttQos qos, boolean retain) {
      return new Message(topic, body, qos, retain, Content.JSON);
    }
  }

  /// A clean start: the journal knows what is missing, so neither side needs a session.
  CompletableFuture<?> connect(Will will);

  CompletableFuture<?> publish(Message message);

  /// The taker is called on the client's thread and must return at once.
  CompletableFuture<?> subscribe(String topic, Consumer<Body> taker);

  /// @param quietly without the last will, where the protocol can tell the two apart
  CompletableFuture<?> disconnect(boolean quietly);
}
