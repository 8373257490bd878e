package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.look;
import static dev.linewarden.inference.Stations.recipe;
import static dev.linewarden.inference.Stations.tool;
import static dev.linewarden.inference.Stations.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.onnx.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelToolTest {
  @TempDir private Path folder;

  private Recipe recipe8x4(byte[] model, String finding, Object... settings) {
    try {
      Path file = Files.write(folder.resolve("m.onnx"), model);
      List<Object> all = new ArrayList<>(List.of("model", "m"));
      all.addAll(Arrays.asList(settings));
      return recipe(8, 4, Map.of("m", file), finding, tool("t", "model", all.toArray()));
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  /// Red grows to the right, green downwards, blue is 7.
  private static Frame ramp() {
    return Pictures.colour(8, 4, (x, y) -> (10 * x) << 16 | (20 * y) << 8 | 7);
  }

  /// Pixel x=3, y=2 of a picture of 8x4 is red 30, green 40, blue 7.
  @ParameterizedTest
  @CsvSource({
    "nchw, bgr, float, 19, 7",
    "nchw, bgr, float, 51, 40",
    "nchw, bgr, float, 83, 30",
    "nchw, rgb, u8, 19, 30",
    "nchw, rgb, u8, 83, 7",
    "nhwc, bgr, u8, 57, 7",
    "nhwc, bgr, float, 58, 40",
    "nhwc, rgb, float, 57, 30",
    "nchw, grey, u8, 19, 33",
    "nhwc, grey, float, 19, 33"
  })
  void pixelsArriveInTheDeclaredLayoutColourAndType(
      String layout, String color, String type, int element, double expected) {
    int channels = color.equals("grey") ? 1 : 3;
    long[] shape =
        layout.equals("nchw") ? new long[] {1, channels, 4, 8} : new long[] {1, 4, 8, channels};
    byte[] model = TinyOnnx.echo(type.equals("u8") ? TensorType.UINT8 : TensorType.FLOAT, shape);

    Recipe recipe =
        recipe8x4(
            model, "score", "layout", layout, "color", color, "type", type, "decode", "score",
            "element", element);

    assertThat(value(look(recipe, ramp()), "score")).isCloseTo(expected, within(0.6));
  }

  @Test
  void floatsAreScaledThenNormalisedByChannel() {
    byte[] model = TinyOnnx.echo(TensorType.FLOAT, 1, 3, 4, 8);
    Recipe recipe =
        recipe8x4(
            model,
            "score",
            "scale",
            0.1,
            "mean",
            List.of(0, 1, 0),
            "std",
            List.of(1, 2, 1),
            "decode",
            "score",
            "element",
            51);

    // (40 * 0.1 - 1) / 2
    assertThat(value(look(recipe, ramp()), "score")).isCloseTo(1.5, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({"corner, 0, 100", "corner, 24, 9", "centre, 0, 9", "centre, 8, 100", "centre, 24, 9"})
  void aLetterboxKeepsTheShapeAndPadsTheRest(String place, int element, double expected) {
    byte[] model = TinyOnnx.echo(TensorType.FLOAT, 1, 1, 8, 8);
    Recipe recipe =
        recipe8x4(
            model,
            "score",
            "color",
            "grey",
            "fit",
            "letterbox",
            "place",
            place,
            "pad",
            9,
            "decode",
            "score",
            "element",
            element == 24 ? 56 : element == 8 ? 16 : element);
    Frame frame = Pictures.grey(8, 4, (_, _) -> 100);

    assertThat(value(look(recipe, frame), "score")).isEqualTo(expected);
  }

  @Test
  void aBoxIsCutOutAndStretched() {
    byte[] model = TinyOnnx.echo(TensorType.FLOAT, 1, 1, 4, 4);
    Recipe recipe =
        recipe8x4(
            model,
            "score",
            "color",
            "grey",
            "box",
            List.of(4, 0, 2, 2),
            "decode",
            "score",
            "element",
            15);
    Frame frame = Pictures.grey(8, 4, (x, y) -> x >= 4 && x < 6 && y < 2 ? 80 : 0);

    assertThat(value(look(recipe, frame), "score")).isEqualTo(80);
  }

  @Test
  void aModelOfFreeSizeTakesItFromTheRecipe() {
    byte[] model = TinyOnnx.echo(TensorType.FLOAT, -1, 1, -1, -1);
    Recipe recipe =
        recipe8x4(
            model, "score", "color", "grey", "width", 8, "height", 4, "decode", "score", "element",
            19);
    Frame frame = Pictures.grey(8, 4, (x, y) -> x == 3 && y == 2 ? 55 : 0);

    assertThat(value(look(recipe, frame), "score")).isEqualTo(55);
  }

  @Test
  void classesAreSoftmaxed() {
    byte[] model = TinyOnnx.echo(TensorType.FLOAT, 1, 1, 1, 2);
    Recipe recipe =
        recipe8x4(model, "class1", "color", "grey", "scale", 0.01, "decode", "classify");
    Frame frame = Pictures.grey(8, 4, (x, _) -> x < 4 ? 0 : 200);

    List<Finding> findings = look(recipe, frame);

    assertThat(value(findings, "class0") + value(findings, "class1")).isCloseTo(1, within(1e-9));
    assertThat(value(findings, "class1")).isCloseTo(1 / (1 + Math.exp(-2)), within(0.05));
  }

  @Test
  void aModelThatFailsOnAFrameLeavesThePartUnjudgedAndTheNextOneIsFine() {
    Recipe recipe = recipe8x4(TinyOnnx.moody(), "score", "color", "grey", "decode", "score");
    try (VisionRecipe loaded = Stations.loader().load(recipe)) {
      Frame bad = Pictures.grey(8, 4, (_, _) -> 99);
      Frame good = Pictures.grey(8, 4, (_, _) -> 1);

      assertThat(loaded.inspect(Stations.PART, Frames.of(bad), Stations.NEVER))
          .isInstanceOfSatisfying(
              InspectionFailed.class,
              failed -> {
                assertThat(failed.cause()).isEqualTo(Cause.TOOL_FAILED);
                assertThat(failed.detail()).startsWith("tool 't': the model failed: ");
              });
      assertThat(value(look(loaded, good), "score")).isEqualTo(20);
    }
  }
}
