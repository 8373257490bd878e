package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The real process when something goes wrong in it: nothing passes that was not proven good, the
/// heartbeat stops, and the ledger accounts for every part. What kill -9 leaves is in [RunTest].
class FailSafeTest {
  private static final Duration STOPPED = Duration.ofSeconds(2);

  /// Parts between the part sensor and the ejector, some of which were pardoned already.
  private static final int ON_BELT = 6;

  @TempDir Path data;
  @TempDir Path folder;

  @Test
  void aThreadThatThrowsLetsNothingThroughAndStopsTheHeartbeat() throws IOException {
    try (StationProcess station = StationProcess.run(data)) {
      passed(station, 20);
      Intruder.into(station.pid(), Intruder.THROW, folder);
      long unjudged = station.status().at("/counts/unjudged").asLong();
      JsonNode broken =
          station.await(
              "parts without a verdict",
              now -> now.at("/counts/unjudged").asLong() >= unjudged + ON_BELT);
      JsonNode later =
          station.await(
              "they are removed",
              now -> now.at("/ledger/removed").asLong() >= removed(broken) + ON_BELT);

      assertThat(later.at("/ledger/passed").asLong()).isEqualTo(passed(broken));
      assertThat(beats(later)).isEqualTo(beats(broken));
      StationProcess.everyPartIsAccountedFor(later);
      assertThat(later.at("/faults").toString()).contains("failed: IllegalStateException");
    }
  }

  @Test
  void aFullHeapEndsTheProcessAndTheNextStartAccountsForAllParts() throws IOException {
    try (StationProcess station = StationProcess.run(data)) {
      passed(station, 20);
      Intruder.into(station.pid(), Intruder.EAT, folder);
      assertThat(station.exitCode()).isNotZero();
      assertThat(station.said()).contains("OutOfMemoryError");
    }
    try (StationProcess station = StationProcess.run(data)) {
      long kept = passed(station.status());
      assertThat(kept).isGreaterThanOrEqualTo(10);
      StationProcess.everyPartIsAccountedFor(passed(station, kept + 5));
    }
  }

  @Test
  void aProcessThatWasHeldForTwoSecondsDoesNotGoOnAsIfNothingHadBeen() throws IOException {
    try (StationProcess station = StationProcess.run(data)) {
      long before = passed(passed(station, 20));
      signal("-STOP", station);
      LockSupport.parkNanos(STOPPED.toNanos());
      signal("-CONT", station);
      LockSupport.parkNanos(STOPPED.toNanos());
      JsonNode after = station.status();
      LockSupport.parkNanos(STOPPED.toNanos());

      assertThat(after.at("/state").asString()).isEqualTo("faulted");
      assertThat(beats(station.status())).isEqualTo(beats(after));
      StationProcess.everyPartIsAccountedFor(after);
      // A person's start goes on.
      passed(station, before + 40);
    }
  }

  private static void signal(String name, StationProcess station) throws IOException {
    try {
      Process kill = new ProcessBuilder("kill", name, Long.toString(station.pid())).start();
      assertThat(kill.waitFor()).isZero();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode passed(StationProcess station, long parts) {
    return station.await(
        parts + " parts passed", now -> now.at("/ledger/passed").asLong() >= parts);
  }

  private static long passed(JsonNode status) {
    return status.at("/ledger/passed").asLong();
  }

  private static long removed(JsonNode status) {
    return status.at("/ledger/removed").asLong();
  }

  private static long beats(JsonNode status) {
    return status.at("/heartbeats").asLong();
  }
}
