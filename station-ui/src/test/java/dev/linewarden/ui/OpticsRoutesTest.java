package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpticsRoutesTest {
  private final ScreenRig rig = new ScreenRig();

  @AfterAll
  void stop() {
    rig.close();
  }

  private HttpResponse<String> take(String body) {
    return rig.browser.post("/api/v1/cameras/picture", body.replace('\'', '"'));
  }

  @Test
  void aPictureComesWithHowSharpAndBrightItIsAndItsFrameIsGivenBack() {
    HttpResponse<String> answer = take("{'view': '', 'light': {'exposure_us': 100}}");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode taken = new ObjectMapper().readTree(answer.body());
    assertThat(taken.path("width").asInt()).isEqualTo(ScriptedCamera.WIDTH);
    double mean = (255 + (ScriptedCamera.WIDTH - 1) * 100.0) / ScriptedCamera.WIDTH;
    assertThat(taken.at("/focus/mean").asDouble()).isCloseTo(mean, within(0.01));
    assertThat(taken.at("/focus/sharpness").asDouble()).isPositive();
    assertThat(Base64.getDecoder().decode(taken.path("jpeg").asString()))
        .startsWith(0xFF, 0xD8, 0xFF);
    assertThat(rig.camera.out).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'view': '', 'light': {'exposure_us': 0}} | 'exposure_us' must be a number from 1",
        "{'view': '', 'light': {'width': 64}} | 'width'",
        "{'view': '', 'light': {'exposure_us': 'long'}} | light",
        "{'view': ''} | the body must be",
        "{'view': 'top', 'light': {}} | there is no view 'top'"
      })
  void whatMakesNoSenseIsRefusedInOneSentence(String body, String why) {
    HttpResponse<String> answer = take(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(why);
  }
}
