package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {
  private static final Frame FRAME = Pictures.grey(2, 2, (x, y) -> 10 * y + x);

  @TempDir private Path folder;

  private float[] answer(byte[] model) {
    return Runs.answer(folder, model, Map.of("color", "grey"), FRAME);
  }

  private void weights(String name, float value) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(folder.resolve(name), bytes.putFloat(4, value).array());
  }

  @Test
  void weightsBesideTheModelAreUsed() throws IOException {
    weights("weights.bin", 0.5f);

    assertThat(answer(TinyOnnx.pointingTo("weights.bin", 4, 4)))
        .containsExactly(0.5f, 1.5f, 10.5f, 11.5f);
  }

  @Test
  void otherWeightsAreAnotherModel() throws IOException {
    Path file = Files.write(folder.resolve("m.onnx"), TinyOnnx.pointingTo("w", 4, 4));
    weights("w", 0.5f);
    String before = hash(file);
    weights("w", 0.25f);

    assertThat(hash(file)).isNotEqualTo(before);
  }

  private static String hash(Path file) {
    try (ModelFile model = ModelFile.read("", file)) {
      return model.facts().sha256();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "../w, 0, 4, a file beside the model is meant",
    "/etc/hostname, 0, 4, a file beside the model is meant",
    "sub/w, 0, 4, a file beside the model is meant",
    "'', 0, 4, a file beside the model is meant",
    ".., 0, 4, a file beside the model is meant",
    "gone, 0, 4, there is no such file",
    "link, 0, 4, it is a link to /",
    "w, 8, 4, 'it has 8 bytes, too few for 4 from 8 on'",
    "w, -1, 4, 'it has 8 bytes, too few for 4 from -1 on'",
    "w, 4, 9223372036854775807, too few"
  })
  void weightsAnywhereElseAreRefused(String location, long offset, long length, String why)
      throws IOException {
    weights("w", 1);
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("w"));

    assertThatThrownBy(() -> answer(TinyOnnx.pointingTo(location, offset, length)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("m.onnx keeps weights in other files, and '%s'".formatted(location))
        .hasMessageContaining(why);
  }

  @Test
  void weightsListedAsInputsAreTakenOffTheList() {
    assertThat(answer(TinyOnnx.listed())).containsExactly(2, 3, 12, 13);
  }

  @Test
  void aRealFileWithWeightsListedAsInputsRuns() throws IOException {
    byte[] model = Files.readAllBytes(RecipeFiles.data("onnx").resolve("mnist.onnx"));
    Frame one = Pictures.grey(28, 28, (x, y) -> x > 12 && x < 16 && y > 4 && y < 24 ? 255 : 0);

    float[] scores = Runs.answer(folder, model, Map.of("color", "grey"), one);

    int best = 0;
    for (int i = 0; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    assertThat(best).isEqualTo(1);
  }
}
