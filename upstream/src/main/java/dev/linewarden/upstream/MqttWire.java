package dev.linewarden.upstream;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The client of one version of MQTT, as far as a link needs it. What is refused fails the future.
interface MqttWire {
  /// A dead peer is noticed after this and half as much again.
  int KEEP_ALIVE_SECONDS = 20;

  int CONNECT_SECONDS = 5;

  /// What the broker says when the station is gone.
  ///
  /// @param retain whether the broker keeps it for whoever subscribes later
  record Will(String topic, Body body, boolean retain) {}

  /// What a body is.
  enum Content {
    JSON,
    JSON_LINES,
    JPEG,
    PROTOBUF
  }

  /// @param retain whether the broker keeps it for whoever subscribes later
  record Message(String topic, Body body, MqttQos qos, boolean retain, Content content) {
    static Message json(String topic, Body body, MqttQos qos, boolean retain) {
      return new Message(topic, body, qos, retain, Content.JSON);
    }
  }

  /// A clean start: the journal knows what is missing, so neither side needs a session.
  ///
  /// @param will empty where nobody is to know that this client is gone
  CompletableFuture<?> connect(Optional<Will> will);

  CompletableFuture<?> publish(Message message);

  /// The taker is called on the client's thread and must return at once.
  CompletableFuture<?> subscribe(String topic, Consumer<Body> taker);

  /// Completes when the broker has read all that was written before: it answers in turn. Nobody is
  /// subscribed to the topic, so nothing changes by leaving it, and no right is needed.
  CompletableFuture<?> roundTrip(String topic);

  /// @param quietly without the last will, where the protocol can tell the two apart
  CompletableFuture<?> disconnect(boolean quietly);
}
