package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Who may do what at a station that runs, against what was written down by hand.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorisationTest {
  private static final String SECRET = "correct horse";
  private static final Pattern CODE = Pattern.compile("the code (\\S+)");
  private static final List<String> ROLES =
      List.of("operator", "engineer", "quality", "admin", "service");

  @TempDir static Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private StationProcess station;
  private Visitor stranger;
  private Visitor admin;

  /// One line of what was written down.
  private record Expected(String method, String path, List<Boolean> letIn) {}

  @BeforeAll
  void start() throws IOException {
    station =
        StationProcess.configured(
            folder, "[station]\nstarts_alone = true\n[access]\nlocal_operator = false\n");
    stranger = new Visitor(client, station.address(), java.util.Map.of());
    station.awaitWords("the code ");
    Matcher code = CODE.matcher(station.said());
    assertThat(code.find()).isTrue();
    admin =
        stranger.signedOn(
            "/api/v1/sign-on/first",
            "{\"code\": \"%s\", \"name\": \"admin\", \"secret\": \"%s\"}"
                .formatted(code.group(1), SECRET));
    for (String role : ROLES) {
      if (!role.equals("admin")) {
        add(role, role);
      }
    }
  }

  @AfterAll
  void stop() {
    station.close();
    client.close();
  }

  @Test
  void everyAddressLetsInWhomTheTableSaysAndNobodyElse() throws IOException {
    List<Visitor> people = new ArrayList<>(List.of(stranger));
    List<Visitor> programs = new ArrayList<>(List.of(stranger));
    for (String role : ROLES) {
      people.add(role.equals("admin") ? admin : stranger.named(role, SECRET));
      programs.add(stranger.showing("Authorization", "Bearer " + token(role)));
    }
    List<String> wrong = new ArrayList<>();
    for (Expected expected : expected()) {
      for (int i = 0; i < people.size(); i++) {
        compare(expected, i, people.get(i), "in person", wrong);
        compare(expected, i, programs.get(i), "by token", wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /// A body of another type is refused, but only after whoever sends it was let in.
  private void compare(
      Expected expected, int column, Visitor visitor, String how, List<String> wrong) {
    String path = expected.path().replaceAll("\\{[a-z]+}", "1");
    int status =
        visitor
            .send(
                expected.method(), path, "text/plain", expected.method().equals("POST") ? "x" : "")
            .statusCode();
    int refusal = column == 0 ? 401 : 403;
    boolean right =
        expected.letIn().get(column)
            ? status != 401 && status != 403 && status < 500
            : status == refusal;
    if (!right) {
      wrong.add(
          "%s %s, column %d %s: %d"
              .formatted(expected.method(), expected.path(), column, how, status));
    }
  }

  @Test
  void theTableNamesEveryAddressAndNoOther() throws IOException {
    Set<String> described = new TreeSet<>();
    new OpenApi(stranger.get("/api/v1/openapi.yaml").body())
        .operations()
        .forEach(each -> described.add(each.method() + " " + each.path()));
    Set<String> written = new TreeSet<>();
    expected().forEach(each -> written.add(each.method() + " " + each.path()));

    assertThat(written).isEqualTo(described);
  }

  @Test
  void whatPeopleDoIsInTheAuditTrailWithTheirNames() throws IOException {
    add("paula", "operator");
    Visitor paula = stranger.named("paula", SECRET);
    assertThat(paula.post("/api/v1/batch", "{\"name\": \"lot 77\"}").statusCode()).isEqualTo(202);
    assertThat(stranger.post("/api/v1/sign-on", named("paula", "wrong horse")).statusCode())
        .isEqualTo(401);
    paula.post("/api/v1/sign-off", "{}");
    assertThat(paula.post("/api/v1/stop", "{}").statusCode()).isEqualTo(401);
    station.await("the batch has begun", now -> now.at("/batch").asString().equals("lot 77"));

    String log = command("audit", "log", "--data", folder.resolve("data").toString());

    assertThat(log)
        .contains("user changed: user paula, '' became 'operator', by admin at 127.0.0.1")
        .contains("signed on, by paula at 127.0.0.1")
        .contains("batch begun: lot 77, by paula at 127.0.0.1")
        .contains("sign on refused, by paula at 127.0.0.1: a wrong password")
        .contains("signed off, by paula at 127.0.0.1");
  }

  private void add(String name, String role) {
    HttpResponse<String> answer =
        admin.post(
            "/api/v1/users",
            "{\"name\": \"%s\", \"role\": \"%s\", \"secret\": \"%s\"}"
                .formatted(name, role, SECRET));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  private static String named(String name, String secret) {
    return "{\"name\": \"%s\", \"secret\": \"%s\"}".formatted(name, secret);
  }

  private String token(String role) {
    HttpResponse<String> answer =
        admin.post(
            "/api/v1/tokens",
            "{\"name\": \"a program\", \"role\": \"%s\", \"days\": 1}".formatted(role));
    JsonNode made = new tools.jackson.databind.ObjectMapper().readTree(answer.body());
    return made.at("/token").asString();
  }

  /// Once the trail has it: the journal is read behind the line's back.
  private String command(String... words) throws IOException {
    for (int tries = 0; tries < 20; tries++) {
      try (StationProcess asked = StationProcess.start(List.of(), words)) {
        asked.exitCode();
        if (asked.said().contains("signed off, by paula")) {
          return asked.said();
        }
      }
    }
    throw new AssertionError("the audit trail does not have it");
  }

  private List<Expected> expected() throws IOException {
    List<Expected> all = new ArrayList<>();
    try (var in = AuthorisationTest.class.getResourceAsStream("/authorisation.txt")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.startsWith("#")) {
          List<String> words = List.of(line.split(" +"));
          List<Boolean> letIn =
              words.subList(2, words.size()).stream().map(word -> word.equals("x")).toList();
          assertThat(letIn).as(line).hasSize(ROLES.size() + 1);
          all.add(new Expected(words.get(0), words.get(1), letIn));
        }
      }
    }
    return all;
  }
}
