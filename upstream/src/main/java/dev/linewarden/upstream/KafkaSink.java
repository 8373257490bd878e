package dev.linewarden.upstream;

import dev.linewarden.inspection.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A Kafka cluster. The station's name is the key, so a station's messages stay in order; the kind
/// of each is in its header `kind`. The producer drops its own repeats while it lives; those of a
/// new one are dropped by (station, sequence), as everywhere.
final class KafkaSink implements Sink {
  /// Events under way without an acknowledgement.
  static final int WINDOW = 2000;

  /// What the client keeps of them at most; then sending waits [#BLOCK_SECONDS].
  private static final long BUFFER_BYTES = 16L << 20;

  private static final int BLOCK_SECONDS = 5;
  private static final int DELIVERY_SECONDS = 12;
  private static final int REQUEST_SECONDS = 5;
  private static final int LINGER_MILLIS = 5;

  private final KafkaSettings settings;
  private final Clock clock;

  KafkaSink(KafkaSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public int window() {
    return WINDOW;
  }

  @Override
  public Attempt connect() {
    KafkaProducer<String, byte[]> producer = new KafkaProducer<>(properties());
    try {
      var _ = producer.partitionsFor(settings.topic());
      return new Attempt.Connected(new KafkaLink(settings, producer, clock));
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      return new Attempt.Failed(words(e));
    }
  }

  @Override
  public List<ProbeStep> probe() throws InterruptedException {
    String first = settings.servers().split(",", 2)[0];
    int colon = first.lastIndexOf(':');
    int port = Integer.parseInt(first.substring(colon + 1));
    Probe probe =
        new Probe().reach(first.substring(0, colon), port, settings.encrypted(), settings.tls());
    probe.step("topic", this::topic);
    return probe.steps();
  }

  private String topic() {
    try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(properties())) {
      return "%s has %d partitions"
          .formatted(settings.topic(), producer.partitionsFor(settings.topic()).size());
    }
  }

  static String words(Exception failure) {
    return failure instanceof org.apache.kafka.common.errors.TimeoutException
        ? "no answer: " + failure.getMessage()
        : String.valueOf(failure.getMessage());
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.servers());
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, "linewarden-" + settings.station());
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(BLOCK_SECONDS));
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(REQUEST_SECONDS));
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(DELIVERY_SECONDS));
    // Nobody is told how the station's client is doing but the station itself.
    properties.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    properties.put("security.protocol", protocol());
    settings
        .login()
        .ifPresent(login -> {
          properties.put("sasl.mechanism", "PLAIN");
          properties.put(
              "sasl.jaas.config",
              "org.apache.kafka.common.security.plain.PlainLoginModule required username=%s password=%s;"
                  .formatted(quoted(login.username()), quoted(login.password())));
        });
    certificates(properties);
    return properties;
  }

  private void certificates(Properties properties) {
    settings
        .tls()
        .trust()
        .ifPresent(file -> {
          properties.put("ssl.truststore.type", "PEM");
          properties.put("ssl.truststore.location", file.toString());
        });
    settings
        .tls()
        .certificate()
        .ifPresent(file -> {
          properties.put("ssl.keystore.type", "PEM");
          properties.put("ssl.keystore.certificate.chain", Tls.text(file));
        });
    settings.tls().key().ifPresent(file -> properties.put("ssl.keystore.key", Tls.text(file)));
  }

  private String protocol() {
    if (settings.login().isPresent()) {
      return settings.encrypted() ? "SASL_SSL" : "SASL_PLAINTEXT";
    }
    return settings.encrypted() ? "SSL" : "PLAINTEXT";
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static int millis(int seconds) {
    return (int) TimeUnit.SECONDS.toMillis(seconds);
  }
}
