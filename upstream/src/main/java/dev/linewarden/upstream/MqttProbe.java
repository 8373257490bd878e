package dev.linewarden.upstream;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Looks whether a broker can be reached and takes what the station would send. As another client
/// than the station itself: a broker sends the older of two with one name away.
final class MqttProbe {
  private static final Body TEST = Json.body(json -> json.flag("test", true));

  private final MqttSettings settings;

  MqttProbe(MqttSettings settings) {
    this.settings = settings;
  }

  List<ProbeStep> run() throws InterruptedException {
    Probe probe =
        new Probe().reach(settings.host(), settings.port(), settings.encrypted(), settings.tls());
    MqttWire wire =
        new MqttTransport(settings, "linewarden-" + settings.station() + "-test", _ -> {}).open();
    String topic = BrokerLink.topic(settings.station(), "test");
    probe.step("sign-on", () -> signOn(wire, topic));
    probe.step("right to send", () -> send(wire, topic));
    if (settings.stored()) {
      probe.step("right to listen", () -> listen(wire));
    }
    leave(wire);
    return probe.steps();
  }

  private String signOn(MqttWire wire, String topic)
      throws ExecutionException, TimeoutException, InterruptedException {
    wire.connect(Optional.of(new MqttWire.Will(topic, TEST, true)))
        .get(3 * MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS);
    return signedOn(settings);
  }

  static String signedOn(MqttSettings settings) {
    return "the broker takes the station"
        + settings.login().map(login -> " as " + login.username()).orElse(" without a name");
  }

  private String send(MqttWire wire, String topic)
      throws ExecutionException, TimeoutException, InterruptedException {
    wire.publish(
            new MqttWire.Message(topic, TEST, MqttQos.AT_LEAST_ONCE, false, MqttWire.Content.JSON))
        .get(MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS);
    return taken(settings, topic);
  }

  static String taken(MqttSettings settings, String topic) {
    return switch (settings.version()) {
      case V5 -> "the broker takes " + topic;
      case V3_1_1 ->
          "the broker acknowledges " + topic + "; in MQTT 3.1.1 it would also if it dropped it";
    };
  }

  private String listen(MqttWire wire)
      throws ExecutionException, TimeoutException, InterruptedException {
    String topic = BrokerLink.topic(settings.station(), "stored");
    wire.subscribe(topic, _ -> {}).get(MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS);
    return "the broker lets the station listen to " + topic;
  }

  /// Also when it never came: then there is nothing to leave.
  static void leave(MqttWire wire) throws InterruptedException {
    try {
      wire.disconnect(true).get(MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException _) {
      // Not connected, or already cut off: it is gone either way.
    }
  }
}
