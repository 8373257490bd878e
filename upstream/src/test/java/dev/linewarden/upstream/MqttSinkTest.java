package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is MQTT's own, against a real mosquitto.
@Timeout(300)
final class MqttSinkTest {
  private static final SendPolicy WITH_PICTURES =
      new SendPolicy(SendPolicy.Detail.VERDICTS, true, 0);

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
  void anOlderBrokerGetsTheSameInMqtt311() throws Exception {
    MqttSettings.Version older = MqttSettings.Version.V3_1_1;
    try (Mosquitto broker = broker();
        Gate gate = new Gate(broker.port());
        Peer peer = Peer.subscribed(broker.port())) {
      gate.plug();
      Samples.parts(plant.journal, 1, 100);
      try (Upstream upstream = plant.upstream(new Mqtt(gate.port()).version(older).settings())) {
        assertThat(peer.next("status").body()).contains("\"status\":\"online\"");
        assertThat(Peer.sequences(peer.untilSequence(300)))
            .isEqualTo(LongStream.rangeClosed(1, 300).boxed().toList());
        Later.that(() -> upstream.behind() == 0);
        gate.pull();
        assertThat(peer.next("status").body()).contains("\"status\":\"offline\"");
        gate.plug();
        assertThat(peer.next("status").body()).contains("\"status\":\"online\"");
        Peer.publish(broker.port(), "linewarden/v1/line-4/stored", "{\"sequence\":300}");
        Later.that(upstream::byStored);
      }
      assertThat(peer.next("status").body()).contains("\"status\":\"offline\"");
    }
  }

  @Test
  void thePastComesInBatchesWhereThatIsWishedAndThePresentDoesNot() throws Exception {
    SendPolicy batches =
        new SendPolicy(SendPolicy.Detail.SCORES, false, 0, SendPolicy.History.BATCHES);
    try (Mosquitto broker = broker();
        Peer peer = Peer.subscribed(broker.port())) {
      Samples.parts(plant.journal, 1, 70);
      try (Upstream upstream = plant.upstream(new Mqtt(broker.port()).policy(batches).settings())) {
        // A line's end is the printed message's end: here only the first of each is taken.
        assertThat(peer.next("batch").body())
            .startsWith("{\"kind\":\"trigger\",\"message\":{")
            .contains("\"history\":true,\"sequence\":1,");
        assertThat(peer.next("batch").body()).contains("\"sequence\":101,");
        assertThat(peer.next("batch").body()).contains("\"sequence\":201,");
        Later.that(() -> upstream.behind() == 0);
        Samples.parts(plant.journal, 71, 71);
        assertThat(peer.untilSequence(213))
            .filteredOn(message -> message.event() || message.kind().equals("batch"))
            .hasSize(3)
            .noneMatch(Peer.Message::history);
      }
    }
  }

  @Test
  void theNewestCountsComeFirstAndStay() throws Exception {
    try (Mosquitto broker = broker();
        Peer peer = Peer.subscribed(broker.port())) {
      Samples.parts(plant.journal, 1, 10);
      try (Upstream _ = plant.upstream(broker.port())) {
        List<Peer.Message> seen = peer.untilSequence(30);
        List<String> kinds = seen.stream().map(Peer.Message::kind).distinct().toList();
        assertThat(kinds).startsWith("status", "counts");
        assertThat(seen.get(1).body()).contains("\"behind\":30");
        try (Peer late = Peer.subscribed(broker.port())) {
          assertThat(late.beforeMark()).anyMatch(m -> m.retained() && m.kind().equals("counts"));
        }
        Samples.parts(plant.journal, 11, 11);
        assertThat(seen).filteredOn(Peer.Message::event).allMatch(Peer.Message::history);
        assertThat(peer.untilSequence(33))
            .filteredOn(Peer.Message::event)
            .noneMatch(Peer.Message::history);
      }
    }
  }

  @Test
  void aSinkOfSumsGetsNothingElseAndHoldsNothingBack() throws Exception {
    SendPolicy sums = new SendPolicy(SendPolicy.Detail.COUNTS, false, 0);
    try (Mosquitto broker = broker();
        Peer peer = Peer.subscribed(broker.port())) {
      Samples.parts(plant.journal, 1, 10);
      try (Upstream upstream = plant.upstream(new Mqtt(broker.port()).policy(sums).settings())) {
        for (int counts = 0; counts < 3; counts++) {
          assertThat(peer.until(m -> m.kind().equals("counts"))).noneMatch(Peer.Message::event);
        }
        assertThat(upstream.behind()).isZero();
        assertThat(upstream.position()).isEmpty();
      }
    }
  }

  @Test
  void aPictureOfARemovedPartFollowsWhereItIsAllowed() throws Exception {
    byte[] jpeg = "a picture".getBytes(StandardCharsets.UTF_8);
    Outbox outbox =
        new Outbox(
            plant.journal,
            Samples::report,
            part -> part == 7 ? Optional.of(jpeg) : Optional.empty(),
            KeptPictures.NONE,
            () -> Long.MAX_VALUE,
            plant.clock,
            plant.faults);
    MqttSettings settings;
    try (Mosquitto broker = broker();
        Peer peer = Peer.subscribed(broker.port())) {
      settings = new Mqtt(broker.port()).policy(WITH_PICTURES).settings();
      try (Upstream _ = new Upstream(settings, outbox, plant.asked, plant.position)) {
        Peer.Message _ = peer.next("counts");
        Samples.parts(plant.journal, 1, 14);
        Peer.Message picture = peer.until(m -> m.topic().contains("/thumbnail/")).getLast();
        assertThat(picture.topic()).isEqualTo("linewarden/v1/line-4/thumbnail/7");
        assertThat(picture.body()).isEqualTo("a picture");
      }
    }
  }

  @Test
  void aBrokerThatReadsNothingAnyMoreIsNoticed() throws Exception {
    try (Mosquitto broker = broker();
        Gate gate = new Gate(broker.port());
        Peer peer = Peer.subscribed(broker.port())) {
      gate.plug();
      try (Upstream upstream = plant.upstream(gate.port())) {
        Samples.parts(plant.journal, 1, 1);
        List<Peer.Message> _ = peer.untilSequence(3);
        Later.that(() -> upstream.behind() == 0);
        gate.freeze();
        Samples.parts(plant.journal, 2, 2);
        assertThat(plant.awaitState("waiting for", 60)).contains("waiting for");
        gate.pull();
        gate.plug();
        assertThat(Peer.sequences(peer.untilSequence(6))).endsWith(4L, 5L, 6L);
      }
    }
  }

  @Test
  void aCommandIsAnsweredWhereItIsAllowed() throws Exception {
    try (Mosquitto broker = broker();
        Peer peer = Peer.subscribed(broker.port())) {
      CommandSettings allowed = CommandDeskTest.settings(folder);
      MqttSettings settings = new Mqtt(broker.port()).commands(allowed).settings();
      try (Upstream upstream = plant.upstream(settings)) {
        Later.that(upstream::connected);
        String time = Instant.ofEpochMilli(plant.clock.wallMillis()).toString();
        String text = String.join("\n", "line-4", "c1", time, "stop", "", "");
        String mac = SharedKey.read(allowed.key()).sign(text.getBytes(StandardCharsets.UTF_8));
        Peer.publish(
            broker.port(),
            "linewarden/v1/line-4/command",
            "{\"id\":\"c1\",\"command\":\"stop\",\"time\":\"%s\",\"mac\":\"%s\"}"
                .formatted(time, mac));
        Peer.Message answer = peer.next("answer");
        assertThat(answer.topic()).isEqualTo("linewarden/v1/line-4/command/answer");
        assertThat(answer.body()).contains("\"accepted\":true");
        assertThat(plant.asked.done()).containsExactly("plant MES stop :");
      }
    }
  }

  private Mosquitto broker() throws IOException {
    return new Mosquitto(folder, "allow_anonymous true");
  }
}
