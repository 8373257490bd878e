package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Stations that hear each other by a real mosquitto.
@Timeout(300)
final class NeighboursTest {
  @TempDir Path folder;
  private Plant plant;
  private Mosquitto broker;

  @BeforeEach
  void open() throws Exception {
    plant = new Plant(folder);
    broker = new Mosquitto(folder, "allow_anonymous true");
  }

  @AfterEach
  void close() {
    broker.close();
    plant.close();
  }

  @Test
  void aStationThatTellsThePlantIsSeenByItsNeighbour() throws Exception {
    try (Neighbours line = hear("line-3", "line-3", "line-4")) {
      Later.that(() -> line.now().trouble().isEmpty());
      assertThat(station(line, "line-4").state()).isEqualTo(Neighbour.State.UNKNOWN);
      try (Upstream _ = plant.upstream(broker.port())) {
        Later.that(() -> station(line, "line-4").state() == Neighbour.State.RUNNING);
        Neighbour seen = station(line, "line-4");
        assertThat(seen.own()).isFalse();
        assertThat(seen.recipe()).isEqualTo("bottle r3");
        assertThat(seen.judged()).isEqualTo(15);
        assertThat(seen.passed()).isEqualTo(12);
        assertThat(seen.partsPerMinute()).hasValue(600.5);
        assertThat(seen.rejectShare()).hasValue(0.2);
        assertThat(seen.ageMillis().orElse(-1)).isBetween(0L, Neighbours.SILENT_MILLIS);
        assertThat(station(line, "line-3").own()).isTrue();
      }
      Later.that(() -> station(line, "line-4").state() == Neighbour.State.OFFLINE);
      assertThat(line.now().stoppedFirst()).hasValue("line-4");
      assertThat(station(line, "line-4").passed()).isEqualTo(12);
    }
  }

  @Test
  void oneThatIsCutOffIsOfflineAndOneThatFallsSilentIsSaidToBeSilent() throws Exception {
    try (Gate gate = new Gate(broker.port());
        Neighbours line = hear("line-3", "line-4", "line-5")) {
      gate.plug();
      Later.that(() -> line.now().trouble().isEmpty());
      say("line-5", "counts", counts("line-5", "stopped: by anna", plant.clock.wallMillis()));
      Later.that(() -> station(line, "line-5").state() == Neighbour.State.STOPPED);
      assertThat(station(line, "line-5").why()).isEqualTo("by anna");
      try (Upstream _ = plant.upstream(gate.port())) {
        Later.that(() -> station(line, "line-4").state() == Neighbour.State.RUNNING);
        gate.pull();
        Later.that(() -> station(line, "line-4").state() == Neighbour.State.OFFLINE);
      }
      assertThat(line.now().stoppedFirst()).hasValue("line-5");
      Later.that(() -> station(line, "line-5").state() == Neighbour.State.SILENT);
    }
  }

  @Test
  void whatTheBrokerKeptOfAStationThatIsLongGoneIsNotTakenForNews() throws Exception {
    say("line-4", "counts", counts("line-4", "running: ", plant.clock.wallMillis() - 3_600_000));
    try (Neighbours line = hear("line-3", "line-4")) {
      Later.that(() -> station(line, "line-4").ageMillis().isPresent());
      Neighbour seen = station(line, "line-4");
      assertThat(seen.state()).isEqualTo(Neighbour.State.SILENT);
      assertThat(seen.ageMillis().orElse(0)).isGreaterThanOrEqualTo(3_600_000);
    }
  }

  @Test
  void whatNobodyWouldSayIsRefusedAndCounted() throws Exception {
    try (Neighbours line = hear("line-3", "line-4")) {
      Later.that(() -> line.now().trouble().isEmpty());
      String good = counts("line-4", "running: ", plant.clock.wallMillis());
      List<String> bad =
          List.of(
              "",
              "[1]",
              good + "1",
              good.replace("line-4", "line-5"),
              good.replace("running", "flying"),
              good.replace("\"passed\":12", "\"passed\":-1"),
              good.replace("\"passed\":12", "\"passed\":99999999999999999999"),
              good.replace("\"passed\":12", "\"passed\":12,\"passed\":13"),
              good.replace("\"partsPerMinute\":600.5", "\"partsPerMinute\":1e300"),
              good.replace("\"time\":\"2", "\"time\":\"x"),
              "{\"a\":".repeat(3000));
      for (String body : bad) {
        Peer.publish(broker.port(), "linewarden/v1/line-4/counts", body);
      }
      Peer.publish(broker.port(), "linewarden/v1/line-4/status", "{\"status\":\"offline\"}");
      long refused = bad.size() + 1L;
      Later.that(() -> plant.faults.count("upstream", "neighbour not understood") == refused);
      assertThat(station(line, "line-4").state()).isEqualTo(Neighbour.State.UNKNOWN);
      say("line-4", "counts", good);
      Later.that(() -> station(line, "line-4").state() == Neighbour.State.RUNNING);
    }
  }

  @Test
  void aBrokerThatIsAwayIsSaidAndHeardAgainWhenItIsBack() throws Exception {
    try (Neighbours line = hear("line-3", "line-4")) {
      Later.that(() -> line.now().trouble().isEmpty());
      broker.kill();
      Later.that(() -> !line.now().trouble().isEmpty());
      assertThat(plant.faults.count("upstream", "neighbours are not heard")).isPositive();
      broker.start();
      Later.that(() -> line.now().trouble().isEmpty());
      say("line-4", "counts", counts("line-4", "faulted: jam", plant.clock.wallMillis()));
      Later.that(() -> station(line, "line-4").state() == Neighbour.State.FAULTED);
    }
  }

  private Neighbours hear(String own, String... stations) {
    MqttSettings settings = new MqttSettings(own, URI.create("mqtt://127.0.0.1:" + broker.port()));
    return new Neighbours(
        new NeighbourSettings(settings, List.of(stations)), plant.clock, plant.faults);
  }

  private static Neighbour station(Neighbours line, String name) {
    return line.now().stations().stream()
        .filter(station -> station.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void say(String station, String kind, String body) throws Exception {
    Peer.publish(broker.port(), "linewarden/v1/" + station + "/" + kind, body, "-r");
  }

  private static String counts(String station, String state, long wallMillis) {
    return """
    {"schema":1,"station":"%s","time":"%s","recipe":{"id":"bottle","revision":3},"state":"%s",\
    "partsPerMinute":600.5,"judged":15,"passed":12,"rejected":2,"unjudged":1,"labels":{"x":1},\
    "later":[{"a":[1]}]}\
    """
        .formatted(station, Instant.ofEpochMilli(wallMillis), state);
  }
}
