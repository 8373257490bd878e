package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesTest {
  private final ScreenRig rig = new ScreenRig();

  @BeforeAll
  void start() {
    assertThat(rig.screen.port()).isPositive();
  }

  @AfterAll
  void stop() {
    rig.close();
  }

  @BeforeEach
  void forget() {
    rig.station.asked.clear();
    rig.station.broken = false;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/app.js", "/app.css", "/api/v1/status", "/metrics", "/nothing"})
  void everyAnswerCarriesTheProtectiveHeaders(String path) {
    HttpResponse<String> answer = rig.browser.get(path);

    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .contains(SecurityHeaders.CONTENT_SECURITY_POLICY);
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }

  @Test
  void theScreenAsksForNothingFromElsewhere() {
    for (String path : new String[] {"/", "/app.css", "/app.js"}) {
      Matcher links = Pattern.compile("(?:src|href|url)\\s*[=(]\\s*[\"']?https?:").matcher("");
      assertThat(links.reset(rig.browser.get(path).body()).find()).as(path).isFalse();
    }
    assertThat(rig.browser.get("/").body()).doesNotContain("<style").doesNotContain("style=");
  }

  @Test
  void aFileThatDidNotChangeIsNotSentAgain() {
    String etag = rig.browser.get("/app.js").headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = rig.browser.get("/app.js", "If-None-Match", etag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void theStatusSaysWhichFilesTheScreenIsMadeOf() {
    assertThat(rig.browser.get("/api/v1/status").body())
        .containsPattern("\"frontEnd\":\"[0-9a-f]{24}\"");
  }

  @Test
  void commandsReachTheStationWithWhoAsked() {
    assertThat(rig.browser.post("/api/v1/stop", "{}").statusCode()).isEqualTo(202);
    assertThat(rig.browser.post("/api/v1/start", "{}").statusCode()).isEqualTo(202);
    String bottle = "{\"id\": \"bottle\", \"revision\": 3}";
    assertThat(rig.browser.post("/api/v1/recipe", bottle).statusCode()).isEqualTo(202);

    assertThat(rig.browser.post("/api/v1/recipe?why=new%20label", bottle).statusCode())
        .isEqualTo(202);

    assertThat(rig.browser.post("/api/v1/batch", "{\"name\": \"lot 13\"}").statusCode())
        .isEqualTo(202);
    assertThat(rig.browser.get("/api/v1/status").body()).contains("\"batch\":\"lot 12\"");

    assertThat(rig.station.asked)
        .containsExactly(
            "stop by screen at 127.0.0.1",
            "start by screen at 127.0.0.1",
            "choose bottle r3",
            "choose bottle r3 since new label",
            "batch 'lot 13' by screen at 127.0.0.1");
  }

  @Test
  void theWholeLineIsShownAndWhatIsNotKnownIsNull() {
    assertThat(rig.browser.get("/api/v1/neighbours").body()).contains("\"stations\":[]");
    LineReport.Station silent =
        new LineReport.Station(
            "capper-1",
            false,
            "silent",
            "",
            12_000,
            "bottle r3",
            10,
            8,
            2,
            0,
            OptionalDouble.empty(),
            OptionalDouble.of(0.2),
            OptionalLong.of(12_500));
    rig.station.line =
        new LineReport(
            "",
            List.of(silent),
            OptionalDouble.empty(),
            2,
            Optional.empty(),
            Optional.of("capper-1"));

    assertThat(rig.browser.get("/api/v1/neighbours").body())
        .contains("\"stoppedFirst\":\"capper-1\"")
        .contains("\"state\":\"silent\"", "\"rejectShare\":0.2", "\"ageMillis\":12500")
        .contains("\"partsPerMinute\":null", "\"slowest\":null");
    rig.station.line = LineReport.NONE;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\": \"bottle\"}                                  | revision",
        "{\"id\": \"bottle\", \"revision\": 3, \"force\": true} | force",
        "{\"id\": \"bottle\", \"revision\": \"3\"}              | revision",
        "{\"id\": \"bottle\", \"revision\": 3.5}                | revision",
        "{\"id\": \"bottle\", \"revision\": null}               | revision",
        "{\"id\": 5, \"revision\": 3}                          | id",
        "{\"id\": \"bottle\", \"id\": \"x\", \"revision\": 3}    | id",
        "{\"id\": \"../etc\", \"revision\": 3}                  | lower-case",
        "{\"id\": \"jar\", \"revision\": 9}                     | there is no recipe jar r9",
        "{\"id\": \"bottle\", \"revision\": 3} {}               | body",
        "[]                                                  | body",
        "null                                                | body",
        "not json                                            | body"
      })
  void aWrongBodyIsRefusedInOneSentence(String body, String said) {
    HttpResponse<String> answer = rig.browser.post("/api/v1/recipe", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    String error = rig.browser.json(answer).get("error").asString();
    assertThat(error).contains(said).doesNotContain("\n").doesNotContain("linewarden");
    assertThat(rig.station.asked).isEmpty();
  }

  @Test
  void onlyJsonOfAReasonableSizeIsRead() {
    assertThat(rig.browser.post("/api/v1/stop", "{}", "Content-Type", "text/plain").statusCode())
        .isEqualTo(415);
    String huge = "{\"id\": \"" + "x".repeat(10_000) + "\", \"revision\": 1}";
    assertThat(rig.browser.post("/api/v1/recipe", huge).statusCode()).isEqualTo(413);
    assertThat(rig.browser.post("/api/v1/stop", "{\"a\": 1}").statusCode()).isEqualTo(400);
    assertThat(rig.station.asked).isEmpty();
  }

  @Test
  void aForeignOriginIsRefusedEverywhere() {
    String foreign = "http://evil.example";

    assertThat(rig.browser.post("/api/v1/stop", "{}", "Origin", foreign).statusCode())
        .isEqualTo(403);
    assertThat(rig.browser.post("/api/v1/stop", "{}", "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
    assertThatThrownBy(() -> rig.browser.listen(foreign, true))
        .hasCauseInstanceOf(WebSocketHandshakeException.class)
        .cause()
        .extracting(refused -> ((WebSocketHandshakeException) refused).getResponse().statusCode())
        .isEqualTo(403);
    assertThat(rig.browser.post("/api/v1/stop", "{}", "Origin", rig.origin()).statusCode())
        .isEqualTo(202);
    assertThat(rig.station.asked).hasSize(1);
  }

  @Test
  void aNameThatSomebodyPointedAtUsIsRefused() throws IOException {
    assertThat(raw("GET /api/v1/status HTTP/1.1\r\nHost: evil.example\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("Content-Security-Policy")
        .contains("evil.example");
    assertThat(raw("GET /api/v1/status HTTP/1.1\r\nHost: localhost:1\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void aPathOutOfTheScreenLeadsNowhere() throws IOException {
    assertThat(raw("GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n"))
        .startsWith("HTTP/1.1 4");
    assertThat(raw("GET /%2e%2e/web/app.js HTTP/1.1\r\nHost: localhost\r\n"))
        .startsWith("HTTP/1.1 4");
  }

  @Test
  void whatDoesNotExistIsSaidInOneSentence() {
    HttpResponse<String> nothing = rig.browser.get("/api/v1/nothing");
    HttpRequest delete = HttpRequest.newBuilder(rig.browser.at("/api/v1/status")).DELETE().build();

    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(nothing.body()).isEqualTo("{\"error\":\"there is nothing at /api/v1/nothing\"}");
    assertThat(rig.browser.send(delete).statusCode()).isEqualTo(405);
  }

  @Test
  void aStationThatFailsToAnswerIsAFaultThatIsCounted() {
    rig.station.broken = true;

    HttpResponse<String> answer = rig.browser.get("/api/v1/status");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("error").doesNotContain("script");
    assertThat(rig.faults.count("ui", "a request failed")).isPositive();
  }

  @Test
  void metricsSayWhatTheScreenSays() {
    assertThat(rig.browser.get("/metrics").body())
        .contains(
            "linewarden_parts_judged_total{station=\"filler-2\",recipe=\"bottle\",revision=\"3\",verdict=\"passed\",} 90\n")
        .contains(
            "linewarden_trigger_to_verdict_seconds{station=\"filler-2\",quantile=\"0.99\",} 0.0063\n")
        .contains("linewarden_ledger_parts{station=\"filler-2\",kind=\"unaccounted\",} 0\n")
        .contains(
            "linewarden_model_provider{station=\"filler-2\",model=\"cap\",provider=\"cpu\",why=\"CUDA"
                + " needs a newer \\\"driver\\\"\",} 1\n")
        .contains("linewarden_camera_up{station=\"filler-2\",view=\"\",} 1\n")
        .contains("linewarden_camera_temperature{station=\"filler-2\",view=\"\",} 41.5\n")
        .contains("linewarden_state{station=\"filler-2\",state=\"running\",} 1\n")
        .contains("source=\"camera\",what=\"frame \\\"lost\\\"\",} 2\n");
  }

  @Test
  void theDescriptionNamesEveryAddressAndNoOther() {
    Set<String> described = new TreeSet<>();
    String path = "";
    for (String line : rig.browser.get("/api/v1/openapi.yaml").body().lines().toList()) {
      if (line.matches(" {2}/\\S+:")) {
        path = line.strip().replaceAll(":$", "");
      } else if (line.matches(" {4}(get|post|put|delete|patch):")) {
        described.add(
            line.strip().replace(":", "").toUpperCase(java.util.Locale.ROOT) + " " + path);
      }
    }
    Set<String> served = new TreeSet<>();
    Routes routes = rig.screen.routes();
    routes.all().forEach(route -> served.add(route.method() + " " + route.path()));

    assertThat(described).isEqualTo(served);
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.screen.port())) {
      socket
          .getOutputStream()
          .write((request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
