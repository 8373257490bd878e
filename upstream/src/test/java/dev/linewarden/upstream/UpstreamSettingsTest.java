package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UpstreamSettingsTest {
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
      assertThatThrownBy(() -> new UpstreamSettings(name, URI.create("mqtt://plant")))
          .as(name)
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("but is '" + name + "'");
    }
  }

  @Test
  void withoutABrokerThereIsNothingToMake() {
    SettingsReader table = new SettingsReader("station.toml, [upstream]", Map.of());
    assertThat(UpstreamSettings.read("line-4", table, Path.of(""))).isEmpty();
    table.finish();
  }

  @Test
  void everyKeyArrivesInItsField() {
    Path trust = Path.of(System.getProperty("linewarden.root", ".."), "upstream", "pom.xml");
    Map<String, Object> values =
        Map.of(
            "broker", "mqtts://plant:8884",
            "username", "me",
            "password", "secret",
            "trust", trust.toString());
    SettingsReader table = new SettingsReader("station.toml, [upstream]", values);
    UpstreamSettings settings = UpstreamSettings.read("line-4", table, Path.of("")).orElseThrow();
    table.finish();
    assertThat(settings)
        .isEqualTo(
            new UpstreamSettings(
                "line-4", URI.create("mqtts://plant:8884"), "me", "secret", trust));
    assertThat(settings.toString()).contains("mqtts://plant:8884").doesNotContain("secret");
  }

  private static UpstreamSettings settings(String broker) {
    return new UpstreamSettings("line-4", URI.create(broker));
  }

  private static void read(Map<String, ?> values) {
    SettingsReader table = new SettingsReader("station.toml, [upstream]", values);
    assertThat(UpstreamSettings.read("line-4", table, Path.of(""))).isEmpty();
    table.finish();
  }
}
