package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.records.AuditLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A plant that asks a whole station by OPC UA, with the client of another vendor.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpcUaTest {
  private static final int JOB_STARTED = 1013;

  @TempDir static Path folder;
  private StationProcess station;
  private OpcUaClient client;
  private OpcUaClient stranger;
  private Attendant attendant;

  @BeforeAll
  void aStationWithOpcUaWhoseClientIsTrusted() throws IOException {
    OpcUaStation made = OpcUaStation.run(folder);
    station = made.process();
    client = made.client();
    stranger = made.stranger();
  }

  /// A busy machine may have missed an ejection: then the line stands, as it must.
  @BeforeEach
  void theLineRuns() {
    station.await("the line runs", now -> now.at("/state").asString().equals("running"));
    attendant = new Attendant(station);
  }

  @AfterEach
  void nobodyStandsThere() {
    attendant.close();
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
                OpcUaSteps.untilTold("values", 4)));

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
            client.run(
                OpcUaSteps.as("wall", OpcUaSteps.following(), OpcUaSteps.untilTold("results", 4))));
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
    station.await("the line runs", now -> now.at("/state").asString().equals("running"));
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

  @ParameterizedTest
  @ValueSource(strings = {"Aes128_Sha256_RsaOaep", "Aes256_Sha256_RsaPss"})
  void theNewerPoliciesAreSpokenToo(String policy) throws IOException {
    Map<String, Object> newer =
        new java.util.HashMap<>(OpcUaSteps.as("mes", OpcUaSteps.read("o:Station/o:Recipe")));
    newer.put("policy", policy);

    List<JsonNode> told = client.run(newer);

    assertThat(told).last().matches(each -> each.has("done"));
    assertThat(OpcUaSteps.value(told, "o:Station/o:Recipe").asString()).isNotEmpty();
  }

  @Test
  void whoSignsOnAndOffStandsInTheAuditTrailWithHowHeCame() throws IOException {
    assertThat(client.run(OpcUaSteps.as("mes"))).last().matches(each -> each.has("done"));
    assertThat(client.run(OpcUaSteps.as("wall"))).last().matches(each -> each.has("done"));

    station.await(
        "all four are in the audit trail",
        _ ->
            trail()
                .containsAll(
                    Set.of(
                        "signed on by mes at 127.0.0.1 (OPC UA)",
                        "signed off by mes at 127.0.0.1 (OPC UA)",
                        "signed on by wall at 127.0.0.1 (OPC UA)",
                        "signed off by wall at 127.0.0.1 (OPC UA)")));
  }

  private static Set<String> trail() {
    Set<String> trail = new HashSet<>();
    AuditLog.forEach(
        folder.resolve("data"),
        event -> trail.add("%s by %s".formatted(event.kindWords(), event.who())));
    return trail;
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
