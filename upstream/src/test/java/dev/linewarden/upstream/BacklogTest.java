package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A station that was without its broker for an hour of a fast line.
@Timeout(300)
final class BacklogTest {
  private static final int PARTS = 40_000;
  private static final int ENTRIES = 3 * PARTS;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(SendPolicy.History.class)
  void whatAReceiverSumsAfterABrokerWasKilledTwiceIsWhatTheLedgerHas(SendPolicy.History history)
      throws Exception {
    try (Plant plant = new Plant(folder);
        Mosquitto broker = new Mosquitto(folder, "allow_anonymous true\nmax_queued_messages 0")) {
      Samples.parts(plant.journal, 1, PARTS);
      MqttSettings settings =
          new Mqtt(broker.port())
              .confirm(MqttSettings.Confirm.STORED)
              .policy(new SendPolicy(SendPolicy.Detail.SCORES, false, 0, history))
              .settings();
      Consumer.Rows rows = new Consumer.Rows();
      Consumer consumer = new Consumer(broker.port(), rows, ENTRIES);
      try (Upstream upstream = plant.upstream(settings)) {
        for (int kill = 1; kill <= 2; kill++) {
          int some = kill * ENTRIES / 3;
          Later.that(() -> rows.complete() > some);
          broker.kill();
          plant.awaitState("waiting for");
          broker.start();
          consumer = new Consumer(broker.port(), rows, ENTRIES);
        }
        Later.that(() -> rows.complete() == ENTRIES);
        Later.that(() -> upstream.behind() == 0);
        Later.that(() -> upstream.status().sent() == ENTRIES);
      } finally {
        consumer.close();
      }
      int rejected = PARTS / 7;
      int unjudged = PARTS / 11 - PARTS / 77;
      assertThat(rows.sums())
          .containsEntry("reject", rejected)
          .containsEntry("unjudged", unjudged)
          .containsEntry("pass", PARTS - rejected - unjudged);
    }
  }
}
