package dev.linewarden.upstream;

import dev.linewarden.inspection.SettingsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where and as whom the station reports, for one of the plant's systems. The module connects to
/// nothing else.
public sealed interface SinkSettings
    permits MqttSettings,
        SparkplugSettings,
        KafkaSettings,
        WebhookSettings,
        FileSettings,
        SftpSettings {
  /// Reads the table `[upstream]` and the tables in it. Empty when it names no system: then nothing
  /// is sent anywhere. The caller still calls [SettingsReader#finish()].
  ///
  /// @param base what relative files are meant from
  static List<SinkSettings> read(String station, SettingsReader table, Path base) {
    List<SinkSettings> sinks = new ArrayList<>();
    MqttSettings.read(station, table, base).ifPresent(sinks::add);
    SparkplugSettings.read(station, table.table("sparkplug"), base).ifPresent(sinks::add);
    KafkaSettings.read(station, table.table("kafka"), base).ifPresent(sinks::add);
    WebhookSettings.read(station, table.table("webhook"), base).ifPresent(sinks::add);
    FileSettings.read(station, table.table("files"), base).ifPresent(sinks::add);
    SftpSettings.read(station, table.table("sftp"), base).ifPresent(sinks::add);
    return List.copyOf(sinks);
  }

  /// As in station.toml: `mqtt`, `kafka`. No two sinks of a station share it.
  String name();

  String station();

  /// Where it is, for people, without anything secret.
  String place();

  SendPolicy policy();

  /// What may be asked of the station by this way; empty = nothing.
  default Optional<CommandSettings> commands() {
    return Optional.empty();
  }

  /// Whether only a consumer's word says that an event is kept.
  default boolean stored() {
    return false;
  }
}
