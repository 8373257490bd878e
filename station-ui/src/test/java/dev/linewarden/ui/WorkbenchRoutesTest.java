package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkbenchRoutesTest {
  private final ScreenRig rig = new ScreenRig();

  @AfterAll
  void stop() {
    rig.close();
  }

  @BeforeEach
  void forget() {
    rig.workbench.asked.clear();
  }

  @Test
  void aRecipeIsReadAsItIsStored() {
    assertThat(rig.browser.get("/api/v1/recipes/bottle/2").body())
        .isEqualTo(ScriptedWorkbench.TEXT);
    assertThat(rig.browser.get("/api/v1/recipes/other/2").statusCode()).isEqualTo(400);
    assertThat(rig.browser.get("/api/v1/recipes/bottle/two").statusCode()).isEqualTo(400);
  }

  @Test
  void aRecipesRevisionsSayWhoMadeThemAndWhatChanged() {
    assertThat(rig.browser.get("/api/v1/recipes/bottle/history").body())
        .contains("\"author\":\"Ada\"", "\"reason\":\"too strict\"", "\"changes\":[\"min up\"]");
  }

  @Test
  void aChangedRecipeIsTriedOnAPart() {
    HttpResponse<String> answer =
        rig.browser.post(
            "/api/v1/recipes/trial",
            "{\"id\":\"bottle\",\"revision\":2,\"recipe\":{\"id\":\"bottle\"},\"part\":7}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"verdict\":\"reject\"", "\"faults\":[\"cap missing\"]", "\"millis\":0.25");
    assertThat(rig.workbench.asked).containsExactly("bottle r2 {\"id\":\"bottle\"} on 7");
  }

  @Test
  void aChangedRecipeIsKeptWithItsReason() {
    HttpResponse<String> answer =
        rig.browser.post(
            "/api/v1/recipes",
            "{\"id\":\"bottle\",\"revision\":2,\"recipe\":{\"a\":1},\"why\":\"caps are darker\"}");

    assertThat(answer.body()).isEqualTo("{\"id\":\"bottle\",\"revision\":3}");
    assertThat(rig.workbench.asked).containsExactly("keep {\"a\":1}: caps are darker");
  }

  @Test
  void aRecipeMayBeLargeButNotHuge() {
    String large = "x".repeat(100_000);
    String huge = "x".repeat(WorkbenchRoutes.RECIPE_BYTES_MAX);

    assertThat(rig.browser.post("/api/v1/recipes", body(large)).statusCode()).isEqualTo(200);
    assertThat(rig.browser.post("/api/v1/recipes", body(huge)).statusCode()).isEqualTo(413);
    assertThat(rig.browser.post("/api/v1/batch", "{\"name\":\"" + large + "\"}").statusCode())
        .isEqualTo(413);
  }

  @Test
  void aRecipeLeavesAsAFileAndComesInAsOne() {
    HttpResponse<String> file = rig.browser.get("/api/v1/recipes/bottle/2/bundle");
    HttpRequest.Builder wish =
        HttpRequest.newBuilder(rig.browser.at("/api/v1/recipes/import?why=as%20there"))
            .POST(HttpRequest.BodyPublishers.ofString("PK"));
    HttpResponse<String> taken =
        rig.browser.send(wish.setHeader("Content-Type", "application/octet-stream").build());
    HttpResponse<String> refused =
        rig.browser.send(wish.setHeader("Content-Type", "application/json").build());

    assertThat(file.body()).isEqualTo("bundle of bottle r2");
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .contains("bottle-r2.lwr");
    assertThat(rig.browser.json(taken).path("id").asString()).isEqualTo("guest");
    assertThat(refused.statusCode()).isEqualTo(415);
    assertThat(rig.workbench.asked).endsWith("take PK: as there");
  }

  @Test
  void toolsAreTaughtOnAKeptPicture() {
    String on = "\"id\":\"bottle\",\"revision\":2,\"part\":7,\"view\":\"\"";

    HttpResponse<String> picture =
        rig.browser.post("/api/v1/recipes/teach/picture", "{" + on + "}");
    HttpResponse<String> colour =
        rig.browser.post("/api/v1/recipes/teach/colour", "{" + on + ",\"box\":[3,4,5,6]}");
    HttpResponse<String> flat =
        rig.browser.post("/api/v1/recipes/teach/colour", "{" + on + ",\"box\":[3,4]}");

    assertThat(rig.browser.json(picture).path("file").asString()).isEqualTo("part-7.png");
    assertThat(colour.body()).isEqualTo("{\"lab\":[50.0,3.0,4.0],\"within\":12.0}");
    assertThat(flat.statusCode()).isEqualTo(400);
    assertThat(flat.body()).contains("'box' must be x, y, width and height, but has 2 numbers");
  }

  private static String body(String name) {
    return "{\"id\":\"bottle\",\"revision\":2,\"recipe\":{\"name\":\"" + name + "\"},\"why\":\"\"}";
  }
}
