package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.WallSpan;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChallengeRoutesTest {
  private final ScreenRig rig = new ScreenRig();

  @AfterAll
  void stop() {
    rig.close();
  }

  @BeforeEach
  void forget() {
    rig.challenges.asked.clear();
  }

  @Test
  void aChallengeIsBegunWithWhatIsExpectedOfItsParts() {
    HttpResponse<String> answer =
        begin("{\"name\": \" low caps \", \"parts\": 5, \"bad\": 3, \"fault\": \"cap missing\"}");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(rig.challenges.asked)
        .containsExactly(new Challenges.Wish("low caps", 5, 3, "cap missing"));
  }

  @Test
  void thoseThatWereGivenAreListedWithTheirResults() {
    assertThat(rig.browser.get("/api/v1/challenges?count=7&from=900&to=1001").body())
        .isEqualTo(
            "[{\"entry\":17,\"wallMillis\":1000,\"who\":\"anna\",\"name\":\"low caps\","
                + "\"expected\":\"3 of 3\",\"result\":\"passed\",\"found\":\"3 of 3 removed\"}]");
    assertThat(rig.challenges.asked).containsExactly(new WallSpan(900, 1001), 7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name': '', 'parts': 3, 'bad': 3, 'fault': ''} | a name of 1 to 100 characters",
        "{'name': 'a', 'parts': 101, 'bad': 3, 'fault': ''} | of 1 to 100 parts, but is of 101",
        "{'name': 'a', 'parts': 3, 'bad': 4, 'fault': ''} | 0 to 3 can be bad, but 4",
        "{'name': 'one more', 'parts': 3, 'bad': 3, 'fault': ''} | under way: low caps"
      })
  void whatMakesNoSenseIsRefusedInOneSentence(String body, String why) {
    HttpResponse<String> answer = begin(body.replace('\'', '"'));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(why);
    assertThat(rig.challenges.asked).isEmpty();
  }

  private HttpResponse<String> begin(String body) {
    return rig.browser.post("/api/v1/challenges", body);
  }
}
