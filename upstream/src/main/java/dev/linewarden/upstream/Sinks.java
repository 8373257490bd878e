package dev.linewarden.upstream;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import java.util.List;

/// Makes what settings describe, and looks whether it can be reached.
public final class Sinks {
  private Sinks() {}

  /// Connects to nothing yet. Throws [dev.linewarden.inspection.BadInput] when a certificate or key
  /// cannot be read.
  static Sink of(SinkSettings settings, KeptPictures pictures, Clock clock, FaultLog faults) {
    return switch (settings) {
      case MqttSettings mqtt -> new MqttSink(mqtt, clock, faults);
      case SparkplugSettings sparkplug -> new SparkplugSink(sparkplug, clock, faults);
      case KafkaSettings kafka -> new KafkaSink(kafka, clock);
      case WebhookSettings webhook -> new WebhookSink(webhook, clock);
      case FileSettings files ->
          new FileSink(
              files.station(),
              files.shape(),
              () -> new FolderPlace(files.folder()),
              pictures,
              clock,
              faults);
      case SftpSettings sftp ->
          new FileSink(
              sftp.station(), sftp.shape(), () -> SftpPlace.connect(sftp), pictures, clock, faults);
    };
  }

  /// Step by step; ends with the first that is not as it must be. Blocks for a bounded time, and
  /// leaves nothing behind but a message of the kind `test`. Throws
  /// [dev.linewarden.inspection.BadInput] when a certificate or key cannot be read.
  public static List<ProbeStep> probe(SinkSettings settings, Clock clock, FaultLog faults)
      throws InterruptedException {
    return of(settings, KeptPictures.NONE, clock, faults).probe();
  }
}
