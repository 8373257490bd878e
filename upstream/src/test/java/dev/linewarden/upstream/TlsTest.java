package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A broker with a certificate of the plant's own making.
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TlsTest {
  @TempDir Path folder;
  private Plant plant;
  private Path here;
  private Path elsewhere;

  /// Making a certificate takes a second: once for all.
  @BeforeAll
  void make(@TempDir Path certificates) throws Exception {
    here = Certificates.make(certificates, "here", "ip:127.0.0.1");
    elsewhere = Certificates.make(certificates, "elsewhere", "dns:elsewhere");
  }

  @BeforeEach
  void open() {
    plant = new Plant(folder);
    Samples.parts(plant.journal, 1, 2);
  }

  @AfterEach
  void close() {
    plant.close();
  }

  @Test
  void aBrokerWithATrustedCertificateGetsTheFeed() throws Exception {
    try (Mosquitto broker = new Mosquitto(folder, tls(here));
        Peer peer = Peer.subscribed(broker.port(), "--cafile", here.toString());
        Upstream upstream = plant.upstream(settings(broker.port(), here))) {
      assertThat(Peer.sequences(peer.untilSequence(6))).hasSize(6);
      assertThat(upstream.status().words())
          .startsWith("connected to mqtts://127.0.0.1:" + broker.port());
    }
  }

  @Test
  void aCertificateThatCannotBeReadForAWhileDoesNotEndListeningToTheNeighbours() throws Exception {
    Path trusted = Files.copy(here, folder.resolve("trusted.pem"));
    try (Mosquitto broker = new Mosquitto(folder, tls(here));
        Neighbours line =
            new Neighbours(
                new NeighbourSettings(settings(broker.port(), trusted), List.of("line-4")),
                plant.clock,
                plant.faults)) {
      Later.that(() -> line.now().trouble().isEmpty());
      Files.delete(trusted);
      broker.kill();
      Later.that(() -> line.now().trouble().contains("trusted.pem"));
      Files.copy(here, trusted);
      broker.start();
      Later.that(() -> line.now().trouble().isEmpty());
    }
  }

  @Test
  void aBrokerThatAsksForACertificateGetsTheStationsOwn() throws Exception {
    String asking = tls(here) + "require_certificate true\ncafile " + elsewhere + "\n";
    Path key = elsewhere.resolveSibling(elsewhere.getFileName() + ".key");
    TlsSettings own = new TlsSettings(Optional.of(here), Optional.of(elsewhere), Optional.of(key));
    try (Mosquitto broker = new Mosquitto(folder, asking)) {
      try (Upstream upstream = plant.upstream(settings(broker.port(), here))) {
        String _ = plant.awaitState("waiting for");
        assertThat(upstream.connected()).isFalse();
      }
      try (Upstream upstream = plant.upstream(new Mqtt(broker.port()).tls(own).settings())) {
        Later.that(() -> upstream.behind() == 0);
      }
    }
  }

  @Test
  void aStrangersCertificateIsNotTrusted() throws Exception {
    try (Mosquitto broker = new Mosquitto(folder, tls(here));
        Upstream upstream = plant.upstream(settings(broker.port(), elsewhere))) {
      assertThat(plant.awaitState("waiting for")).contains("no trusted connection");
      assertThat(upstream.connected()).isFalse();
    }
  }

  @Test
  void aCertificateForAnotherHostIsNotTrusted() throws Exception {
    try (Mosquitto broker = new Mosquitto(folder, tls(elsewhere));
        Upstream upstream = plant.upstream(settings(broker.port(), elsewhere))) {
      assertThat(plant.awaitState("waiting for")).contains("no trusted connection");
      assertThat(upstream.connected()).isFalse();
    }
  }

  @Test
  void aFileWithoutCertificatesIsRefusedAtTheStart() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing here");
    assertThatThrownBy(() -> plant.upstream(settings(8883, empty)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("'trust' must")
        .hasMessageContaining("empty.pem");
  }

  private static String tls(Path certificate) {
    return "allow_anonymous true\nuser root\ncertfile %s\nkeyfile %s.key\n"
        .formatted(certificate, certificate);
  }

  private static MqttSettings settings(int port, Path trust) {
    return new Mqtt(port).tls(TlsSettings.trusting(trust)).settings();
  }
}
