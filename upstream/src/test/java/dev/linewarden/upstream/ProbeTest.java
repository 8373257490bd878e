package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against a real mosquitto that lets `line-4` write to one topic only.
@Timeout(300)
final class ProbeTest {
  @TempDir Path folder;

  @Test
  void aBrokerThatTakesEverythingIsGoodStepByStep() throws Exception {
    try (Mosquitto broker = new Mosquitto(folder, "allow_anonymous true")) {
      List<ProbeStep> steps = probe(new Mqtt(broker.port()).settings());
      assertThat(steps).allMatch(ProbeStep::good);
      assertThat(steps)
          .extracting(ProbeStep::what)
          .containsExactly("name", "connection", "sign-on", "right to send");
    }
  }

  @Test
  void theFirstThingThatIsWrongIsSaid() throws Exception {
    MqttSettings nowhere = new MqttSettings("line-4", URI.create("mqtt://no-such-host.invalid"));
    assertThat(probe(nowhere)).containsExactly(new ProbeStep(false, "name", "host not known"));
    assertThat(probe(new Mqtt(Mosquitto.freePort()).settings()).getLast())
        .isEqualTo(new ProbeStep(false, "connection", "connection refused"));
  }

  @Test
  void aNameOrARightThatIsMissingIsSaid() throws Exception {
    Path rights = Files.writeString(folder.resolve("rights"), "topic write other/#\n");
    String some = "allow_anonymous true\nuser root\nacl_file " + rights;
    try (Mosquitto broker = new Mosquitto(folder, some)) {
      assertThat(probe(new Mqtt(broker.port()).settings()).getLast())
          .isEqualTo(
              new ProbeStep(false, "right to send", "the broker refuses an event: not authorized"));
    }
    try (Mosquitto broker = new Mosquitto(folder, "allow_anonymous false")) {
      assertThat(probe(new Mqtt(broker.port()).settings()).getLast())
          .isEqualTo(
              new ProbeStep(false, "sign-on", "the broker refuses the station: not authorized"));
    }
  }

  private static List<ProbeStep> probe(MqttSettings settings)
      throws IOException, InterruptedException {
    MonotonicClock clock = new MonotonicClock();
    return Sinks.probe(settings, clock, new FaultLog(clock));
  }
}
