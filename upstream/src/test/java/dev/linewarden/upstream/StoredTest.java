package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A consumer that says what it has stored, over a real mosquitto.
@Timeout(300)
final class StoredTest {
  @TempDir Path folder;
  private Plant plant;

  @BeforeEach
  void open() {
    plant = new Plant(folder);
  }

  @AfterEach
  void close() {
    plant.close();
  }

  @Test
  void onlyAConsumersWordMovesThePositionOnceOneWasHeard() throws Exception {
    try (Mosquitto broker = broker();
        Peer peer = Peer.subscribed(broker.port())) {
      Samples.parts(plant.journal, 1, 10);
      try (Upstream upstream = plant.upstream(broker.port())) {
        List<Peer.Message> _ = peer.untilSequence(30);
        Later.that(() -> upstream.position().equals(Optional.of(30L)));
        say(broker, "{\"sequence\":30}");
        Later.that(upstream::byStored);
        Samples.parts(plant.journal, 11, 20);
        List<Peer.Message> _ = peer.untilSequence(60);
        say(broker, "{\"sequence\":45}");
        Later.that(() -> upstream.behind() == 15);
      }
      assertThat(plant.position).hasContent("acknowledged 45");
      try (Upstream _ = plant.upstream(broker.port())) {
        assertThat(Peer.sequences(peer.untilSequence(60))).isEqualTo(numbers(46, 60));
      }
    }
  }

  @Test
  void aStationThatMustHearItBelievesNoAcknowledgement() throws Exception {
    MqttSettings.Confirm stored = MqttSettings.Confirm.STORED;
    try (Mosquitto broker = broker();
        Peer peer = Peer.subscribed(broker.port())) {
      Samples.parts(plant.journal, 1, 10);
      try (Upstream upstream = plant.upstream(new Mqtt(broker.port()).confirm(stored).settings())) {
        List<Peer.Message> _ = peer.untilSequence(30);
        List<Peer.Message> _ = peer.until(message -> message.kind().equals("counts"));
        assertThat(upstream.behind()).isEqualTo(30);
      }
      try (Upstream _ = plant.upstream(new Mqtt(broker.port()).confirm(stored).settings())) {
        List<Peer.Message> again = peer.untilSequence(30);
        assertThat(Peer.sequences(again)).isEqualTo(numbers(1, 30));
        assertThat(again).filteredOn(Peer.Message::event).allMatch(Peer.Message::history);
      }
    }
  }

  @Test
  void whatCannotBeTrueIsRefusedAndCounted() throws Exception {
    try (Mosquitto broker = broker();
        Peer peer = Peer.subscribed(broker.port())) {
      Samples.parts(plant.journal, 1, 10);
      try (Upstream upstream = plant.upstream(broker.port())) {
        List<Peer.Message> _ = peer.untilSequence(30);
        Later.that(() -> upstream.behind() == 0);
        say(broker, "{\"sequence\":31}");
        say(broker, "{\"sequence\":-1}");
        Later.that(
            () -> plant.faults.count("upstream", "said to be stored what was not sent") == 2);
        say(broker, "{\"sequence\":99999999999999999999}");
        say(broker, "{\"sequence\":\"soon\"}");
        say(broker, "garbage");
        say(broker, "x".repeat(5000));
        Later.that(() -> plant.faults.count("upstream", "not understood what is stored") == 4);
        assertThat(upstream.byStored()).isFalse();
        assertThat(upstream.connected()).isTrue();
      }
      assertThat(plant.position).hasContent("acknowledged 30");
    }
  }

  private Mosquitto broker() throws IOException {
    return new Mosquitto(folder, "allow_anonymous true");
  }

  private static void say(Mosquitto broker, String body) throws Exception {
    Peer.publish(broker.port(), "linewarden/v1/line-4/stored", body);
  }

  private static List<Long> numbers(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }
}
