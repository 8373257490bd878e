package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
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
