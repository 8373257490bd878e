package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against a real broker.
@Timeout(300)
final class KafkaSinkTest {
  private static final int PARTS = 6_000;

  @TempDir Path folder;

  @Test
  void aBrokerKilledInMidStreamHasEveryEntryInTheEnd() throws Exception {
    try (Plant plant = new Plant(folder);
        KafkaBroker broker = new KafkaBroker(folder)) {
      Samples.parts(plant.journal, 1, PARTS);
      KafkaSettings settings =
          new KafkaSettings(
              "line-4",
              broker.servers(),
              "linewarden",
              false,
              Optional.empty(),
              TlsSettings.DEFAULT,
              SendPolicy.DEFAULT);
      try (Upstream upstream = plant.upstream(settings)) {
        Later.that(() -> upstream.status().sent() > 5000);
        broker.kill();
        plant.awaitState("waiting for", 60);
        broker.restart();
        Later.that(() -> upstream.behind() == 0);
      }
      assertThat(arrived(Map.of("bootstrap.servers", broker.servers()))).hasSize(3 * PARTS);
    }
  }

  /// As a plant's database would take them: by station and sequence.
  static Set<String> arrived(Map<String, Object> settings) {
    TopicPartition partition = new TopicPartition("linewarden", 0);
    Set<String> rows = new HashSet<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<String, byte[]> row : consumer.poll(Duration.ofSeconds(1))) {
          String kind =
              new String(row.headers().lastHeader("kind").value(), StandardCharsets.UTF_8);
          String body = new String(row.value(), StandardCharsets.UTF_8);
          if (List.of("trigger", "part", "ending").contains(kind)) {
            String sequence = body.replaceFirst(".*\"sequence\":([0-9]+).*", "$1");
            rows.add(row.key() + " " + sequence);
          }
        }
      }
    }
    return rows;
  }
}
