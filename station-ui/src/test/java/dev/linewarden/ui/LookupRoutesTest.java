package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Measured;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PartQuestion;
import dev.linewarden.inspection.ScoreRange;
import dev.linewarden.inspection.StatisticsQuestion;
import dev.linewarden.inspection.WallSpan;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookupRoutesTest {
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
    rig.lookup.asked.clear();
  }

  @Test
  void statisticsAreAskedForByWhatTheyAreCountedTogether() {
    HttpResponse<String> answer =
        rig.browser.get("/api/v1/statistics?from=60000&to=3660000&by=shift");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"name\":\"early\"", "\"rejected\":9", "\"fault\":\"cap missing\"");
    assertThat(rig.lookup.asked)
        .containsExactly(
            new StatisticsQuestion(new WallSpan(60_000, 3_660_000), StatisticsQuestion.By.SHIFT));
  }

  @Test
  void partsAreSearchedPageByPage() {
    HttpResponse<String> answer =
        rig.browser.get(
            "/api/v1/parts?from=1&to=2&verdict=reject&fault=cap%20missing&recipe=bottle"
                + "&finding=cap.mean&max=50&before=99&count=10");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"part\":7", "\"triggerToVerdictMillis\":11.5");
    assertThat(rig.lookup.asked)
        .containsExactly(
            new PartQuestion(
                new WallSpan(1, 2),
                Optional.of("reject"),
                Optional.of("cap missing"),
                Optional.of("bottle"),
                Optional.of(
                    new ScoreRange(new Measured("cap", "mean"), Double.NEGATIVE_INFINITY, 50)),
                Optional.of(new PartId(99)),
                10));
  }

  @Test
  void whatNoToolCouldTellIsAbsent() {
    HttpResponse<String> answer = rig.browser.get("/api/v1/parts/7/findings");

    assertThat(answer.body())
        .isEqualTo("[{\"tool\":\"cap\",\"name\":\"mean\",\"unit\":\"grey\",\"value\":null}]");
  }

  @Test
  void oneBatchIsAskedForAlone() {
    assertThat(
            rig.browser
                .get("/api/v1/statistics?from=0&to=60000&by=batch&batch=lot%2012")
                .statusCode())
        .isEqualTo(200);
    assertThat(rig.lookup.asked)
        .containsExactly(
            new StatisticsQuestion(
                new WallSpan(0, 60_000), StatisticsQuestion.By.BATCH, Optional.of("lot 12")));
  }

  @Test
  void eachEjectorSaysWhatItTook() {
    assertThat(rig.browser.get("/api/v1/statistics/lanes?from=0&to=60000").body())
        .isEqualTo(
            "[{\"lane\":1,\"removed\":8,\"notRemoved\":1},"
                + "{\"lane\":2,\"removed\":3,\"notRemoved\":0}]");
    assertThat(rig.lookup.asked).containsExactly(new WallSpan(0, 60_000));
  }

  @Test
  void placesAreAskedForByTheirNumber() {
    assertThat(rig.browser.get("/api/v1/statistics/places?places=40").statusCode()).isEqualTo(200);
    assertThat(rig.lookup.asked).containsExactly(40);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/statistics?by=week                 | minute, hour, day, shift, recipe or batch",
        "/api/v1/statistics?from=9&to=3             | begin before they end",
        "/api/v1/statistics?from=yesterday          | must be a number",
        "/api/v1/statistics/places                  | ?places= is needed",
        "/api/v1/parts?count=5000                   | 1 to 1000",
        "/api/v1/parts?verdict=bad                  | pass, reject or unjudged",
        "/api/v1/parts?finding=cap                  | tool.name",
        "/api/v1/parts/0/findings                   | from 1 up",
      })
  void aQuestionThatMakesNoSenseIsRefusedInOneSentence(String path, String why) {
    HttpResponse<String> answer = rig.browser.get(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(why);
    assertThat(rig.lookup.asked).isEmpty();
  }
}
