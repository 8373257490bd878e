package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// `./linewarden model check`: what it says of real models, and that a bad one ends in a sentence.
class ModelCheckTest {
  /// A model that goes round a loop 2^62 times.
  private static final String ENDLESS =
      "CAg6/gEKqgEKAW0KAAoCaW4SA291dCIETG9vcCqTAQoEYm9keTKHAQoRCgFjEgJjMiIISWRlbnRp"
          + "dHkKDAoBeBICeDIiA0NvcxIBYloLCgFpEgYKBAgHEgBaCwoBYxIGCgQICRIAWhsKAXgSFgoUCAES"
          + "EAoCCAEKAggBCgIIAgoCCAJiDAoCYzISBgoECAkSAGIcCgJ4MhIWChQIARIQCgIIAQoCCAEKAggC"
          + "CgIIAqABBRIBZyoPEAc4gICAgICAgIBAQgFtWhwKAmluEhYKFAgBEhAKAggBCgIIAQoCCAIKAggC"
          + "Yh0KA291dBIWChQIARIQCgIIAQoCCAEKAggCCgIIAkIECgAQEQ==";

  @TempDir Path folder;

  private static Path model(String name) {
    Path file = Repository.root().resolve("../shared/data/onnx").resolve(name).normalize();
    if (!Files.exists(file)) {
      Assertions.fail("the test model %s is missing", file);
    }
    return file;
  }

  private Path endless() throws IOException {
    return Files.write(folder.resolve("endless.onnx"), Base64.getDecoder().decode(ENDLESS));
  }

  private static StationProcess check(Path file, String... more) throws IOException {
    List<String> arguments = new java.util.ArrayList<>(List.of("model", "check", file.toString()));
    arguments.addAll(List.of(more));
    return StationProcess.start(List.of(), arguments.toArray(String[]::new));
  }

  @Test
  void aDetectorIsUnderstoodRunAndTimed() throws IOException {
    Path json = folder.resolve("result.json");
    try (StationProcess check = check(model("yolox_nano_coco.onnx"), "--json", json.toString())) {
      assertThat(check.exitCode()).as(check.said()).isZero();
      assertThat(check.said())
          .contains("images FLOAT [1, 3, 416, 416]")
          .contains("\"yolox\"  (by its shapes)")
          .containsPattern("time +p50 [0-9.]+ ms, p99 [0-9.]+ ms, p99.9 [0-9.]+ ms")
          .containsPattern("memory +[1-9][0-9]* MB before, [1-9][0-9]* MB after")
          .containsPattern("CPUExecutionProvider: [1-9][0-9]* operators");
    }
    JsonNode result = new ObjectMapper().readTree(json.toFile());
    assertThat(result.at("/settings/decode/value").asString()).isEqualTo("yolox");
    assertThat(result.at("/millis/runs").asLong()).isPositive();
    assertThat(result.at("/providers/CPUExecutionProvider").size()).isGreaterThan(50);
  }

  @Test
  void anOpenQuestionIsAskedAndItsAnswerKept() throws IOException {
    Path file = Files.copy(model("mnist.onnx"), folder.resolve("digits.onnx"));
    try (StationProcess check = check(file)) {
      assertThat(check.exitCode()).as(check.said()).isEqualTo(1);
      assertThat(check.said()).contains("It must be said: what a pixel is multiplied with");
    }
    try (StationProcess check = check(file, "--set", "scale=1", "--keep")) {
      assertThat(check.exitCode()).as(check.said()).isZero();
    }
    try (StationProcess check = check(file)) {
      assertThat(check.exitCode()).as(check.said()).isZero();
      assertThat(check.said()).contains("1  (answered)");
    }
  }

  @Test
  void aModelThatNeverEndsIsEnded() throws IOException {
    try (StationProcess check = check(endless(), "--set", "scale=1", "--seconds", "4")) {
      assertThat(check.exitCode()).as(check.said()).isEqualTo(2);
      assertThat(check.said()).contains("endless.onnx is not done after 4 s: it is not used");
    }
  }

  @Test
  void aModelThatNeedsMoreThanItMayIsEnded() throws IOException {
    try (StationProcess check = check(endless(), "--set", "scale=1", "--megabytes", "50")) {
      assertThat(check.exitCode()).as(check.said()).isEqualTo(2);
      assertThat(check.said())
          .contains("endless.onnx needs more than 50 MB of memory: it is not used");
    }
  }

  @Test
  void whoeverAskedIsGoneAndNothingStays() throws IOException {
    ProcessHandle probe;
    try (StationProcess check = check(endless(), "--set", "scale=1", "--seconds", "50")) {
      probe = check.child("/java");
      check.kill();
    }
    assertThat(probe.onExit().orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join().isAlive())
        .isFalse();
  }

  /// What a crash inside the runtime looks like from outside.
  @Test
  void aModelThatCrashesTheRuntimeEndsInASentence() throws Exception {
    try (StationProcess check = check(endless(), "--set", "scale=1", "--seconds", "50")) {
      ProcessHandle probe = check.child("/java");
      new ProcessBuilder("kill", "-ABRT", Long.toString(probe.pid())).start().waitFor();
      assertThat(check.exitCode()).as(check.said()).isEqualTo(2);
      assertThat(check.said()).contains("endless.onnx crashes the runtime (signal 6)");
    }
  }

  @Test
  void whatIsNoModelIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.onnx"), "not a model");
    try (StationProcess check = check(file)) {
      assertThat(check.exitCode()).as(check.said()).isEqualTo(2);
      assertThat(check.said()).contains("notes.onnx is not an ONNX model");
    }
    try (StationProcess check = check(folder.resolve("gone.onnx"))) {
      assertThat(check.exitCode()).as(check.said()).isEqualTo(2);
      assertThat(check.said()).contains("gone.onnx cannot be read");
    }
  }

  @Test
  void aMisspeltSettingIsNamed() throws IOException {
    try (StationProcess check = check(model("yolox_nano_coco.onnx"), "--set", "minScor=0.4")) {
      assertThat(check.exitCode()).as(check.said()).isEqualTo(2);
      assertThat(check.said()).contains("unknown key 'minScor' (did you mean 'minScore'?)");
    }
  }
}
