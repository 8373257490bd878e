package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SparkplugSettingsTest {
  @Test
  void everyKeyArrivesInItsField() {
    Path file = Path.of("pom.xml").toAbsolutePath();
    List<SinkSettings> sinks =
        read(
            Map.ofEntries(
                Map.entry("broker", "mqtts://plant"),
                Map.entry("group", "Bottling 1"),
                Map.entry("primary_host", "scada"),
                Map.entry("version", "3.1.1"),
                Map.entry("username", "me"),
                Map.entry("password", "secret"),
                Map.entry("trust", file.toString()),
                Map.entry("certificate", file.toString()),
                Map.entry("key", file.toString()),
                Map.entry("send", "counts"),
                Map.entry("history_per_second", 7)));
    assertThat(sinks)
        .containsExactly(
            new SparkplugSettings(
                new MqttSettings(
                    "line-4",
                    URI.create("mqtts://plant"),
                    Optional.of(new Login("me", "secret")),
                    new TlsSettings(Optional.of(file), Optional.of(file), Optional.of(file)),
                    MqttSettings.Version.V3_1_1,
                    MqttSettings.Confirm.BROKER,
                    Optional.empty(),
                    new SendPolicy(SendPolicy.Detail.COUNTS, false, 7)),
                "Bottling 1",
                Optional.of("scada")));
    assertThat(sinks.toString()).doesNotContain("secret");
    assertThat(sinks.getFirst().place()).isEqualTo("mqtts://plant:8883/Bottling 1/line-4");
  }

  @Test
  void whatSaysNothingElseIsAnEdgeNodeWithoutAPrimaryHost() {
    SparkplugSettings plain = (SparkplugSettings) read(Map.of("broker", "mqtt://plant")).getFirst();
    assertThat(plain.nodeTopic("NBIRTH")).isEqualTo("spBv1.0/Linewarden/NBIRTH/line-4");
    assertThat(plain.primaryHost()).isEmpty();
    assertThat(plain.policy().send()).isEqualTo(SendPolicy.Detail.VERDICTS);
  }

  @Test
  void whatIsNoLevelOfATopicOrNoTagIsRefusedInWords() {
    assertThatThrownBy(() ->
            read(
                Map.of(
                    "broker",
                    "mqtt://plant",
                    "group",
                    "a/b",
                    "primary_host",
                    "#",
                    "send",
                    "scores")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("'group' must be 1 to 63 characters")
        .hasMessageContaining("'primary_host' must be 1 to 63 characters")
        .hasMessageContaining("'send' must be 'counts' or 'verdicts' here");
  }

  private static List<SinkSettings> read(Map<String, ?> sparkplug) {
    SettingsReader table =
        new SettingsReader("station.toml, [upstream]", Map.of("sparkplug", sparkplug));
    List<SinkSettings> sinks = SinkSettings.read("line-4", table, Path.of(""));
    table.finish();
    return sinks;
  }
}
