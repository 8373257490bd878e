package dev.linewarden.upstream;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import dev.linewarden.inspection.FaultLog;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Looks whether a broker takes the station as an edge node, and whether the host that it tells is
/// there. As another client and another edge node than the station itself: a host would take its
/// death for the station's.
final class SparkplugProbe {
  private final SparkplugSettings settings;
  private final FaultLog faults;
  private final String death;

  SparkplugProbe(SparkplugSettings settings, FaultLog faults) {
    this.settings = settings;
    this.faults = faults;
    this.death = settings.nodeTopic("NDEATH") + "-test";
  }

  List<ProbeStep> run() throws InterruptedException {
    MqttSettings broker = settings.broker();
    Probe probe = new Probe().reach(broker.host(), broker.port(), broker.encrypted(), broker.tls());
    MqttWire wire =
        new MqttTransport(broker, "linewarden-" + settings.station() + "-sparkplug-test", _ -> {})
            .open();
    probe.step("sign-on", () -> signOn(wire));
    probe.step("right to listen", () -> listen(wire));
    probe.step("right to send", () -> send(wire));
    if (settings.primaryHost().isPresent()) {
      probe.step("primary host", () -> host(wire, settings.primaryHost().get()));
    }
    MqttProbe.leave(wire);
    return probe.steps();
  }

  private String signOn(MqttWire wire)
      throws ExecutionException, TimeoutException, InterruptedException {
    wire.connect(Optional.empty()).get(3 * MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS);
    return MqttProbe.signedOn(settings.broker());
  }

  private String listen(MqttWire wire)
      throws ExecutionException, TimeoutException, InterruptedException {
    String topic = settings.nodeTopic("NCMD");
    wire.subscribe(topic, _ -> {}).get(MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS);
    return "the broker lets the station listen to " + topic;
  }

  /// At QoS 1, unlike what the station sends: at QoS 0 a broker drops without a word.
  private String send(MqttWire wire)
      throws ExecutionException, TimeoutException, InterruptedException {
    wire.publish(
            new MqttWire.Message(
                death,
                SparkplugPayloads.death(0, 0),
                MqttQos.AT_LEAST_ONCE,
                false,
                MqttWire.Content.PROTOBUF))
        .get(MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS);
    return MqttProbe.taken(settings.broker(), death);
  }

  private String host(MqttWire wire, String name)
      throws ExecutionException, TimeoutException, InterruptedException {
    PrimaryHost host = new PrimaryHost(name, new AtomicLong(Long.MIN_VALUE), _ -> {}, faults);
    wire.subscribe(SparkplugSettings.stateTopic(name), host::said)
        .get(MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS);
    host.online().get(MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS);
    return "'" + name + "' is online";
  }
}
