package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

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

  private static String body(String name) {
    return "{\"id\":\"bottle\",\"revision\":2,\"recipe\":{\"name\":\"" + name + "\"},\"why\":\"\"}";
  }
}
