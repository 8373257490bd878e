package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelAnswersTest {
  @Test
  void eachValueHasItsType() {
    assertThat(
            ModelAnswers.parse(
                List.of(
                    "color=rgb",
                    "width=640",
                    "scale=3.9e-3",
                    "softmax=false",
                    "labels=cap, ring",
                    "mean=0.5,1")))
        .isEqualTo(
            Map.of(
                "color",
                "rgb",
                "width",
                640,
                "scale",
                0.0039,
                "softmax",
                false,
                "labels",
                List.of("cap", "ring"),
                "mean",
                List.of(0.5, 1)));
  }

  @Test
  void whatIsNoAnswerIsRefused() {
    for (String word : List.of("color", "=rgb", "color=")) {
      assertThatThrownBy(() -> ModelAnswers.parse(List.of(word)))
          .isInstanceOf(BadInput.class)
          .hasMessage("--set must be SETTING=VALUE, but is '%s'".formatted(word));
    }
  }
}
