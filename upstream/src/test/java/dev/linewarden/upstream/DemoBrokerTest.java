package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The embedded Artemis, with mosquitto's subscriber as the peer.
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DemoBrokerTest {
  @TempDir Path folder;
  private Plant plant;
  private DemoBroker broker;

  /// Starting takes two seconds: once for all.
  @BeforeAll
  void start() throws Exception {
    broker = new DemoBroker(Mosquitto.freePort(), new FaultLog(new MonotonicClock()));
    broker.started().get(30, TimeUnit.SECONDS);
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @BeforeEach
  void open() {
    plant = new Plant(folder);
  }

  @AfterEach
  void close() {
    plant.close();
  }

  @Test
  void everyEntryArrivesThroughItOnceAndInOrder() throws Exception {
    Samples.parts(plant.journal, 1, 300);
    try (Gate gate = new Gate(broker.port());
        Peer peer = Peer.subscribed(broker.port())) {
      try (Upstream upstream = plant.upstream(gate.port())) {
        plant.awaitState("connection refused");
        gate.plug();
        List<Peer.Message> seen = peer.untilSequence(900);
        assertThat(Peer.sequences(seen)).isEqualTo(LongStream.rangeClosed(1, 900).boxed().toList());
        assertThat(seen.getFirst().body()).contains("\"status\":\"online\"");
        gate.pull();
        plant.awaitState("waiting for");
        assertThat(peer.next("status").body()).contains("\"status\":\"offline\"");
        Samples.parts(plant.journal, 301, 310);
        gate.plug();
        List<Long> rest = Peer.sequences(peer.untilSequence(930));
        assertThat(rest).endsWith(928L, 929L, 930L).doesNotHaveDuplicates();
        assertThat(rest.getFirst()).isBetween(900L - MqttSink.WINDOW, 901L);
        assertThat(upstream.status().words()).startsWith("connected to ");
      }
      assertThat(peer.next("status").body()).contains("\"status\":\"offline\"");
    }
  }

  @Test
  void theStatusIsThereForWhoeverComesLater() throws Exception {
    try (Peer first = Peer.subscribed(broker.port());
        Upstream _ = plant.upstream(broker.port())) {
      first.next("status");
      try (Peer late = Peer.subscribed(broker.port())) {
        Peer.Message status =
            late.beforeMark().stream()
                .filter(message -> message.retained() && message.kind().equals("status"))
                .findFirst()
                .orElseThrow();
        assertThat(status.body()).contains("\"status\":\"online\"");
      }
    }
  }

  @Test
  void aTakenPortGivesWayToTheNext() throws Exception {
    try (ServerSocket taken = listen(0);
        DemoBroker second = new DemoBroker(taken.getLocalPort(), plant.faults)) {
      assertThat(second.port())
          .isBetween(taken.getLocalPort() + 1, taken.getLocalPort() + DemoBroker.PORTS_TRIED - 1);
      assertThat(second.endpoint().toString()).isEqualTo("mqtt://127.0.0.1:" + second.port());
      second.started().get(30, TimeUnit.SECONDS);
      assertThat(second.status()).isEqualTo("demo broker at " + second.endpoint());
    }
  }

  @Test
  void noFreePortIsOneSentence() throws Exception {
    List<ServerSocket> taken = new ArrayList<>();
    try {
      int from = 0;
      while (taken.size() < DemoBroker.PORTS_TRIED) {
        taken.forEach(DemoBrokerTest::close);
        taken.clear();
        from = Mosquitto.freePort();
        takeRow(from, taken);
      }
      int first = from;
      assertThatThrownBy(() -> new DemoBroker(first, plant.faults))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("from %d to %d".formatted(first, first + 9));
    } finally {
      taken.forEach(DemoBrokerTest::close);
    }
  }

  @Test
  void itListensOnTheLoopbackAddressOnly() throws Exception {
    InetAddress other = InetAddress.getByName("127.0.0.2");
    assertThatThrownBy(() -> new Socket(other, broker.port()).close())
        .isInstanceOf(IOException.class);
  }

  @Test
  void aSleepingSubscriberTakesNothingFromTheOthers() throws Exception {
    try (Peer sleeper = Peer.durable(broker.port(), "sleeper")) {
      sleeper.kill();
    }
    Samples.parts(plant.journal, 1, 1500);
    try (Peer awake = Peer.subscribed(broker.port());
        Upstream _ = plant.upstream(broker.port())) {
      assertThat(Peer.sequences(awake.untilSequence(4500))).hasSize(4500);
      try (Peer again = Peer.durable(broker.port(), "sleeper")) {
        List<Long> kept = new ArrayList<>(Peer.sequences(again.beforeMark()));
        if (!kept.contains(4500L)) {
          kept.addAll(Peer.sequences(again.untilSequence(4500)));
        }
        assertThat(kept).hasSizeLessThanOrEqualTo(DemoBroker.KEPT_MAX).endsWith(4500L);
      }
    }
  }

  private static void takeRow(int from, List<ServerSocket> taken) {
    try {
      for (int port = from; port < from + DemoBroker.PORTS_TRIED; port++) {
        taken.add(listen(port));
      }
    } catch (IOException _) {
      // Somebody else has one of the row: the caller looks for another.
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
