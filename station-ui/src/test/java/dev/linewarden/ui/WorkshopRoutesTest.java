package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Frames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkshopRoutesTest {
  private final ScreenRig rig = new ScreenRig();

  @AfterAll
  void stop() {
    rig.close();
  }

  @BeforeEach
  void forget() {
    rig.workshop.asked.clear();
    rig.workshop.heldRows = 1;
    rig.workshop.listWritten = false;
  }

  @Test
  void aMovedLimitIsAnsweredWithPartsAndValues() {
    HttpResponse<String> answer =
        rig.browser.get("/api/v1/recipes/bottle/3/limit?limit=cap%20missing&min=95&since=1000");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode said = rig.browser.json(answer);
    assertThat(said.get("passing").asInt()).isEqualTo(0);
    assertThat(said.get("parts").asInt()).isEqualTo(3);
    assertThat(said.get("now").get("min").asDouble()).isEqualTo(100);
    assertThat(said.get("now").get("max").isNull()).isTrue();
    assertThat(said.get("then").get("min").asDouble()).isEqualTo(95);
    assertThat(said.get("leftOut").get("bottle r1").asInt()).isEqualTo(7);
    assertThat(said.get("bands").get(0).get("good").get("count").asInt()).isEqualTo(2);
    assertThat(rig.workshop.asked.getFirst()).contains("fromMillis=1000");
  }

  @Test
  void whatHasToBeHeldBackIsCountedAndListed() {
    String question = "?recipe=bottle&revision=3&limit=cap%20missing&min=110&since=1000";

    JsonNode said = rig.browser.json(rig.browser.get("/api/v1/hold" + question));
    HttpResponse<String> list = rig.browser.get("/api/v1/hold/list?until=5000");

    assertThat(said.path("held").asInt()).isEqualTo(1);
    assertThat(said.path("stretches").get(0).path("fromMillis").asLong()).isEqualTo(60_000);
    assertThat(said.path("leftOut").path("bottle r1").asInt()).isEqualTo(7);
    assertThat(list.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(name -> assertThat(name).contains("hold.csv"));
    assertThat(list.body()).isEqualTo("action,part\r\nhold,2\r\n");
    assertThat(rig.workshop.asked.getFirst()).contains("cap missing", "OptionalDouble[110.0]");
    assertThat(rig.workshop.asked.getLast()).startsWith("Passed").contains("toMillis=5000");
  }

  @Test
  void whoReadsAHoldListSlowlyHoldsUpNoOtherQuestion() throws IOException {
    // Some 40 MB: more than the network's own buffers hold.
    rig.workshop.heldRows = 5_000_000;
    String request = "GET /api/v1/hold/list HTTP/1.1\r\nHost: localhost\r\n\r\n";
    try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), rig.screen.port())) {
      slow.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

      rig.await("the answer is complete and nobody has read it", () -> rig.workshop.listWritten);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/hold?limit=cap, ?revision= must be a number",
    "/api/v1/hold?limit=cap&revision=1, ?recipe= is needed",
    "/api/v1/recipes/bottle/x/limit?limit=cap, must be a number",
    "/api/v1/recipes/bottle/3/limit, ?limit= is needed",
    "/api/v1/recipes/bottle/3/limit?limit=cap%20missing&min=NaN, ?min= must be a number",
    "/api/v1/recipes/bottle/3/limit?limit=lid, there is no limit 'lid'"
  })
  void aWrongQuestionIsRefusedInOneSentence(String path, String said) {
    HttpResponse<String> answer = rig.browser.get(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(rig.browser.json(answer).get("error").asString()).contains(said);
  }

  @Test
  void aDraftIsFollowedDroppedAndPromoted() {
    String draft =
        "{\"id\": \"bottle\", \"revision\": 3, \"limits\": [{\"limit\": \"cap missing\","
            + " \"end\": \"min\", \"value\": 95}]}";
    assertThat(rig.browser.post("/api/v1/draft", draft).statusCode()).isEqualTo(202);
    assertThat(rig.browser.post("/api/v1/draft/drop", "{}").statusCode()).isEqualTo(202);
    String wish = "{\"deed\": \"draft of bottle r3\", \"why\": \"fewer false rejects\"}";
    assertThat(rig.browser.post("/api/v1/draft/promote", wish).statusCode()).isEqualTo(202);
    String neither = draft.replace("min", "middle");
    assertThat(rig.browser.post("/api/v1/draft", neither).statusCode()).isEqualTo(400);
    assertThat(rig.browser.post("/api/v1/draft/promote", "{}").statusCode()).isEqualTo(400);
    String ofNone = "{\"why\": \"fewer false rejects\"}";
    assertThat(rig.browser.post("/api/v1/draft/promote", ofNone).statusCode()).isEqualTo(400);

    assertThat(rig.workshop.asked)
        .containsExactly(
            "follow bottle r3 with cap missing from 95.0 to as it is",
            "drop by screen at 127.0.0.1",
            "promote draft of bottle r3 by screen at 127.0.0.1: fewer false rejects");
  }

  @Test
  void aRecipeIsCalledByNumberAndByCode() {
    assertThat(rig.browser.post("/api/v1/recipe/number", "{\"number\": 7}").statusCode())
        .isEqualTo(202);
    assertThat(rig.browser.post("/api/v1/recipe/code", "{\"code\": \"4012\"}").statusCode())
        .isEqualTo(202);
    assertThat(rig.browser.post("/api/v1/recipe/number", "{\"number\": \"7\"}").statusCode())
        .isEqualTo(400);

    assertThat(rig.workshop.asked)
        .containsExactly("number 7 by screen at 127.0.0.1", "code 4012 by screen at 127.0.0.1");
  }

  @Test
  void whatTheTwoDisagreeOnIsListedWithItsPicture() {
    Parts parts = new Parts();
    try (Frames frames = Frames.of(parts.frame(12))) {
      rig.screen.disagreed(Parts.disagreement(12), frames);
    }
    rig.await("its picture", () -> rig.browser.get("/api/v1/draft/12/image").statusCode() == 200);
    rig.await("its frame given back", () -> parts.framesOut.get() == 0);
    JsonNode said = rig.browser.json(rig.browser.get("/api/v1/draft"));

    assertThat(said.get("draft").get("compared").asInt()).isEqualTo(100);
    assertThat(said.get("draft").get("agreed").asInt()).isEqualTo(95);
    assertThat(said.get("draft").get("draftRemoves").get("high").asDouble()).isBetween(0.1, 0.2);
    JsonNode part = said.get("disagreements").get(0);
    assertThat(part.get("part").asInt()).isEqualTo(12);
    assertThat(part.get("live").get("verdict").asString()).isEqualTo("pass");
    assertThat(part.get("draft").get("why").get(0).asString())
        .isEqualTo("cap: mean 105 is 5 below 110");
    assertThat(rig.browser.get("/api/v1/draft/13/image").statusCode()).isEqualTo(404);

    rig.screen.forgetDisagreements();

    assertThat(rig.browser.json(rig.browser.get("/api/v1/draft")).get("disagreements")).isEmpty();
  }
}
