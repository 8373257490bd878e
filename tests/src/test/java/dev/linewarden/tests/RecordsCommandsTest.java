package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an auditor and a service technician do with a station's records, as they do it.
class RecordsCommandsTest {
  @TempDir Path root;

  @Test
  void besideARunningStationItsDataAreExportedAndBackedUpAndAfterAKillItsTrailHolds()
      throws IOException {
    Path data = root.resolve("data");
    Path backup = root.resolve("stick");
    try (StationProcess station = StationProcess.run(data)) {
      station.post("/api/v1/batch", "{\"name\": \"lot 12\"}");
      station.await(
          "20 parts of the batch passed",
          now ->
              now.at("/ledger/passed").asLong() >= 20
                  && now.at("/batch").asString().equals("lot 12"));

      String parts = ok(data, "export", "parts", "--format", "jsonl");
      assertThat(parts).contains("\"batch\":\"lot 12\"").contains("\"ending\":\"passed\"");
      assertThat(command("backup", backup.toString(), "--data", data.toString()).exitCode())
          .isZero();
      station.kill();
    }
    try (StationProcess station = StationProcess.run(data)) {
      station.await("20 parts passed", now -> now.at("/ledger/passed").asLong() >= 20);
      station.stop();
    }
    assertThat(ok(data, "audit", "verify")).contains("Everything is as it was written.");
    assertThat(ok(data, "audit", "log"))
        .containsSubsequence(
            "station started, by the station",
            "line started, by the configuration",
            "batch begun: lot 12, by screen at 127.0.0.1",
            "station killed, by the station",
            "station started, by the station",
            "line stopped, by shutdown",
            "station stopped, by the station");

    restoredItGoesOn(backup);
  }

  private void restoredItGoesOn(Path backup) throws IOException {
    Path restored = root.resolve("restored");
    assertThat(command("restore", backup.toString(), "--data", restored.toString()).exitCode())
        .isZero();
    try (StationProcess station = StationProcess.run(restored)) {
      station.await("a part passed", now -> now.at("/batch").asString().equals("lot 12"));
    }
  }

  @Test
  void aChangedLineOfTheTrailAndAnotherStationsDataAreNamed() throws IOException {
    Path data = root.resolve("data");
    try (StationProcess station = StationProcess.run(data)) {
      station.await("a part passed", now -> now.at("/ledger/passed").asLong() >= 1);
      station.stop();
    }
    Path trail = data.resolve("audit/000001.audit");
    Files.writeString(trail, Files.readString(trail).replace("the configuration", "somebody else"));
    StationProcess verify = command("audit", "verify", "--data", data.toString());
    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(verify.said()).contains("NOT as it was written: 000001.audit, line 3");

    Files.writeString(data.resolve("station"), "format 1\nstation another\n");
    StationProcess refused = command("run", "--data", data.toString(), "--port", "0");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.said()).contains("belongs to 'another'");
  }

  private static String ok(Path data, String... words) throws IOException {
    List<String> all = new java.util.ArrayList<>(List.of(words));
    all.addAll(List.of("--data", data.toString()));
    StationProcess process = command(all.toArray(String[]::new));
    assertThat(process.exitCode()).as(process.said()).isZero();
    return process.said();
  }

  private static StationProcess command(String... words) throws IOException {
    return StationProcess.start(List.of(), words);
  }
}
