package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
final class UpstreamKillTest {
  private static final int KILLS = 4;
  private static final long ENTRIES = 3L * UpstreamVictim.PARTS;

  @TempDir Path folder;

  @Test
  void aStationKilledAgainAndAgainLeavesNoHoleAndRepeatsNoMoreThanItMaySeed31() throws Exception {
    SplittableRandom random = new SplittableRandom(31);
    List<Long> seen = new ArrayList<>(List.of(0L));
    int inMidStream = 0;
    try (Mosquitto broker = new Mosquitto(folder, "allow_anonymous true");
        Peer peer = Peer.subscribed(broker.port())) {
      for (int life = 0; life <= KILLS; life++) {
        long until = life == KILLS ? ENTRIES : Collections.max(seen) + 500 + random.nextInt(1200);
        Process victim = start(broker.port());
        try {
          seen.addAll(
              Peer.sequences(
                  peer.until(message -> message.event() && message.sequence() >= until)));
        } finally {
          victim.destroyForcibly().waitFor();
        }
        seen.addAll(Peer.sequences(peer.awaitSubscription()));
        inMidStream += Collections.max(seen) < ENTRIES ? 1 : 0;
      }
    }
    assertThat(inMidStream).as("kills in mid-stream").isGreaterThan(1);
    long newest = 0;
    for (long sequence : seen) {
      assertThat(sequence)
          .as("after %d", newest)
          .isBetween(newest - PositionFile.UNSAVED_MAX - MqttSink.WINDOW, newest + 1);
      newest = Math.max(newest, sequence);
    }
    assertThat(newest).isEqualTo(ENTRIES);
  }

  private Process start(int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            UpstreamVictim.class.getName(),
            Integer.toString(port),
            folder.resolve("mqtt.position").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("victim.log").toFile())
        .start();
  }
}
