package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.recipe;
import static dev.linewarden.inference.Stations.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.onnx.TensorType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileModelTest {
  private static final long FLOATS_OF_100_GB = 25_000_000_000L;

  @TempDir private Path folder;

  private Recipe recipeWith(byte[] model, Object... settings) throws IOException {
    Path file = Files.write(folder.resolve("m.onnx"), model);
    List<Object> all = new ArrayList<>(List.of("model", "m", "color", "grey"));
    all.addAll(Arrays.asList(settings));
    return recipe(8, 4, Map.of("m", file), "score", tool("t", "model", all.toArray()));
  }

  /// One sentence that names the place.
  private void isRefused(byte[] model, String... parts) throws IOException {
    Recipe recipe = recipeWith(model, "decode", "score");
    assertThatThrownBy(() -> Stations.loader().load(recipe))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.problems())
                    .singleElement()
                    .asString()
                    .contains(parts)
                    .doesNotContain("\n"));
  }

  @Test
  void aPictureIsNotAModel() throws IOException {
    isRefused(
        "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1),
        "m.onnx is not an ONNX model");
    isRefused(new byte[0], "m.onnx is not an ONNX model");
    isRefused(
        "version https://example.org".getBytes(StandardCharsets.UTF_8), "is not an ONNX model");
  }

  @Test
  void aModelCutOffAnywhereIsRefused() throws IOException {
    byte[] whole = TinyOnnx.moody();
    for (int length = 1; length < whole.length; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      Recipe recipe = recipeWith(cut, "decode", "score");
      assertThatThrownBy(() -> Stations.loader().load(recipe)).isInstanceOf(BadInput.class);
    }
  }

  @Test
  void randomBytesAreRefused() throws IOException {
    Random random = new Random(20);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      Recipe recipe = recipeWith(bytes, "decode", "score");
      assertThatThrownBy(() -> Stations.loader().load(recipe))
          .as("seed 20, case %d", i)
          .isInstanceOf(BadInput.class);
    }
  }

  /// A changed bit may leave the model whole; it must then load, and otherwise be refused.
  @Test
  void aFlippedBitIsLoadedOrRefusedButNeverWorse() throws IOException {
    Random random = new Random(21);
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      byte[] bytes = TinyOnnx.moody();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Recipe recipe = recipeWith(bytes, "decode", "score");
      try {
        Stations.loader().load(recipe).close();
      } catch (BadInput expected) {
        assertThat(expected.problems()).as("seed 21, case %d", i).isNotEmpty();
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void aModelThatNeedsAHundredGigabytesIsRefusedAndTheProcessLives() throws IOException {
    isRefused(TinyOnnx.greedy(FLOATS_OF_100_GB), "model 'm'", "Failed to allocate memory");
  }

  @Test
  void aModelThatPointsAtAnotherFileIsRefused() throws IOException {
    isRefused(TinyOnnx.pointingTo("../../etc/passwd", 0, 4), "keeps weights in other files");
  }

  @Test
  void anInputOfAnotherTypeOrShapeIsNamed() throws IOException {
    isRefused(
        TinyOnnx.echo(TensorType.UINT8, 1, 1, 4, 8),
        "declares an input of FLOAT [1, 1, height, width]",
        "the model's 'in' is UINT8 [1, 1, 4, 8]");
    isRefused(TinyOnnx.echo(TensorType.FLOAT, 1, 3, 4, 8), "is FLOAT [1, 3, 4, 8]");
    isRefused(TinyOnnx.echo(TensorType.FLOAT, 1, 32), "is FLOAT [1, 32]");
    isRefused(TinyOnnx.echo(TensorType.FLOAT, 1, 1, 100_000, 100_000), "sides of up to 4096");
    isRefused(TinyOnnx.echo(TensorType.FLOAT, 1, 1, -1, -1), "that the model or the recipe says");
  }

  @Test
  void anOutputThatDoesNotFitTheDecoderIsNamed() throws IOException {
    byte[] model = TinyOnnx.echo(TensorType.FLOAT, 1, 1, 4, 8);
    assertThatThrownBy(
            () -> Stations.loader().load(recipeWith(model, "decode", "yolox", "class", 39)))
        .hasMessage(
            "recipe test r1, tool 't': decode 'yolox' with class 39 at 8x4 needs an output of [1, 0,"
                + " 45 or more], but it is [1, 1, 4, 8]");
    assertThatThrownBy(
            () -> Stations.loader().load(recipeWith(model, "decode", "score", "element", 32)))
        .hasMessage(
            "recipe test r1, tool 't': 'element' is 32, but the output [1, 1, 4, 8] has only 32"
                + " elements");
    assertThatThrownBy(
            () -> Stations.loader().load(recipeWith(model, "decode", "score", "output", "oud")))
        .hasMessage(
            "recipe test r1, tool 't': the model has no output 'oud' (did you mean 'out'?)");
  }

  @Test
  void aMissingFileAndAMissingNameAreNamed() throws IOException {
    Recipe gone =
        recipe(
            8,
            4,
            Map.of("m", folder.resolve("gone.onnx")),
            "score",
            tool("t", "model", "model", "m", "decode", "score"));
    assertThatThrownBy(() -> Stations.loader().load(gone))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("gone.onnx cannot be read: java.nio.file.NoSuchFileException");

    Recipe misspelt =
        recipe(
            8,
            4,
            Map.of("caps", folder.resolve("gone.onnx")),
            "score",
            tool("t", "model", "model", "cap", "decode", "score"));
    assertThatThrownBy(() -> Stations.loader().load(misspelt))
        .hasMessage("recipe test r1: there is no model 'cap' (did you mean 'caps'?)");
  }
}
