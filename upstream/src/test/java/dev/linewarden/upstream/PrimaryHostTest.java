package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.MonotonicClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An edge node that has a primary host tells nothing while it is away:
/// tck-id-message-flow-edge-node-birth-publish-phid-*,
/// operational-behavior-edge-node-termination-host-offline-*.
@Timeout(300)
final class PrimaryHostTest {
  private static final String STATE = "spBv1.0/STATE/scada";

  @TempDir Path folder;
  private Plant plant;
  private Mosquitto broker;
  private SparkplugHost host;

  @BeforeEach
  void open() throws Exception {
    plant = new Plant(folder);
    broker = new Mosquitto(folder, "allow_anonymous true");
    host = new SparkplugHost(broker.port());
  }

  @AfterEach
  void close() {
    host.close();
    broker.close();
    plant.close();
  }

  @Test
  void whileThePrimaryHostIsAwayTheJournalKeepsEverythingForIt() throws Exception {
    Samples.parts(plant.journal, 1, 3);
    say(true, 1000);
    try (Upstream upstream = plant.upstream(settings())) {
      SparkplugHost.Said first = host.next();
      assertThat(first.verb()).isEqualTo("NBIRTH");
      assertThat(host.part(3).tags().historical()).isTrue();
      Later.that(() -> upstream.behind() == 0);
      say(false, 999);
      Samples.parts(plant.journal, 4, 4);
      assertThat(host.part(4).tags().historical()).isFalse();
      say(false, 2000);
      assertThat(plant.awaitState("waiting for")).contains("the primary host 'scada' went offline");
      assertThat(host.next("NDEATH").tags().value("bdSeq")).isEqualTo(first.tags().value("bdSeq"));
      Samples.parts(plant.journal, 5, 5);
      assertThat(plant.awaitState("is not online")).contains("primary host 'scada'");
      assertThat(upstream.behind()).isPositive();
      say(true, 1500);
      assertThat(plant.awaitState("has an older time")).contains("primary host 'scada'");
      say(true, 3000);
      List<SparkplugHost.Said> again = host.until(said -> said.verb().equals("DBIRTH"));
      assertThat(again).noneMatch(said -> said.verb().endsWith("DATA"));
      assertThat(host.part(5).tags().historical()).isTrue();
      Later.that(() -> upstream.behind() == 0);
    }
  }

  @Test
  void whatIsNoStateIsCountedAndBelievedByNobody() throws Exception {
    Peer.publish(broker.port(), STATE, "ONLINE", "-r");
    try (Upstream upstream = plant.upstream(settings())) {
      assertThat(plant.awaitState("is not online")).contains("primary host 'scada'");
      assertThat(upstream.connected()).isFalse();
      assertThat(plant.faults.count("upstream", "not understood whether the host is there"))
          .isPositive();
    }
  }

  @Test
  void theProbeSaysWhetherTheHostIsThere() throws Exception {
    List<ProbeStep> without = probe();
    assertThat(without)
        .extracting(ProbeStep::what)
        .containsExactly(
            "name", "connection", "sign-on", "right to listen", "right to send", "primary host");
    assertThat(without.getLast()).isEqualTo(new ProbeStep(false, "primary host", "no answer"));
    say(true, 1);
    assertThat(probe()).allMatch(ProbeStep::good);
  }

  private List<ProbeStep> probe() throws InterruptedException {
    return Sinks.probe(settings(), new MonotonicClock(), plant.faults);
  }

  private void say(boolean online, long time) throws Exception {
    Peer.publish(
        broker.port(), STATE, "{\"online\":%b,\"timestamp\":%d}".formatted(online, time), "-r");
  }

  private SparkplugSettings settings() {
    return SparkplugSinkTest.settings(broker.port(), MqttSettings.Version.V5, Optional.of("scada"));
  }
}
