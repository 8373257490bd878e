package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.MonotonicClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real cluster that speaks TLS, knows stations by their certificates and asks for a name and
/// password besides.
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KafkaTlsTest {
  /// A busy machine takes long to start it; until then nobody answers.
  private static final int START_SECONDS = 60;

  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required"
          + " username=\"%s\" password=\"%s\"";

  @TempDir Path folder;
  private Path cluster;
  private Path station;
  private KafkaBroker broker;

  @BeforeAll
  void start(@TempDir Path certificates) throws Exception {
    cluster = Certificates.make(certificates, "cluster", "ip:127.0.0.1");
    station = Certificates.make(certificates, "station", "dns:line-4");
    Path both = certificates.resolve("cluster-with-key.pem");
    Files.writeString(both, Files.readString(key(cluster)) + Files.readString(cluster));
    Path trusted = certificates.resolve("trusted.pem");
    Files.writeString(trusted, Files.readString(cluster) + Files.readString(station));
    String options =
        """
        sasl.enabled.mechanisms=PLAIN
        sasl.mechanism.inter.broker.protocol=PLAIN
        listener.name.sasl_ssl.plain.sasl.jaas.config=%s user_cluster="own" user_line-4="s\\\\\\\\e\\\\"t";
        ssl.client.auth=required
        ssl.keystore.type=PEM
        ssl.keystore.location=%s
        ssl.truststore.type=PEM
        ssl.truststore.location=%s
        """
            .formatted(LOGIN.formatted("cluster", "own"), both, trusted);
    broker = new KafkaBroker(certificates, "SASL_SSL", options);
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @Test
  void aClusterWithEncryptionAndALoginHasEveryEntry() throws Exception {
    try (Plant plant = new Plant(folder)) {
      Samples.parts(plant.journal, 1, 200);
      try (Upstream upstream = plant.upstream(settings("s\\e\"t", cluster))) {
        String _ = plant.awaitState("connected to", START_SECONDS);
        Later.that(() -> upstream.behind() == 0);
      }
      assertThat(KafkaSinkTest.arrived(reading())).hasSize(600);
      assertThat(Sinks.probe(settings("s\\e\"t", cluster), new MonotonicClock(), plant.faults))
          .allMatch(ProbeStep::good)
          .extracting(ProbeStep::what)
          .containsExactly("name", "connection", "encryption", "topic");
    }
  }

  @Test
  void aWrongPasswordIsSaid() throws Exception {
    try (Plant plant = new Plant(folder);
        Upstream upstream = plant.upstream(settings("guessed", cluster))) {
      assertThat(plant.awaitState("Authentication failed", START_SECONDS)).contains("waiting for");
      assertThat(upstream.connected()).isFalse();
    }
  }

  @Test
  void aClusterThatIsNotTrustedGetsNoPassword() throws Exception {
    try (Plant plant = new Plant(folder);
        Upstream upstream = plant.upstream(settings("s\\e\"t", station))) {
      assertThat(plant.awaitState("SSL handshake failed", START_SECONDS)).contains("waiting for");
      assertThat(upstream.connected()).isFalse();
    }
  }

  private KafkaSettings settings(String password, Path trust) {
    return new KafkaSettings(
        "line-4",
        broker.servers(),
        "linewarden",
        true,
        Optional.of(new Login("line-4", password)),
        new TlsSettings(Optional.of(trust), Optional.of(station), Optional.of(key(station))),
        SendPolicy.DEFAULT);
  }

  /// As another client of the cluster.
  private Map<String, Object> reading() throws Exception {
    return Map.of(
        "bootstrap.servers",
        broker.servers(),
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        LOGIN.formatted("cluster", "own") + ";",
        "ssl.truststore.type",
        "PEM",
        "ssl.truststore.location",
        cluster.toString(),
        "ssl.keystore.type",
        "PEM",
        "ssl.keystore.certificate.chain",
        Files.readString(station),
        "ssl.keystore.key",
        Files.readString(key(station)));
  }

  private static Path key(Path certificate) {
    return certificate.resolveSibling(certificate.getFileName() + ".key");
  }
}
