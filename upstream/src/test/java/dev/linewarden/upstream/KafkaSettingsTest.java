package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KafkaSettingsTest {
  @Test
  void everyKeyArrivesInItsField() {
    Path file = Path.of("pom.xml").toAbsolutePath();
    List<SinkSettings> sinks =
        read(
            Map.ofEntries(
                Map.entry("servers", "a:9092,b:9093"),
                Map.entry("topic", "caps"),
                Map.entry("encrypted", true),
                Map.entry("username", "me"),
                Map.entry("password", "secret"),
                Map.entry("trust", file.toString()),
                Map.entry("certificate", file.toString()),
                Map.entry("key", file.toString()),
                Map.entry("send", "counts"),
                Map.entry("history_per_second", 7)));
    assertThat(sinks)
        .containsExactly(
            new KafkaSettings(
                "line-4",
                "a:9092,b:9093",
                "caps",
                true,
                Optional.of(new Login("me", "secret")),
                new TlsSettings(Optional.of(file), Optional.of(file), Optional.of(file)),
                new SendPolicy(SendPolicy.Detail.COUNTS, false, 7)));
    assertThat(sinks.toString()).doesNotContain("secret");
  }

  @Test
  void whatIsNoServerOrTopicIsRefusedInWords() {
    assertThatThrownBy(() -> read(Map.of("servers", "http://plant", "topic", "a b")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("'servers' must be host:port")
        .hasMessageContaining("'topic' must be 1 to 249 letters");
  }

  private static List<SinkSettings> read(Map<String, ?> kafka) {
    SettingsReader table = new SettingsReader("station.toml, [upstream]", Map.of("kafka", kafka));
    List<SinkSettings> sinks = SinkSettings.read("line-4", table, Path.of(""));
    table.finish();
    return sinks;
  }
}
