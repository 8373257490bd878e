package dev.linewarden.upstream;

import dev.linewarden.inspection.SettingsReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// An MQTT broker at which the station is a Sparkplug B edge node of its own name, with one device.
///
/// @param broker where it is, and as whom the station comes to it
/// @param group the group the edge node belongs to
/// @param primaryHost the host application without which nothing is told; empty = nobody is waited
///   for
public record SparkplugSettings(MqttSettings broker, String group, Optional<String> primaryHost)
    implements SinkSettings {
  /// What is inspected, beside the edge node that does it.
  static final String DEVICE = "line";

  // A topic level that a plant may choose: what has a meaning in MQTT stays out.
  private static final Pattern LEVEL = Pattern.compile("[^/+#\\p{Cntrl}]{1,63}");

  /// Reads `[upstream.sparkplug]`. Empty when it names no broker.
  static Optional<SparkplugSettings> read(String station, SettingsReader table, Path base) {
    String group = table.text("group", "Linewarden");
    Optional<String> host =
        table.has("primary_host") ? Optional.of(table.text("primary_host", "")) : Optional.empty();
    SendPolicy policy = policy(table);
    requireLevel(table, "group", group);
    host.ifPresent(name -> requireLevel(table, "primary_host", name));
    return MqttSettings.read(
            station, table, base, MqttSettings.Confirm.BROKER, Optional.empty(), policy)
        .map(broker -> new SparkplugSettings(broker, group, host));
  }

  @Override
  public String name() {
    return "sparkplug";
  }

  @Override
  public String station() {
    return broker.station();
  }

  @Override
  public String place() {
    return "%s/%s/%s".formatted(broker.place(), group, station());
  }

  @Override
  public SendPolicy policy() {
    return broker.policy();
  }

  /// `spBv1.0/Linewarden/NBIRTH/station-1`.
  String nodeTopic(String verb) {
    return "spBv1.0/%s/%s/%s".formatted(group, verb, station());
  }

  String deviceTopic(String verb) {
    return nodeTopic(verb) + "/" + DEVICE;
  }

  /// Where a host application says whether it is there.
  static String stateTopic(String host) {
    return "spBv1.0/STATE/" + host;
  }

  /// Tags have no place for what each tool measured.
  private static SendPolicy policy(SettingsReader table) {
    SendPolicy.Detail send =
        table.choice("send", SendPolicy.Detail.class, SendPolicy.Detail.VERDICTS);
    if (send == SendPolicy.Detail.SCORES) {
      table.problem("'send' must be 'counts' or 'verdicts' here, but is 'scores'");
    }
    return new SendPolicy(send, false, SendPolicy.historyPerSecond(table));
  }

  private static void requireLevel(SettingsReader table, String key, String value) {
    if (!LEVEL.matcher(value).matches()) {
      table.problem(
          "'%s' must be 1 to 63 characters without /, + and #, but is '%s'".formatted(key, value));
    }
  }
}
