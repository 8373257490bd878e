package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.ui.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineFactsTest {
  @TempDir Path root;

  private List<Fact> facts(Path data) {
    Duration running = Duration.ofDays(3).plusHours(4).plusMinutes(5);
    return new MachineFacts(root, data).facts(running);
  }

  private static Fact named(String name, List<Fact> facts) {
    return facts.stream().filter(fact -> fact.name().equals(name)).findFirst().orElseThrow();
  }

  private void sensor(String zone, String says) throws IOException {
    Path folder = Files.createDirectories(root.resolve("sys/class/thermal").resolve(zone));
    Files.writeString(folder.resolve("temp"), says);
  }

  @Test
  void aMachineWithoutSensorsSaysNoTemperature() {
    assertThat(facts(root)).extracting(Fact::name).doesNotContain("temperature");
    assertThat(named("running", facts(root)).value()).isEqualTo("3 d 4 h 5 min");
    assertThat(named("disk_free", facts(root)).value()).endsWith(" GiB");
  }

  @Test
  void theWarmestSensorSpeaks() throws IOException {
    sensor("thermal_zone0", "41000\n");
    sensor("thermal_zone1", "63500\n");
    sensor("cooling_device0", "none\n");

    assertThat(named("temperature", facts(root))).isEqualTo(new Fact("temperature", "64 °C", true));
  }

  @Test
  void aProcessorThatIsTooWarmIsNotAsItShouldBe() throws IOException {
    sensor("thermal_zone0", "91000\n");

    assertThat(named("temperature", facts(root)).well()).isFalse();
  }

  @Test
  void aFolderThatIsNotThereSaysSo() {
    assertThat(named("disk_free", facts(root.resolve("gone"))).well()).isFalse();
  }
}
