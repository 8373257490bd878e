package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.Right;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignOnRoutesTest {
  private static final String ANNA = "{\"name\": \"anna\", \"secret\": \"right\"}";

  private final ScreenRig rig = new ScreenRig();

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void whoSignsOnGetsACookieThatNoScriptReadsAndNoOtherSiteSends() {
    HttpResponse<String> answer = rig.browser.post("/api/v1/sign-on", ANNA);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(cookie(answer))
        .startsWith("linewarden-" + rig.screen.port() + "=")
        .contains("HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContainIgnoringCase("expires");
    assertThat(rig.browser.json(answer).get("name").asString()).isEqualTo("anna");
  }

  @Test
  void whatAPersonDoesIsDoneInThatPersonsNameAndKeepsTheSessionBusy() {
    String session = signedOn();

    assertThat(rig.browser.post("/api/v1/stop", "{}", "Cookie", session).statusCode())
        .isEqualTo(202);
    assertThat(rig.station.asked).containsExactly("stop by anna at 127.0.0.1");
    assertThat(rig.reception.asked).contains("active");
    rig.browser.get("/api/v1/status", "Cookie", session);
    assertThat(rig.reception.asked).as("looking is no activity").containsOnlyOnce("active");
  }

  @Test
  void whoOnlyRunsTheLineChoosesAmongWhatIsLeftToOperators() {
    String bottle = "{\"id\": \"bottle\", \"revision\": 3}";
    rig.reception.strangers = EnumSet.of(Right.ENTER, Right.VIEW, Right.RUN);
    rig.station.operatorRecipes = Set.of("jar");

    HttpResponse<String> refused = rig.browser.post("/api/v1/recipe", bottle);
    HttpResponse<String> taken = rig.browser.post("/api/v1/recipe", bottle, "Cookie", signedOn());

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("'bottle' is not one of those that operators choose");
    assertThat(rig.browser.json(rig.browser.get("/api/v1/recipes"))).hasSize(1);
    assertThat(taken.statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource({"number, '{\"number\": 7}'", "code, '{\"code\": \"4006\"}'"})
  void whatIsNotLeftToOperatorsTheyDoNotCallByNumberOrCodeEither(String way, String body) {
    rig.reception.strangers = EnumSet.of(Right.ENTER, Right.VIEW, Right.RUN);
    rig.station.operatorRecipes = Set.of("jar");

    HttpResponse<String> refused = rig.browser.post("/api/v1/recipe/" + way, body);

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(rig.workshop.asked).isEmpty();
    String session = signedOn();
    assertThat(rig.browser.post("/api/v1/recipe/" + way, body, "Cookie", session).statusCode())
        .isEqualTo(202);
    assertThat(rig.workshop.asked).hasSize(1);
  }

  @Test
  void aSessionThatWasThereBeforeEndsAndItsNumberIsNotTakenOver() {
    String first = signedOn();
    String port = "linewarden-" + rig.screen.port();

    String second = session(rig.browser.post("/api/v1/sign-on", ANNA, "Cookie", first));
    String planted =
        session(rig.browser.post("/api/v1/sign-on", ANNA, "Cookie", port + "=planted"));

    assertThat(second).isNotEqualTo(first);
    assertThat(planted).doesNotContain("planted");
    assertThat(name(first)).isEmpty();
    assertThat(name(second)).isEqualTo("anna");
  }

  @Test
  void signingOffEndsTheSessionAndTakesTheCookieBack() {
    String session = signedOn();

    HttpResponse<String> answer = rig.browser.post("/api/v1/sign-off", "{}", "Cookie", session);

    assertThat(cookie(answer)).contains("=;", "Expires=Thu, 01 Jan 1970");
    assertThat(rig.browser.json(answer).get("name").asString()).isEmpty();
    assertThat(name(session)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/sign-on, '{\"name\": \"anna\", \"secret\": \"wrong\"}', 401",
    "/api/v1/sign-on, '{\"name\": \"anna\"}', 400",
    "/api/v1/sign-on/badge, '{\"badge\": \"wrong\"}', 401",
    "/api/v1/sign-on/first, '{\"code\": \"x\", \"name\": \"eve\", \"secret\": \"y\"}', 401"
  })
  void whoIsNotWhoHeSaysIsSentAway(String path, String body, int status) {
    HttpResponse<String> answer = rig.browser.post(path, body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void aProgramShowsItsTokenAndAForgedOneIsRefusedEverywhere() {
    rig.reception.strangers = EnumSet.of(Right.ENTER);

    assertThat(rig.browser.get("/api/v1/status", "Authorization", "Bearer lw_token").statusCode())
        .isEqualTo(200);
    for (String forged :
        new String[] {"Bearer x", "Bearer ", "bearer lw_token2", "Basic lw_token"}) {
      assertThat(rig.browser.get("/api/v1/status", "Authorization", forged).statusCode())
          .as(forged)
          .isEqualTo(401);
    }
  }

  @Test
  void whoeverHasNotTheRightIsAskedToSignOnOrToldWhichRoleIsMissing() {
    rig.reception.strangers = EnumSet.of(Right.ENTER, Right.VIEW);
    rig.reception.known = EnumSet.of(Right.ENTER, Right.VIEW);
    String session = signedOn();

    assertThat(rig.browser.post("/api/v1/stop", "{}").statusCode()).isEqualTo(401);
    HttpResponse<String> answer = rig.browser.post("/api/v1/stop", "{}", "Cookie", session);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(rig.browser.json(answer).get("code").asString()).isEqualTo("role");
    assertThat(answer.body()).contains("engineer may not do this: it needs the right run");
    assertThat(rig.station.asked).isEmpty();
  }

  @Test
  void theLiveConnectionNeedsTheSameRightAndEndsWithIt() {
    Browser.Ear ear = rig.browser.listen(null, true);
    ear.nextStatus();

    rig.reception.strangers = EnumSet.of(Right.ENTER);

    rig.await("whoever may not look any more is sent away", () -> watching() == 0);
    assertThatThrownBy(() -> rig.browser.listen(null, true))
        .isInstanceOf(CompletionException.class)
        .hasStackTraceContaining("401");
  }

  @Test
  void anotherRecipeGoesLiveInTheNameOfWhoeverSigned() {
    String session = signedOn();
    HttpResponse<String> signed =
        rig.browser.post(
            "/api/v1/signature",
            "{\"name\": \"quinn\", \"secret\": \"right\", \"deed\": \"it\"}",
            "Cookie",
            session);
    String signature = rig.browser.json(signed).get("signature").asString();

    rig.browser.post(
        "/api/v1/draft/promote",
        "{\"deed\": \"%s\", \"why\": \"glare\"}".formatted(rig.workshop.deed()),
        "Cookie",
        session,
        Guard.SIGNATURE,
        signature);

    assertThat(rig.workshop.asked.getLast())
        .containsPattern(
            "anna at 127.0.0.1, it signed-by-quinn for draft of bottle r3 with limits [0-9a-f]{24}");
  }

  @Test
  void usersAreChangedInTheNameOfWhoeverDoesIt() {
    String session = signedOn();
    String user = "{\"name\": \"otto\", \"role\": \"operator\", \"secret\": \"4711\"}";

    assertThat(rig.browser.post("/api/v1/users", user, "Cookie", session).statusCode())
        .isEqualTo(202);
    rig.browser.post("/api/v1/users/anna%20berg/role", "{\"role\": \"quality\", \"why\": \"new\"}");

    assertThat(rig.reception.asked)
        .contains("add otto as operator by anna at 127.0.0.1", "anna berg is quality since new");
    assertThat(rig.browser.get("/api/v1/users").body()).contains("\"name\":\"anna\"");
  }

  private int watching() {
    HttpResponse<String> status =
        rig.browser.get("/api/v1/status", "Authorization", "Bearer lw_token");
    return rig.browser.json(status).get("screens").get("watching").asInt();
  }

  private String signedOn() {
    return session(rig.browser.post("/api/v1/sign-on", ANNA));
  }

  private String name(String session) {
    HttpResponse<String> answer = rig.browser.get("/api/v1/me", "Cookie", session);
    return rig.browser.json(answer).get("name").asString();
  }

  private static String session(HttpResponse<String> answer) {
    return cookie(answer).split(";", 2)[0];
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow();
  }
}
