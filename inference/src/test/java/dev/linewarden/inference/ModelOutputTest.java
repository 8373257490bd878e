package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.onnx.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelOutputTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "UINT8", "INT8", "INT16", "INT32", "INT64", "FLOAT16", "DOUBLE"})
  void numbersOfEveryTypeAreRead(TensorType type) {
    float[] answer =
        Runs.answer(
            folder,
            TinyOnnx.castTo(type),
            Map.of("color", "grey"),
            Pictures.grey(2, 2, (x, y) -> 60 * y + x));

    assertThat(answer).containsExactly(0, 1, 60, 61);
  }

  @Test
  void truthIsOneOrZero() {
    float[] answer =
        Runs.answer(
            folder,
            TinyOnnx.castTo(TensorType.BOOL),
            Map.of("color", "grey"),
            Pictures.grey(2, 2, (x, y) -> 60 * y + x));

    assertThat(answer).containsExactly(0, 1, 1, 1);
  }

  @Test
  void textIsRefused() {
    assertThatThrownBy(() ->
            Runs.answer(
                folder,
                TinyOnnx.castTo(TensorType.STRING),
                Map.of("color", "grey"),
                Pictures.grey(2, 2, (_, _) -> 0)))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("t: output 'out' must be a tensor of numbers, but is");
  }

  /// The root of 1 - pixel, and 1 / (1 - pixel) with a pixel of 1.
  @ParameterizedTest
  @ValueSource(strings = {"Sqrt", "Reciprocal"})
  void noNumberAndInfinityFailTheToolAndNeverPass(String operator) throws IOException {
    Path file = Files.write(folder.resolve("m.onnx"), TinyOnnx.ofOneMinus(operator));
    int bad = operator.equals("Sqrt") ? 5 : 1;
    try (VisionRecipe recipe =
        Stations.loader()
            .load(
                Stations.recipe(
                    2,
                    2,
                    Map.of("m", file),
                    "score",
                    Stations.tool(
                        "t", "model", "model", "m", "color", "grey", "decode", "score")))) {
      assertThat(
              recipe.inspect(
                  Stations.PART, Frames.of(Pictures.grey(2, 2, (x, _) -> x * bad)), Stations.NEVER))
          .isInstanceOfSatisfying(
              InspectionFailed.class,
              failed -> {
                assertThat(failed.cause()).isEqualTo(Cause.TOOL_FAILED);
                assertThat(failed.detail())
                    .startsWith("tool 't': the model's output 'out' holds ")
                    .endsWith(" at element 1");
              });
    }
  }
}
