package dev.linewarden.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {
  @TempDir private Path folder;

  private void weights(String name, float value) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(folder.resolve(name), bytes.putFloat(4, value).array());
  }

  @Test
  void otherWeightsAreAnotherModel() throws IOException {
    Path file = Files.write(folder.resolve("m.onnx"), WrittenModels.pointingTo("w", 4, 4));
    weights("w", 0.5f);
    String before = hash(file);
    weights("w", 0.25f);

    assertThat(hash(file)).isNotEqualTo(before);
  }

  @Test
  void filesOfWeightsAreNamedWithoutALookIntoThem() throws IOException {
    Path file = Files.write(folder.resolve("m.onnx"), WrittenModels.pointingTo("w", 4, 4));
    weights("w", 1);

    assertThat(Weights.beside(file)).containsExactly(folder.toRealPath().resolve("w"));
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

    Path file =
        Files.write(folder.resolve("m.onnx"), WrittenModels.pointingTo(location, offset, length));

    assertThatThrownBy(() -> ModelFile.read(file + " ", file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("m.onnx keeps weights in other files, and '%s'".formatted(location))
        .hasMessageContaining(why);
  }
}
