package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./linewarden model quantize`: a real model in 8 bits, or figures that say why not.
class ModelQuantizeTest {
  @TempDir Path folder;

  private static Path data(String name) {
    Path file = Repository.root().resolve("../shared/data").resolve(name).normalize();
    if (!Files.exists(file)) {
      Assertions.fail("the test data %s are missing", file);
    }
    return file;
  }

  private Path digits() throws IOException {
    return Files.copy(data("onnx/mnist.onnx"), folder.resolve("digits.onnx"));
  }

  private static StationProcess quantize(Path file, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("model", "quantize", file.toString()));
    arguments.addAll(List.of("--images", data("cap_presence/test").toString()));
    arguments.addAll(List.of(more));
    return StationProcess.start(List.of(), arguments.toArray(String[]::new));
  }

  @Test
  void aModelThatFindsTheSameIn8BitsIsWrittenWithItsCardAndNotQuantizedTwice() throws IOException {
    Path file = digits();
    Path made = folder.resolve("digits.int8.onnx");
    try (StationProcess process = quantize(file, "--set", "scale=1", "--agreement", "0.9")) {
      assertThat(process.exitCode()).as(process.said()).isZero();
      assertThat(process.said())
          .containsPattern("8 bits +[12] layers")
          .containsPattern("agreement +(0\\.9|1\\.0)[0-9]+: [0-9]+ of [0-9]+ pictures")
          .containsPattern("before +p50 [0-9.]+ ms, p99 [0-9.]+ ms")
          .containsPattern("after +p50 [0-9.]+ ms, p99 [0-9.]+ ms")
          .contains("written      " + made);
    }
    assertThat(folder.resolve("digits.int8.onnx.card.json")).content().contains("asked");
    try (StationProcess again = quantize(made)) {
      assertThat(again.exitCode()).as(again.said()).isEqualTo(2);
      assertThat(again.said()).contains("digits.int8.onnx must compute in floats to be quantized");
    }
  }

  /// Steps that reach a hundredth of all numbers cut off the rest.
  @Test
  void aModelThatFindsSomethingElseIsRefusedWithTheFigures() throws IOException {
    try (StationProcess process =
        quantize(digits(), "--set", "scale=1", "--share", "0.01", "--agreement", "0.99")) {
      assertThat(process.exitCode()).as(process.said()).isEqualTo(1);
      assertThat(process.said())
          .containsPattern("agreement +0\\.[0-9]+: ")
          .contains("digits.onnx is not quantized: at least 0.990 must agree")
          .contains("Nothing was written.");
    }
    assertThat(folder.resolve("digits.int8.onnx")).doesNotExist();
  }

  @Test
  void anOpenQuestionIsAskedFirst() throws IOException {
    try (StationProcess process = quantize(digits())) {
      assertThat(process.exitCode()).as(process.said()).isEqualTo(2);
      assertThat(process.said()).contains("what a pixel is multiplied with");
    }
  }
}
