package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.onnx.Prefix;
import dev.linewarden.onnx.TensorType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelRunTest {
  private static final int WIDTH = 23;
  private static final int HEIGHT = 11;
  private static final double SCALE = 1 / 255.0;
  private static final List<Double> MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> STD = List.of(0.229, 0.224, 0.225);

  /// Below [Prefix#OPSET_MIN] there is no prefix, and OpenCV does the arithmetic.
  private static final int OPSET_WITHOUT = 6;

  @TempDir private Path folder;

  private static int paint(int x, int y) {
    return (x * 11 % 256) << 16 | (y * 23 % 256) << 8 | (x * y % 256);
  }

  /// Pixel by pixel, as one reads it in a book.
  private static float[] reference(ModelInput.Layout layout, ModelInput.Colour colour) {
    float[] numbers = new float[3 * WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        for (int c = 0; c < 3; c++) {
          int shift = 8 * (colour == ModelInput.Colour.RGB ? 2 - c : c);
          int pixel = paint(x, y) >> shift & 0xFF;
          float value = pixel * (float) (SCALE / STD.get(c)) + (float) (-MEAN.get(c) / STD.get(c));
          int at =
              layout == ModelInput.Layout.NCHW
                  ? (c * HEIGHT + y) * WIDTH + x
                  : (y * WIDTH + x) * 3 + c;
          numbers[at] = value;
        }
      }
    }
    return numbers;
  }

  private float[] answer(long opset, TensorType type, String layout, String colour) {
    boolean nchw = layout.equals("nchw");
    long[] shape = nchw ? new long[] {-1, 3, -1, -1} : new long[] {-1, HEIGHT, WIDTH, 3};
    Frame frame = Pictures.colour(WIDTH, HEIGHT, ModelRunTest::paint);
    Map<String, Object> settings =
        Map.of(
            "layout", layout,
            "color", colour,
            "type", type == TensorType.FLOAT16 ? "f16" : "float",
            "width", WIDTH,
            "height", HEIGHT,
            "scale", SCALE,
            "mean", MEAN,
            "std", STD);
    return Runs.answer(folder, TinyOnnx.echoOfOpset(opset, type, shape), settings, frame);
  }

  @ParameterizedTest
  @CsvSource({"nchw, rgb", "nchw, bgr", "nhwc, rgb", "nhwc, bgr"})
  void theGraphDoesExactlyWhatAPlainLoopDoes(String layout, String colour) {
    float[] expected =
        reference(
            ModelInput.Layout.valueOf(layout.toUpperCase(Locale.ROOT)),
            ModelInput.Colour.valueOf(colour.toUpperCase(Locale.ROOT)));

    assertThat(answer(17, TensorType.FLOAT, layout, colour)).containsExactly(expected);
    assertThat(answer(Prefix.OPSET_MIN, TensorType.FLOAT, layout, colour))
        .containsExactly(expected);
  }

  /// What detectors want: from 0 to 1, and nothing else.
  @ParameterizedTest
  @CsvSource({"17, nchw", "10, nchw", "9, nchw", "17, nhwc"})
  void oneFactorIsExactToo(long opset, String layout) {
    long[] shape =
        layout.equals("nchw") ? new long[] {1, 3, HEIGHT, WIDTH} : new long[] {1, HEIGHT, WIDTH, 3};
    Frame frame = Pictures.colour(WIDTH, HEIGHT, ModelRunTest::paint);
    Map<String, Object> picture = Map.of("layout", layout, "color", "rgb");
    Map<String, Object> unit = Map.of("layout", layout, "color", "rgb", "scale", SCALE);
    byte[] model = TinyOnnx.echoOfOpset(opset, TensorType.FLOAT, shape);

    float[] expected = Runs.answer(folder, model, picture, frame);
    for (int i = 0; i < expected.length; i++) {
      expected[i] *= (float) SCALE;
    }

    assertThat(Runs.answer(folder, model, unit, frame)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({"nchw, rgb", "nchw, bgr", "nhwc, rgb", "nhwc, bgr"})
  void openCvAndTheGraphAgree(String layout, String colour) {
    float[] inside = answer(17, TensorType.FLOAT, layout, colour);
    float[] outside = answer(OPSET_WITHOUT, TensorType.FLOAT, layout, colour);

    assertThat(inside).containsExactly(outside, within(1e-6f));
  }

  @ParameterizedTest
  @CsvSource({"nchw, rgb", "nhwc, bgr"})
  void halfFloatsAreRoundedOnceAtTheEnd(String layout, String colour) {
    float[] whole = answer(17, TensorType.FLOAT, layout, colour);
    for (int i = 0; i < whole.length; i++) {
      whole[i] = Float.float16ToFloat(Float.floatToFloat16(whole[i]));
    }

    assertThat(answer(17, TensorType.FLOAT16, layout, colour)).containsExactly(whole);
  }

  /// A model that two tools look at different places with is opened once.
  @Test
  void aFrontIsTheSameWhereverAToolLooks() {
    RecipeView view = RecipeView.only(WIDTH, HEIGHT);
    InputShape shape = new InputShape("in", true, 1, WIDTH, HEIGHT);
    Map<String, Object> lens = Map.of("fx", 9, "fy", 9, "cx", 5, "cy", 5);
    List<Prefix> fronts = new ArrayList<>();
    for (Map<String, Object> settings :
        List.<Map<String, Object>>of(
            Map.of("scale", SCALE, "mean", MEAN),
            Map.of("scale", SCALE, "mean", MEAN, "fit", "letterbox", "undistort", lens),
            Map.of("scale", SCALE))) {
      ModelInput input = ModelInput.read(new SettingsReader("t", settings), view);
      fronts.add(shape.prefix(input, 17, 1));
    }

    assertThat(fronts.get(1)).isEqualTo(fronts.get(0));
    assertThat(fronts.get(2)).isNotEqualTo(fronts.get(0));
  }
}
