package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against a real mosquitto, with its own subscriber as the peer.
@Timeout(300)
final class UpstreamTest {
  /// So slow that of 9000 entries the last is more than five seconds behind the 600th.
  private static final SendPolicy SLOWLY = new SendPolicy(SendPolicy.Detail.SCORES, false, 1500);

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
  void everyEntryArrivesOnceAndInOrder() throws Exception {
    try (Mosquitto broker = anonymous();
        Peer peer = Peer.subscribed(broker.port())) {
      Samples.parts(plant.journal, 1, 100);
      try (Upstream _ = plant.upstream(broker.port())) {
        List<Long> first = Peer.sequences(peer.untilSequence(300));
        Samples.parts(plant.journal, 101, 200);
        List<Long> second = Peer.sequences(peer.untilSequence(600));
        assertThat(first).isEqualTo(numbers(1, 300));
        assertThat(second).isEqualTo(numbers(301, 600));
      }
      assertThat(plant.faults.faults()).isEmpty();
    }
  }

  @Test
  void anErrorEndsAConnectionButNotTheFeed() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Supplier<CountsReport> once =
        () -> {
          if (asked.incrementAndGet() == 2) {
            throw new OutOfMemoryError("drawn");
          }
          return Samples.report();
        };
    Samples.parts(plant.journal, 1, 100);
    try (Mosquitto broker = anonymous();
        Upstream upstream =
            new Upstream(
                new Mqtt(broker.port()).settings(),
                new Outbox(plant.journal, once, plant.clock, plant.faults),
                plant.asked,
                plant.position)) {
      assertThat(plant.awaitState("waiting for")).contains("drawn");
      Later.that(() -> upstream.connected() && upstream.behind() == 0);
    }
  }

  @Test
  void aBrokerKilledInMidStreamLosesNothing() throws Exception {
    try (Mosquitto broker = anonymous();
        Gate gate = new Gate(broker.port());
        Peer peer = Peer.subscribed(broker.port())) {
      gate.plug();
      Samples.parts(plant.journal, 1, 3000);
      MqttSettings slowly = new Mqtt(gate.port()).policy(SLOWLY).settings();
      try (Upstream upstream = plant.upstream(slowly)) {
        List<Peer.Message> seen = peer.untilSequence(600);
        broker.kill();
        gate.pull();
        plant.awaitState("waiting for");
        assertThat(upstream.status().words())
            .startsWith("waiting for mqtt://127.0.0.1:" + gate.port());
        assertThat(upstream.connected()).isFalse();
        assertThat(upstream.behind())
            .as("still in mid-stream")
            .isBetween(1L, 8400L + MqttSink.WINDOW);
        broker.start();
        seen.addAll(peer.awaitSubscription());
        gate.plug();
        seen.addAll(peer.untilSequence(9000));
        assertNothingMissing(seen, 9000, MqttSink.WINDOW);
      }
      assertThat(plant.faults.count("upstream", "connection lost")).isPositive();
    }
  }

  @Test
  void aRestartedStationGoesOnFromItsPosition() throws Exception {
    try (Mosquitto broker = anonymous();
        Peer peer = Peer.subscribed(broker.port())) {
      Samples.parts(plant.journal, 1, 50);
      try (Upstream upstream = plant.upstream(broker.port())) {
        peer.untilSequence(150);
        Later.that(() -> upstream.behind() == 0);
      }
      assertThat(plant.position).hasContent("acknowledged 150");
      Samples.parts(plant.journal, 51, 60);
      try (Upstream _ = plant.upstream(broker.port())) {
        assertThat(Peer.sequences(peer.untilSequence(180))).isEqualTo(numbers(151, 180));
      }
    }
  }

  @Test
  void aStationThatStartsWithoutItsBrokerCatchesUp() throws Exception {
    try (Mosquitto broker = anonymous();
        Gate gate = new Gate(broker.port());
        Peer peer = Peer.subscribed(broker.port())) {
      Samples.parts(plant.journal, 1, 20);
      try (Upstream upstream = plant.upstream(gate.port())) {
        plant.awaitState("waiting for");
        assertThat(upstream.status().words())
            .isEqualTo(
                "waiting for mqtt://127.0.0.1:%d: connection refused, 60 entries behind"
                    .formatted(gate.port()));
        Samples.parts(plant.journal, 21, 40);
        gate.plug();
        assertThat(Peer.sequences(peer.untilSequence(120))).isEqualTo(numbers(1, 120));
        assertThat(plant.faults.count("upstream", "no connection")).isPositive();
      }
    }
  }

  @Test
  void aWrongPasswordIsSaidInWordsAndTriedAgain() throws Exception {
    Path passwords = folder.resolve("passwords");
    assertThat(run("mosquitto_passwd", "-c", "-b", "" + passwords, "line-4", "right")).isZero();
    String closed = "allow_anonymous false\npassword_file " + passwords + "\nuser root";
    Samples.parts(plant.journal, 1, 1);
    try (Mosquitto broker = new Mosquitto(folder, closed)) {
      try (Upstream upstream = plant.upstream(named(broker.port(), "wrong"))) {
        assertThat(plant.awaitState("waiting for")).contains("refuses the station: not authorized");
        assertThat(upstream.status().words()).contains("not authorized, 3 entries behind");
        assertThat(upstream.status().words()).doesNotContain("wrong");
      }
      try (Peer peer = Peer.subscribed(broker.port(), "-u", "line-4", "-P", "right");
          Upstream _ = plant.upstream(named(broker.port(), "right"))) {
        assertThat(Peer.sequences(peer.untilSequence(3))).isEqualTo(numbers(1, 3));
      }
    }
  }

  @Test
  void entriesGoneFromTheJournalAreToldAsAGap() throws Exception {
    try (Mosquitto broker = anonymous();
        Peer peer = Peer.subscribed(broker.port())) {
      Samples.parts(plant.journal, 1, 40);
      plant.journal.forgetUpTo(90);
      try (Upstream _ = plant.upstream(broker.port())) {
        List<Peer.Message> seen = peer.untilSequence(120);
        List<Peer.Message> gaps = seen.stream().filter(m -> m.kind().equals("gap")).toList();
        assertThat(gaps).hasSize(1);
        assertThat(gaps.getFirst().body()).contains("\"from\":1,\"to\":90");
        assertThat(Peer.sequences(seen)).isEqualTo(numbers(91, 120));
        assertThat(plant.faults.count("upstream", "entries gone before they were sent")).isOne();
      }
    }
  }

  @Test
  void theStatusIsRetainedAndTheLastWillSpeaksForALostStation() throws Exception {
    try (Mosquitto broker = anonymous();
        Gate gate = new Gate(broker.port());
        Peer peer = Peer.subscribed(broker.port())) {
      gate.plug();
      try (Upstream _ = plant.upstream(gate.port())) {
        assertThat(peer.next("status").body()).contains("\"status\":\"online\"");
        try (Peer late = Peer.subscribed(broker.port())) {
          assertThat(late.beforeMark())
              .anyMatch(m -> m.retained() && m.body().contains("\"status\":\"online\""));
          gate.pull();
          assertThat(peer.next("status").body()).contains("\"status\":\"offline\"");
          assertThat(late.next("status").body()).contains("\"status\":\"offline\"");
        }
        gate.plug();
        assertThat(peer.next("status").body()).contains("\"status\":\"online\"");
      }
      Peer.Message goodbye = peer.next("status");
      assertThat(goodbye.body()).contains("\"status\":\"offline\"");
      assertThat(goodbye.topic()).isEqualTo("linewarden/v1/line-4/status");
    }
  }

  @Test
  void countsComeEachSecondBesideTheJournal() throws Exception {
    try (Mosquitto broker = anonymous();
        Peer peer = Peer.subscribed(broker.port());
        Upstream upstream = plant.upstream(broker.port())) {
      Peer.Message first = peer.next("counts");
      Peer.Message second = peer.next("counts");
      assertThat(first.topic()).isEqualTo("linewarden/v1/line-4/counts");
      assertThat(second.body()).contains("\"judged\":15").contains("\"behind\":0");
      assertThat(upstream.status().words())
          .isEqualTo("connected to mqtt://127.0.0.1:" + broker.port() + ", up to date");
    }
  }

  @Test
  void closingWhileTheBrokerIsAwayTakesNoTime() throws Exception {
    Upstream upstream = plant.upstream(Mosquitto.freePort());
    plant.awaitState("waiting for");
    long before = plant.clock.nanos();
    upstream.close();
    assertThat(plant.clock.nanos() - before).isLessThan(TimeUnit.SECONDS.toNanos(4));
    assertThat(upstream.status().words()).isEqualTo("closed, up to date");
  }

  @Test
  void aPositionThatCannotBeReadSendsEverythingAgain() throws Exception {
    Files.createDirectories(plant.position.getParent());
    Files.writeString(plant.position, "garbage");
    Samples.parts(plant.journal, 1, 2);
    try (Mosquitto broker = anonymous();
        Peer peer = Peer.subscribed(broker.port());
        Upstream _ = plant.upstream(broker.port())) {
      assertThat(Peer.sequences(peer.untilSequence(6))).isEqualTo(numbers(1, 6));
      assertThat(plant.faults.count("upstream", "position not readable")).isOne();
    }
  }

  @Test
  void aPositionAheadOfTheJournalSendsEverythingAgain() throws Exception {
    Files.createDirectories(plant.position.getParent());
    Files.writeString(plant.position, "acknowledged 5000\n");
    Samples.parts(plant.journal, 1, 2);
    try (Mosquitto broker = anonymous();
        Peer peer = Peer.subscribed(broker.port());
        Upstream _ = plant.upstream(broker.port())) {
      assertThat(Peer.sequences(peer.untilSequence(6))).isEqualTo(numbers(1, 6));
      assertThat(plant.faults.count("upstream", "position ahead of the journal")).isOne();
    }
  }

  /// Each sequence is there, a repeat stands only where the stream was taken up again, and no more
  /// are repeated than may be under way.
  private static void assertNothingMissing(List<Peer.Message> seen, long last, int repeatsMax) {
    List<Long> sequences = Peer.sequences(seen);
    HashSet<Long> distinct = new HashSet<>(sequences);
    assertThat(distinct).containsExactlyInAnyOrderElementsOf(numbers(1, last));
    assertThat(sequences.size() - distinct.size()).isBetween(0, repeatsMax);
    long newest = 0;
    for (long sequence : sequences) {
      assertThat(sequence).as("after %d", newest).isLessThanOrEqualTo(newest + 1);
      newest = Math.max(newest, sequence);
    }
  }

  private Mosquitto anonymous() throws IOException {
    return new Mosquitto(folder, "allow_anonymous true");
  }

  private static MqttSettings named(int port, String password) {
    return new Mqtt(port).login(new Login("line-4", password)).settings();
  }

  private static List<Long> numbers(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  private static int run(String name, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Mosquitto.binary(name)));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
