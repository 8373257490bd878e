package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inference.Weights;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.opcua.PasswordHash;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.RecipeFile;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.References;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A plant that asks a whole station by OPC UA, with the client of another vendor.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpcUaTest {
  /// Lets every part through: on a busy machine an ejection that is missed would stop the line.
  private static final String BRIGHT =
      """
      {"format": 1, "id": "RECIPE", "name": "Bright", "frame": {"width": 1280, "height": 1024},
       "tools": [{"name": "t", "kind": "mean", "box": [0, 0, 1280, 1024]}],
       "limits": [{"tool": "t", "finding": "mean", "min": 0, "fault": "dark"}]}
      """;

  private static final int JOB_STARTED = 1013;

  @TempDir static Path folder;
  private StationProcess station;
  private OpcUaClient client;
  private OpcUaClient stranger;

  @BeforeAll
  void aStationWithOpcUaWhoseClientIsTrusted() throws IOException {
    Files.writeString(folder.resolve("mes.password"), PasswordHash.of("may command").line());
    Files.writeString(folder.resolve("wall.password"), PasswordHash.of("may only look").line());
    int port = freePort();
    Path config =
        Files.writeString(
            folder.resolve("station.toml"),
            """
            [station]
            starts_alone = true
            recipe = "bright"
            [line]
            deadline_ms = 200
            [belt]
            mm_per_second = 1200
            [sensors]
            confirm_tolerance_ms = 40
            [inference]
            budget_ms = 1000
            [opcua]
            enabled = true
            port = %d
            [[opcua.users]]
            name = "mes"
            password_file = "mes.password"
            may = "command"
            [[opcua.users]]
            name = "wall"
            password_file = "wall.password"
            """
                .formatted(port));
    keep("bright");
    keep("brighter");
    client = new OpcUaClient(port, folder.resolve("client"));
    stranger = new OpcUaClient(port, folder.resolve("stranger"));
    station =
        StationProcess.run(folder.resolve("data"), "--config", config.toString(), "--rate", "240");
    trust();
  }

  /// As a person does it: with the certificate that a client came with, once the server is there.
  private void trust() throws IOException {
    Path keys = folder.resolve("data/opcua");
    for (int look = 0; look < 40; look++) {
      if (client.run(OpcUaSteps.as("mes")).getLast().has("done")) {
        return;
      }
      if (Files.isDirectory(keys.resolve("rejected"))) {
        try (Stream<Path> refused = Files.list(keys.resolve("rejected"))) {
          for (Path each : refused.toList()) {
            Files.move(each, keys.resolve("trusted/certs").resolve(each.getFileName()));
          }
        }
      }
    }
    throw new AssertionError("a certificate that is trusted is still refused\n" + station.said());
  }

  private void keep(String id) throws IOException {
    FaultLog faults = new FaultLog(new MonotonicClock());
    Path recipe = Files.writeString(folder.resolve("recipe.json"), BRIGHT.replace("RECIPE", id));
    try (DataFolder data = DataFolder.open(folder.resolve("data"))) {
      new RecipeStore(data, faults, Weights::beside).save(RecipeFile.read(recipe), References.NONE);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /// A busy machine may have missed an ejection: then the line stands, as it must.
  @BeforeEach
  void theLineRuns() {
    station.await("the line runs", now -> now.at("/state").asString().equals("running"));
  }

  @AfterAll
  void itEndsInOrder() {
    assertThat(station.stop()).isIn(0, 143);
  }

  @Test
  void theStateAndTheCountsAreThereToReadAndFollow() throws IOException {
    List<JsonNode> told =
        client.run(
            OpcUaSteps.as(
                "wall",
                OpcUaSteps.read(OpcUaSteps.MACHINE + "/CurrentState"),
                OpcUaSteps.read("o:VisionSystem/v:SystemState"),
                OpcUaSteps.read("o:Station/o:Recipe"),
                Map.of(
                    "subscribe",
                    Map.of(
                        "from",
                        OpcUaSteps.path("o:VisionSystem"),
                        "values",
                        List.of(OpcUaSteps.path("o:Station/o:Judged")))),
                Map.of("waitMillis", 3000)));

    assertThat(OpcUaSteps.value(told, OpcUaSteps.MACHINE + "/CurrentState").asString())
        .isEqualTo("Operational");
    assertThat(OpcUaSteps.value(told, "o:VisionSystem/v:SystemState").has("state")).isTrue();
    assertThat(OpcUaSteps.value(told, "o:Station/o:Recipe").asString()).isNotEmpty();
    List<Long> counts =
        told.stream()
            .filter(each -> each.has("changed"))
            .map(each -> each.at("/value").asLong())
            .toList();
    assertThat(counts).hasSizeGreaterThan(2).isSorted();
  }

  @Test
  void eachPartIsToldAndCanBeAskedFor() throws IOException {
    List<JsonNode> results =
        OpcUaSteps.results(
            client.run(OpcUaSteps.as("wall", OpcUaSteps.following(), Map.of("waitMillis", 3000))));
    String part = results.getFirst().at("/ResultId/id").asString();

    List<JsonNode> asked =
        client.run(
            OpcUaSteps.as(
                "wall",
                OpcUaSteps.call(
                    "o:VisionSystem/v:ResultManagement/v:GetResultById",
                    Map.of("type", "ResultIdDataType", "Id", part),
                    Map.of("dataType", "Int32", "value", 0)),
                OpcUaSteps.call(
                    "o:VisionSystem/v:ResultManagement/v:GetResultById",
                    Map.of("type", "ResultIdDataType", "Id", "no such part"),
                    Map.of("dataType", "Int32", "value", 0))));

    assertThat(results).hasSizeGreaterThan(2);
    assertThat(results.getFirst().at("/JobId/id").asString()).isNotEmpty();
    assertThat(results.getFirst().at("/ResultContent/0/value").asString())
        .isIn("pass", "reject", "unjudged");
    assertThat(OpcUaSteps.calls(asked).getFirst().at("/outputs/1/partId/id").asString())
        .isEqualTo(part);
    assertThat(OpcUaSteps.calls(asked).getLast().at("/status").asString()).isEqualTo("BadNotFound");
  }

  @Test
  void whoMayCommandStopsHaltsResetsAndStarts() throws IOException {
    Map<String, Object> why = Map.of("dataType", "Int32", "value", 0);
    Map<String, Object> words = Map.of("dataType", "String", "value", "a test");
    List<JsonNode> told =
        client.run(
            OpcUaSteps.as(
                "mes",
                Map.of(
                    "subscribe",
                    Map.of("from", OpcUaSteps.path("o:VisionSystem"), "fields", List.of("JobId"))),
                OpcUaSteps.call(OpcUaSteps.AUTOMATIC + "/v:Stop", why, words),
                OpcUaSteps.until(OpcUaSteps.AUTOMATIC + "/CurrentState", "Ready"),
                OpcUaSteps.call(OpcUaSteps.MACHINE + "/v:Halt", why, words),
                OpcUaSteps.until(OpcUaSteps.MACHINE + "/CurrentState", "Halted"),
                OpcUaSteps.start(),
                OpcUaSteps.call(OpcUaSteps.MACHINE + "/v:Reset", why, words),
                OpcUaSteps.until(OpcUaSteps.AUTOMATIC + "/CurrentState", "Ready"),
                OpcUaSteps.start(),
                OpcUaSteps.until(OpcUaSteps.AUTOMATIC + "/CurrentState", "ContinuousExecution"),
                Map.of("untilEvent", JOB_STARTED)));

    assertThat(OpcUaSteps.calls(told))
        .extracting(each -> each.at("/status").asString())
        .containsExactly("Good", "Good", "BadInvalidState", "Good", "Good");
    assertThat(told).last().matches(each -> each.has("done"));
    assertThat(OpcUaSteps.eventTypes(told)).contains(1018, 1023, JOB_STARTED);
    assertThat(station.status().at("/state").asString()).isEqualToIgnoringCase("running");
  }

  @Test
  void aRecipeIsPreparedByTheStationsOwnChangeover() throws IOException {
    List<JsonNode> told =
        client.run(
            OpcUaSteps.as(
                "mes",
                OpcUaSteps.call(
                    "o:VisionSystem/v:RecipeManagement/v:PrepareRecipe",
                    Map.of("type", "RecipeIdExternalDataType", "Id", "brighter"),
                    Map.of("dataType", "Null")),
                OpcUaSteps.until("o:Station/o:Recipe", "brighter"),
                OpcUaSteps.call(
                    "o:VisionSystem/v:RecipeManagement/v:PrepareRecipe",
                    Map.of("type", "RecipeIdExternalDataType", "Id", "nobody knows it"),
                    Map.of("dataType", "Null"))));

    assertThat(told).last().matches(each -> each.has("done"));
    assertThat(OpcUaSteps.calls(told))
        .extracting(each -> each.at("/status").asString())
        .containsExactly("Good", "BadInvalidArgument");
    assertThat(station.status().at("/recipe/id").asString()).isEqualTo("brighter");
  }

  @Test
  void whoMayOnlyLookOrSaysAWrongPasswordIsRefused() throws IOException {
    Map<String, Object> wrong = new java.util.HashMap<>(OpcUaSteps.as("mes"));
    wrong.put("password", "not the password");

    assertThat(
            OpcUaSteps.calls(
                client.run(
                    OpcUaSteps.as(
                        "wall", OpcUaSteps.call(OpcUaSteps.MACHINE + "/v:SelectModeAutomatic")))))
        .singleElement()
        .matches(each -> each.at("/status").asString().equals("BadUserAccessDenied"));
    assertThat(client.run(wrong))
        .last()
        .matches(each -> each.at("/refused").asString().contains("BadUserAccessDenied"));
  }

  @Test
  void aStrangersCertificateIsRefusedAndNothingGoesUnencrypted() throws IOException {
    Map<String, Object> asking = new java.util.HashMap<>(OpcUaSteps.as("mes"));
    asking.put("endpoints", true);
    Map<String, Object> plain = new java.util.HashMap<>(OpcUaSteps.as("mes"));
    plain.put("policy", "None");

    List<JsonNode> told = stranger.run(asking);

    assertThat(told).last().matches(each -> each.has("refused"));
    assertThat(folder.resolve("data/opcua/rejected")).isNotEmptyDirectory();
    assertThat(told.getFirst().at("/endpoints"))
        .hasSize(3)
        .allMatch(each -> each.at("/mode").asString().equals("SignAndEncrypt"));
    assertThat(client.run(plain)).last().matches(each -> each.has("refused"));
  }
}
