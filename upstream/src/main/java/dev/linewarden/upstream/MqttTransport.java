package dev.linewarden.upstream;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfigBuilder;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// What both versions of MQTT have in common below the protocol, and whom to tell of its end.
record MqttTransport(
    MqttSettings settings, String clientId, Consumer<MqttClientDisconnectedContext> ended) {
  MqttWire open() {
    return switch (settings.version()) {
      case V5 -> new Mqtt5Wire(this);
      case V3_1_1 -> new Mqtt3Wire(this);
    };
  }

  MqttClientTransportConfig config() {
    MqttClientTransportConfigBuilder transport =
        MqttClientTransportConfig.builder()
            .serverHost(settings.host())
            .serverPort(settings.port())
            .socketConnectTimeout(MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS)
            .mqttConnectTimeout(MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS);
    // Set here and not on the client's builder: there it is lost beside a transport of one's own,
    // and the password would travel in the clear.
    return settings.encrypted() ? transport.sslConfig(tls()).build() : transport.build();
  }

  private MqttClientSslConfig tls() {
    // Without a host name verifier of ours the JDK's own check of the name is on.
    return MqttClientSslConfig.builder()
        .trustManagerFactory(Tls.trust(settings.tls()).orElse(null))
        .keyManagerFactory(Tls.identity(settings.tls()).orElse(null))
        .build();
  }
}
