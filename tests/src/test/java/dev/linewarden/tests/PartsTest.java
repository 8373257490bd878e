package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Lines without a part sensor.
final class PartsTest {
  @TempDir Path folder;

  @Test
  void aPersonTellsOfEachPart() throws IOException {
    try (StationProcess station = station("told_by = \"hand\"")) {
      station.await("it runs", now -> now.at("/state").asString().equals("running"));
      assertThat(station.status().at("/byHand").asBoolean()).isTrue();
      assertThat(station.status().at("/ledger/triggered").asLong()).isZero();
      for (int part = 1; part <= 3; part++) {
        int so = part;
        // Two parts cannot be nearer than they are long, 50 ms here.
        LockSupport.parkNanos(200_000_000);
        station.await("it runs", now -> now.at("/state").asString().equals("running"));
        station.post("/api/v1/part", "{}");
        station.await("part " + so, now -> now.at("/ledger/triggered").asLong() == so);
      }
      JsonNode done =
          station.await("all have gone", now -> now.at("/ledger/inFlight").asLong() == 0);
      StationProcess.everyPartIsAccountedFor(done);
      station.post("/api/v1/stop", "{}");
      station.await("it stands", now -> now.at("/state").asString().equals("stopped"));
      assertThat(station.refusal("/api/v1/part", "{}")).contains("the line does not run");
    }
  }

  @Test
  void theClockTellsOfEachPart() throws IOException {
    try (StationProcess station = station("told_by = \"interval\"\ninterval_ms = 200")) {
      JsonNode status =
          station.await("parts passed", now -> now.at("/ledger/passed").asLong() >= 15);
      assertThat(status.at("/byHand").asBoolean()).isFalse();
      station.await(
          "about 300 parts a minute",
          now -> Math.abs(now.at("/partsPerMinute").asDouble() - 300) < 100);
      assertThat(station.refusal("/api/v1/part", "{}")).contains("not told of by hand");
    }
  }

  private StationProcess station(String parts) throws IOException {
    return StationProcess.configured(
        folder,
        """
        [station]
        starts_alone = true
        [parts]
        %s
        """
            .formatted(parts));
  }
}
