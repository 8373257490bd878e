package dev.linewarden.upstream;

import java.net.URI;
import java.util.Optional;

/// Settings for a broker on this machine, one wish after the other.
record Mqtt(
    int port,
    Optional<Login> login,
    TlsSettings tls,
    MqttSettings.Version version,
    MqttSettings.Confirm confirm,
    Optional<CommandSettings> commands,
    SendPolicy policy) {
  Mqtt(int port) {
    this(
        port,
        Optional.empty(),
        TlsSettings.DEFAULT,
        MqttSettings.Version.V5,
        MqttSettings.Confirm.AUTO,
        Optional.empty(),
        SendPolicy.DEFAULT);
  }

  Mqtt login(Login other) {
    return new Mqtt(port, Optional.of(other), tls, version, confirm, commands, policy);
  }

  Mqtt tls(TlsSettings other) {
    return new Mqtt(port, login, other, version, confirm, commands, policy);
  }

  Mqtt version(MqttSettings.Version other) {
    return new Mqtt(port, login, tls, other, confirm, commands, policy);
  }

  Mqtt confirm(MqttSettings.Confirm other) {
    return new Mqtt(port, login, tls, version, other, commands, policy);
  }

  Mqtt commands(CommandSettings other) {
    return new Mqtt(port, login, tls, version, confirm, Optional.of(other), policy);
  }

  Mqtt policy(SendPolicy other) {
    return new Mqtt(port, login, tls, version, confirm, commands, other);
  }

  MqttSettings settings() {
    String scheme = tls.equals(TlsSettings.DEFAULT) ? "mqtt" : "mqtts";
    return new MqttSettings(
        "line-4",
        URI.create(scheme + "://127.0.0.1:" + port),
        login,
        tls,
        version,
        confirm,
        commands,
        policy);
  }
}
