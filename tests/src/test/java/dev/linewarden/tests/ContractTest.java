package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A station that runs, held against the description that it serves.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractTest {
  private static final int BODIES = 40;
  private static final int SHOWN = 80;
  private static final long SEED = 20_261_122;

  private final HttpClient client = HttpClient.newHttpClient();
  private StationProcess station;
  private Visitor admin;
  private OpenApi api;
  private Map<String, String> names = Map.of();

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    station = StationProcess.configured(folder, StationProcess.CALM);
    Visitor stranger = new Visitor(client, station.address(), Map.of());
    String code = stranger.json("/api/v1/me").path("firstCode").asString();
    admin =
        stranger.signedOn(
            "/api/v1/sign-on/first",
            "{\"code\": \"%s\", \"name\": \"admin\", \"secret\": \"correct horse\"}"
                .formatted(code));
    api = new OpenApi(stranger.get("/api/v1/openapi.yaml").body());
    admin.post("/api/v1/start", "{}");
    station.await("a reject with its picture", now -> now.at("/rejectsNewest").asLong() > 0);
    String part = Long.toString(station.status().path("rejectsNewest").asLong());
    JsonNode recipe = station.status().path("recipe");
    names =
        Map.of(
            "part",
            part,
            "id",
            recipe.path("id").asString(),
            "revision",
            recipe.path("revision").asString(),
            "name",
            "admin",
            "place",
            "0");
  }

  @AfterAll
  void stop() {
    station.close();
    client.close();
  }

  @Test
  void everyAnswerIsAsDescribed() {
    List<String> wrong = new ArrayList<>();
    for (OpenApi.Operation operation : api.operations()) {
      if (operation.method().equals("GET")) {
        String path = operation.filled(names);
        HttpResponse<String> answer = admin.get(path);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isLessThan(500);
        hold(operation, path, answer, wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void whateverIsSentIsRefusedInOneSentenceAndTheLineGoesOn() {
    Random random = new Random(SEED);
    List<String> wrong = new ArrayList<>();
    for (OpenApi.Operation operation : api.operations()) {
      // Signing on waits after each wrong word, and signing off would end this test's session.
      if (operation.method().equals("POST") && !operation.path().contains("sign")) {
        Broken broken = new Broken(api.sent(operation), random);
        for (int body = 0; body < BODIES; body++) {
          String sent = broken.next();
          String path = operation.filled(names);
          HttpResponse<String> answer = admin.post(path, sent);
          String what = path + " " + sent.substring(0, Math.min(sent.length(), SHOWN));
          if (answer.statusCode() < 400 || answer.statusCode() >= 500) {
            wrong.add("%s: %d %s".formatted(what, answer.statusCode(), answer.body()));
          } else {
            hold(operation, what, answer, wrong);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    station.await("the line goes on", now -> now.path("state").asString().equals("running"));
  }

  private void hold(
      OpenApi.Operation operation, String what, HttpResponse<String> answer, List<String> wrong) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    api.problems(operation, answer.statusCode(), type, answer.body())
        .forEach(problem -> wrong.add(what + ": " + problem));
    if (answer.statusCode() >= 400 && !answer.body().startsWith("{\"error\":\"")) {
      wrong.add(what + " is refused without a sentence: " + answer.body());
    }
  }
}
