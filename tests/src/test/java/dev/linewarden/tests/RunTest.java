package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The station as a user meets it: started, stopped, killed, started again.
class RunTest {
  @TempDir Path data;

  @Test
  void aStationWithoutAnySettingsInspectsAndItsLedgerBalances() throws IOException {
    try (StationProcess station = StationProcess.run(data)) {
      JsonNode status =
          station.await(
              "40 parts passed",
              now ->
                  now.at("/ledger/passed").asLong() >= 40
                      && now.at("/state").asString().equals("running"));

      StationProcess.everyPartIsAccountedFor(status);
      station.await(
          "about 600 parts a minute",
          now -> Math.abs(now.at("/partsPerMinute").asDouble() - 600) < 300);
    }
  }

  @Test
  void ctrlCEndsItCleanlyAndTheNextStartGoesOn() throws IOException {
    long triggered;
    try (StationProcess station = StationProcess.run(data)) {
      triggered = passed(station, 20).at("/ledger/triggered").asLong();
      assertThat(station.stop()).isIn(0, 143);
    }
    try (StationProcess station = StationProcess.run(data)) {
      JsonNode status = passed(station, triggered);
      assertThat(status.at("/ledger/triggered").asLong()).isGreaterThan(triggered);
      StationProcess.everyPartIsAccountedFor(status);
    }
  }

  @Test
  void killedInMidRunItLosesNothingThatItHadShown() throws IOException {
    long shown = 0;
    for (int round = 0; round < 3; round++) {
      try (StationProcess station = StationProcess.run(data)) {
        JsonNode status = passed(station, shown + 20);
        StationProcess.everyPartIsAccountedFor(status);
        // What the plant was told is safe on disk; the screen may be a group of writes ahead.
        shown = status.at("/ledger/passed").asLong() - 10;
        station.kill();
      }
    }
    try (StationProcess station = StationProcess.run(data)) {
      JsonNode status = passed(station, shown);
      StationProcess.everyPartIsAccountedFor(status);
      assertThat(status.at("/ledger/interrupted").asLong()).isPositive();
    }
  }

  @Test
  void itTalksToNobodyButThoseItsConfigurationNames() throws IOException {
    Path trace = data.resolve("trace");
    List<String> tracer =
        List.of(
            // -D: the station stays our child, and the tracer is the one beside it.
            "strace",
            "-D",
            "-f",
            "-qq",
            "-e",
            "trace=connect,sendto,sendmsg",
            "-o",
            trace.toString());
    try (StationProcess station =
        StationProcess.start(
            tracer, "run", "--data", data.resolve("data").toString(), "--port", "0")) {
      passed(station, 20);
      station.stop();
    }
    Pattern internet =
        Pattern.compile(
            "sin6?_port=htons\\((\\d+)\\).*?(?:inet_addr\\(\"([^\"]*)\"|inet_pton\\(AF_INET6, \"([^\"]*)\")");
    Matcher call = internet.matcher(Files.readString(trace));
    int seen = 0;
    while (call.find()) {
      seen++;
      String address = String.valueOf(call.group(2) == null ? call.group(3) : call.group(2));
      assertThat(address).as(call.group()).matches("127\\..*|::1|::ffff:127\\..*");
      assertThat(call.group(1)).as("a name look-up: " + call.group()).isNotEqualTo("53");
    }
    assertThat(seen).as("connections seen: at least the feed to our own broker").isPositive();
  }

  private static JsonNode passed(StationProcess station, long parts) {
    return station.await(
        parts + " parts passed", now -> now.at("/ledger/passed").asLong() >= parts);
  }
}
