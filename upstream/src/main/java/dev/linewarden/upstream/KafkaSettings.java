package dev.linewarden.upstream;

import dev.linewarden.inspection.SettingsReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// A Kafka cluster, and as whom the station comes to it.
///
/// @param servers some of the cluster's, `host:port` with commas between
/// @param topic all kinds of messages go there, in order for each station
/// @param encrypted whether the servers speak TLS
/// @param login SASL PLAIN; empty to come without a name
public record KafkaSettings(
    String station,
    String servers,
    String topic,
    boolean encrypted,
    Optional<Login> login,
    TlsSettings tls,
    SendPolicy policy)
    implements SinkSettings {
  private static final Pattern SERVERS =
      Pattern.compile("[A-Za-z0-9._-]+:[0-9]{1,5}(,[A-Za-z0-9._-]+:[0-9]{1,5})*");
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

  /// Reads `[upstream.kafka]`. Empty when it names no servers.
  static Optional<KafkaSettings> read(String station, SettingsReader table, Path base) {
    String servers = table.text("servers", "");
    String topic = table.text("topic", "linewarden");
    boolean encrypted = table.flag("encrypted", false);
    Optional<Login> login = Login.read(table);
    TlsSettings tls = TlsSettings.read(table, base);
    SendPolicy policy = SendPolicy.read(table, false);
    if (servers.isEmpty()) {
      return Optional.empty();
    }
    if (!SERVERS.matcher(servers).matches()) {
      table.problem("'servers' must be host:port,host:port..., but is '" + servers + "'");
    }
    if (!TOPIC.matcher(topic).matches()) {
      table.problem(
          "'topic' must be 1 to 249 letters, digits, dots, dashes or underscores, but is '"
              + topic
              + "'");
    }
    return Optional.of(new KafkaSettings(station, servers, topic, encrypted, login, tls, policy));
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public String place() {
    return "kafka://" + servers + "/" + topic;
  }
}
