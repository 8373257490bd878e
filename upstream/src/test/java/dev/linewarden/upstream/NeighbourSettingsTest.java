package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NeighbourSettingsTest {
  private static final MqttSettings BROKER = new MqttSettings("line-4", URI.create("mqtt://plant"));

  @Test
  void theStationsStandInTheOrderOfTheFileAndThisOneAmongThem() {
    assertThat(read(List.of("a", "line-4", "b")).map(NeighbourSettings::stations))
        .hasValue(List.of("a", "line-4", "b"));
    assertThat(read(List.of("a", "b")).map(NeighbourSettings::stations))
        .hasValue(List.of("line-4", "a", "b"));
    assertThat(read(List.of())).isEmpty();
  }

  @Test
  void namesThatAreNoneAndABrokerThatIsMissingAreSaid() {
    assertThatThrownBy(() -> read(List.of("a", "a", "b/#")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("'neighbours' must name each station once")
        .hasMessageContaining("one is 'b/#'");
    SettingsReader line =
        new SettingsReader("station.toml, [line]", Map.of("neighbours", List.of("a")));
    assertThat(NeighbourSettings.read(line, "line-4", List.of())).isEmpty();
    assertThatThrownBy(line::finish)
        .hasMessageContaining("'neighbours' are heard by the broker of [upstream]");
  }

  private static Optional<NeighbourSettings> read(List<String> names) {
    SettingsReader line = new SettingsReader("station.toml, [line]", Map.of("neighbours", names));
    Optional<NeighbourSettings> read = NeighbourSettings.read(line, "line-4", List.of(BROKER));
    line.finish();
    return read;
  }
}
