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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MqttSettingsTest {
  @Test
  void portsHaveTheirUsualDefaults() {
    assertThat(settings("mqtt://plant").place()).isEqualTo("mqtt://plant:1883");
    assertThat(settings("mqtts://plant").place()).isEqualTo("mqtts://plant:8883");
    assertThat(settings("mqtt://plant:1999/").place()).isEqualTo("mqtt://plant:1999");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://plant", "plant:1883", "mqtt:plant", "mqtt://", "mqtt://a/b", "mqtt://a:0"})
  void aBrokerThatIsNoMqttAddressIsRefusedInOneSentence(String broker) {
    assertThatThrownBy(() -> read(Map.of("broker", broker)))
        .isInstanceOfSatisfying(BadInput.class, bad -> assertThat(bad.problems()).hasSize(1))
        .hasMessageContaining("'broker' must be mqtt://host[:port] or mqtts://host[:port]")
        .hasMessageContaining("'" + broker + "'");
  }

  @Test
  void aPasswordInTheAddressIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> read(Map.of("broker", "mqtt://me:secret@plant")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("must not hold a name or password")
        .hasMessageNotContaining("secret");
  }

  @Test
  void allProblemsComeAtOnce() {
    Map<String, Object> values =
        Map.of("broker", "mqtt://plant", "password", "x", "trust", "none.pem", "brokr", "y");
    assertThatThrownBy(() -> read(values))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a 'password' needs a 'username'")
        .hasMessageContaining("'trust' must be a PEM file, but 'none.pem' is none")
        .hasMessageContaining("unknown key 'brokr' (did you mean 'broker'?)");
  }

  @Test
  void aStationsNameMayNotSplitTheTopic() {
    for (String name : new String[] {"", "a/b", "a+", "#", "a b", "-a", "x".repeat(64)}) {
      assertThatThrownBy(() -> new MqttSettings(name, URI.create("mqtt://plant")))
          .as(name)
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("but is '" + name + "'");
    }
  }

  @Test
  void withoutABrokerThereIsNothingToMake() {
    SettingsReader table = new SettingsReader("station.toml, [upstream]", Map.of());
    assertThat(SinkSettings.read("line-4", table, Path.of(""))).isEmpty();
    table.finish();
  }

  @Test
  void everyKeyArrivesInItsField() {
    Path trust = Path.of(System.getProperty("linewarden.root", ".."), "upstream", "pom.xml");
    Map<String, Object> values =
        Map.ofEntries(
            Map.entry("broker", "mqtts://plant:8884"),
            Map.entry("username", "me"),
            Map.entry("password", "secret"),
            Map.entry("trust", trust.toString()),
            Map.entry("certificate", trust.toString()),
            Map.entry("key", trust.toString()),
            Map.entry("version", "3.1.1"),
            Map.entry("confirm", "stored"),
            Map.entry("send", "verdicts"),
            Map.entry("thumbnails", true),
            Map.entry("history_per_second", 500),
            Map.entry(
                "commands",
                Map.of(
                    "key", trust.toString(), "name", "MES", "allow", List.of("start", "batch"))));
    SettingsReader table = new SettingsReader("station.toml, [upstream]", values);
    List<SinkSettings> sinks = SinkSettings.read("line-4", table, Path.of(""));
    table.finish();
    assertThat(sinks)
        .containsExactly(
            new MqttSettings(
                "line-4",
                URI.create("mqtts://plant:8884"),
                Optional.of(new Login("me", "secret")),
                new TlsSettings(Optional.of(trust), Optional.of(trust), Optional.of(trust)),
                MqttSettings.Version.V3_1_1,
                MqttSettings.Confirm.STORED,
                Optional.of(
                    new CommandSettings(
                        trust, "MES", Set.of(PlantCommands.Kind.START, PlantCommands.Kind.BATCH))),
                new SendPolicy(SendPolicy.Detail.VERDICTS, true, 500)));
    assertThat(sinks.toString()).contains("mqtts://plant:8884").doesNotContain("secret");
  }

  private static MqttSettings settings(String broker) {
    return new MqttSettings("line-4", URI.create(broker));
  }

  private static void read(Map<String, ?> values) {
    SettingsReader table = new SettingsReader("station.toml, [upstream]", values);
    List<SinkSettings> _ = SinkSettings.read("line-4", table, Path.of(""));
    table.finish();
  }
}
