package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Counts;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// What an edge node must do, against a real mosquitto and read with another vendor's library. The
/// names behind `tck-id` are the specification's own, of version 3.0.
@Timeout(300)
final class SparkplugSinkTest {
  private static final String NODE = "spBv1.0/Bottling 1/%s/line-4";
  private static final String DEVICE = NODE + "/line";

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

  /// tck-id-topics-nbirth-*, -dbirth-*, payloads-nbirth-*, payloads-alias-uniqueness,
  /// operational-behavior-data-commands-rebirth-name-aliases.
  @Test
  void theBirthsComeFirstAndSayAllThatFollows() throws Exception {
    try (Upstream _ = plant.upstream(settings(broker.port()))) {
      SparkplugHost.Said node = host.next();
      assertThat(node.topic()).isEqualTo(NODE.formatted("NBIRTH"));
      assertThat(node.seq()).isZero();
      assertThat(node.tags().value("bdSeq")).isEqualTo("0");
      assertThat(node.tags().tag("bdSeq").path("type").asString()).isEqualTo("Int64");
      JsonNode rebirth = node.tags().tag("Node Control/Rebirth");
      assertThat(rebirth.path("type").asString()).isEqualTo("Boolean");
      assertThat(rebirth.path("value").asBoolean(true)).isFalse();
      assertThat(rebirth.has("alias")).isFalse();
      SparkplugHost.Said device = host.next();
      assertThat(device.topic()).isEqualTo(DEVICE.formatted("DBIRTH"));
      assertThat(device.seq()).isEqualTo(1);
      assertThat(device.tags().value("Counts/Passed")).isEqualTo("12");
      assertThat(device.tags().value("Reasons/cap missing")).isEqualTo("2");
      assertThat(device.tags().value("State")).isEqualTo("running");
      assertThat(device.tags().tag("Part/Number").path("value").isNull()).isTrue();
      Set<Long> aliases = new HashSet<>();
      for (SparkplugHost.Said birth : List.of(node, device)) {
        assertThat(birth.qos()).isZero();
        assertThat(birth.retained()).isFalse();
        assertThat(birth.payload().path("timestamp").asLong()).isPositive();
        for (JsonNode tag : birth.payload().path("metrics")) {
          assertThat(tag.path("name").asString()).isNotEmpty();
          assertThat(tag.path("type").asString()).isNotEmpty();
          assertThat(tag.path("timestamp").asLong()).isPositive();
          assertThat(!tag.has("alias") || aliases.add(tag.path("alias").asLong()))
              .as("%s", tag)
              .isTrue();
        }
      }
    }
  }

  /// tck-id-topics-ddata-*, payloads-ddata-seq-inc, payloads-alias-data-cmd-requirement,
  /// payloads-metric-ishistorical.
  @Test
  void everyPartIsToldInOneRowOfNumbersAndThePastAsHistory() throws Exception {
    Samples.parts(plant.journal, 1, 200);
    try (Upstream upstream = plant.upstream(settings(broker.port()))) {
      List<SparkplugHost.Said> past =
          host.until(said ->
              said.tags().has("Ending/Part") && said.tags().value("Ending/Part").equals("200"));
      Later.that(() -> upstream.behind() == 0);
      Samples.parts(plant.journal, 201, 210);
      List<SparkplugHost.Said> all = new ArrayList<>(past);
      all.addAll(
          host.until(said ->
              said.tags().has("Ending/Part") && said.tags().value("Ending/Part").equals("210")));
      for (int i = 0; i < all.size(); i++) {
        assertThat(all.get(i).seq()).as("message %d", i).isEqualTo(i % 256);
      }
      List<SparkplugHost.Said> parts =
          all.stream()
              .filter(s -> s.verb().equals("DDATA") && s.tags().has("Part/Number"))
              .toList();
      assertThat(parts).hasSize(210);
      assertThat(parts).allMatch(s -> s.qos() == 0 && !s.retained());
      assertThat(parts.subList(0, 200)).allMatch(s -> s.tags().historical());
      assertThat(parts.subList(200, 210)).noneMatch(s -> s.tags().historical());
      for (JsonNode tag : parts.getLast().payload().path("metrics")) {
        assertThat(tag.has("name")).isFalse();
      }
      SparkplugHost.Tags seventh = parts.get(6).tags();
      assertThat(seventh.value("Part/Verdict")).isEqualTo("reject");
      assertThat(seventh.value("Part/Reasons")).isEqualTo("cap missing");
      assertThat(seventh.value("Part/Recipe")).isEqualTo("bottle r3");
      assertThat(seventh.tag("Part/Latency ms").path("value").asDouble()).isEqualTo(8.25);
      assertThat(seventh.tag("Part/Number").path("timestamp").asLong())
          .isEqualTo(Samples.WALL_MILLIS);
      assertThat(parts.get(10).tags().value("Part/Reasons")).isEqualTo("late");
    }
  }

  /// tck-id-payloads-ndeath-*, message-flow-edge-node-birth-publish-will-message-*,
  /// topics-nbirth-bdseq-increment.
  @Test
  void aBrokenConnectionIsADeathAndTheNextBirthIsOfANewLife() throws Exception {
    try (Gate gate = new Gate(broker.port())) {
      gate.plug();
      try (Upstream upstream = plant.upstream(settings(gate.port()))) {
        SparkplugHost.Said _ = host.next("DBIRTH");
        gate.pull();
        SparkplugHost.Said death = host.next("NDEATH");
        assertThat(death.topic()).isEqualTo(NODE.formatted("NDEATH"));
        assertThat(death.qos()).isEqualTo(1);
        assertThat(death.retained()).isFalse();
        assertThat(death.payload().has("seq")).isFalse();
        assertThat(death.tags().value("bdSeq")).isEqualTo("0");
        Samples.parts(plant.journal, 1, 2);
        gate.plug();
        SparkplugHost.Said birth = host.next("NBIRTH");
        assertThat(birth.tags().value("bdSeq")).isNotEqualTo("0");
        assertThat(birth.seq()).isZero();
        assertThat(host.part(2).tags().historical()).isTrue();
        Later.that(() -> upstream.behind() == 0);
      }
    }
  }

  /// tck-id-operational-behavior-edge-node-intentional-disconnect-ndeath,
  /// payloads-ndeath-will-message-publisher-disconnect-mqtt311.
  @ParameterizedTest
  @EnumSource
  void anOrderlyEndIsADeathToo(MqttSettings.Version version) throws Exception {
    try (Upstream _ = plant.upstream(settings(broker.port(), version, Optional.empty()))) {
      SparkplugHost.Said _ = host.next("DBIRTH");
    }
    assertThat(host.next("NDEATH").tags().value("bdSeq")).isEqualTo("0");
  }

  /// tck-id-operational-behavior-data-commands-rebirth-action-*,
  /// message-flow-edge-node-ncmd-subscribe.
  @Test
  void aHostMayAskForABirthAndForNothingElse() throws Exception {
    try (Upstream upstream = plant.upstream(settings(broker.port()))) {
      SparkplugHost.Said _ = host.next("DBIRTH");
      host.command(DEVICE.formatted("DCMD"), "Node Control/Rebirth", "Boolean", true);
      host.command(NODE.formatted("NCMD"), "Node Control/Reboot", "Boolean", true);
      host.command(NODE.formatted("NCMD"), "Node Control/Rebirth", "Boolean", false);
      Later.that(() -> refused("Sparkplug command refused") == 3);
      host.command(NODE.formatted("NCMD"), "Node Control/Rebirth", "Boolean", true);
      List<SparkplugHost.Said> until = host.until(said -> said.verb().equals("DBIRTH"));
      SparkplugHost.Said again = until.get(until.size() - 2);
      assertThat(again.verb()).isEqualTo("NBIRTH");
      assertThat(again.seq()).isZero();
      assertThat(again.tags().value("bdSeq")).isEqualTo("0");
      assertThat(until.getLast().seq()).isEqualTo(1);
      Peer.publish(broker.port(), NODE.formatted("NCMD"), "this is no payload");
      Later.that(() -> refused("Sparkplug command not understood") == 1);
      assertThat(upstream.connected()).isTrue();
      assertThat(plant.asked.done()).isEmpty();
    }
  }

  /// tck-id-topics-dbirth-metric-reqs: what is told was in a birth.
  @Test
  void aReasonThatIsNewComesWithABirthAndWhatIsTheSameIsNotToldAgain() throws Exception {
    AtomicReference<CountsReport> newest = new AtomicReference<>(Samples.report());
    Outbox outbox = new Outbox(plant.journal, newest::get, plant.clock, plant.faults);
    try (Upstream _ = new Upstream(settings(broker.port()), outbox, plant.asked, plant.position)) {
      SparkplugHost.Said _ = host.next("DBIRTH");
      CountsReport more = counted(new Counts(12, 3, 1, Map.of("Label/torn", 1L, "late", 1L)));
      newest.set(more);
      SparkplugHost.Said node = host.next();
      assertThat(node.verb()).isEqualTo("NBIRTH");
      assertThat(node.seq()).isZero();
      SparkplugHost.Said birth = host.next();
      assertThat(birth.verb()).isEqualTo("DBIRTH");
      assertThat(birth.seq()).isEqualTo(1);
      assertThat(birth.tags().value("Reasons/label torn")).isEqualTo("1");
      assertThat(birth.tags().value("Reasons/cap missing")).isEqualTo("0");
      newest.set(counted(new Counts(13, 3, 1, more.counts().labels())));
      SparkplugHost.Said data = host.next();
      assertThat(data.tags().byName()).containsOnlyKeys("Counts/Judged", "Counts/Passed");
      assertThat(data.tags().value("Counts/Passed")).isEqualTo("13");
    }
  }

  @Test
  void whatTheBrokerDoesNotReadIsNotTakenForTold() throws Exception {
    try (Gate gate = new Gate(broker.port())) {
      gate.plug();
      try (Upstream upstream = plant.upstream(settings(gate.port()))) {
        SparkplugHost.Said _ = host.next("DBIRTH");
        Samples.parts(plant.journal, 1, 1);
        Later.that(() -> upstream.behind() == 0);
        gate.freeze();
        long before = upstream.status().bytes();
        Samples.parts(plant.journal, 2, 2);
        Later.that(() -> upstream.status().bytes() > before);
        // The feed looks at what was acknowledged many times in a second.
        long second = plant.clock.nanos() + 1_000_000_000L;
        Later.that(() -> plant.clock.nanos() - second > 0);
        assertThat(upstream.behind()).isEqualTo(3);
        gate.pull();
        gate.plug();
        assertThat(host.part(2).tags().historical()).isTrue();
        Later.that(() -> upstream.behind() == 0);
      }
    }
  }

  private long refused(String what) {
    return plant.faults.count("upstream", what);
  }

  static CountsReport counted(Counts counts) {
    CountsReport before = Samples.report();
    return new CountsReport(
        before.recipe(), counts, before.balance(), before.partsPerMinute(), before.state());
  }

  private static SparkplugSettings settings(int port) {
    return settings(port, MqttSettings.Version.V5, Optional.empty());
  }

  static SparkplugSettings settings(
      int port, MqttSettings.Version version, Optional<String> primaryHost) {
    return new SparkplugSettings(
        new MqttSettings(
            "line-4",
            URI.create("mqtt://127.0.0.1:" + port),
            Optional.empty(),
            TlsSettings.DEFAULT,
            version,
            MqttSettings.Confirm.BROKER,
            Optional.empty(),
            new SendPolicy(SendPolicy.Detail.VERDICTS, false, 0)),
        "Bottling 1",
        primaryHost);
  }
}
