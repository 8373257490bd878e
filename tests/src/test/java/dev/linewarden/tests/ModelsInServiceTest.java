package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What models do to a station as a user has it.
class ModelsInServiceTest {
  private static final Path MODELS =
      Repository.root().resolve("station/src/test/resources/dev/linewarden/station");

  @TempDir Path folder;

  private Path recipe(String model) throws IOException {
    Path recipe = Files.createDirectory(folder.resolve(model));
    Files.copy(MODELS.resolve(model + ".onnx"), recipe.resolve("m.onnx"));
    Files.writeString(
        recipe.resolve("recipe.json"),
        """
        {"format": 1, "id": "%s", "name": "R", "frame": {"width": 2, "height": 2},
         "models": {"m": {"file": "m.onnx"}},
         "tools": [{"name": "t", "kind": "model", "model": "m", "color": "grey",
                    "decode": "score"}],
         "limits": [{"tool": "t", "finding": "score", "min": 1, "fault": "bad"}]}
        """
            .formatted(model));
    return recipe;
  }

  /// The model wants six gigabytes: more than a trial is given.
  @Test
  void aModelThatWouldTakeTheMemoryIsRefusedAtTheStartAndInTheRunningStationWhichGoesOn()
      throws IOException {
    Path data = folder.resolve("data");
    Path greedy = recipe("greedy");
    try (StationProcess refused = StationProcess.run(data, "--recipe", greedy.toString())) {
      assertThat(refused.exitCode()).as(refused.said()).isEqualTo(2);
      assertThat(refused.said()).contains("it needs more than 4096 MB of memory");
    }
    try (StationProcess station = StationProcess.run(data)) {
      JsonNode first = station.await("parts", now -> now.at("/ledger/passed").asLong() >= 20);
      long before = first.at("/ledger/passed").asLong();
      station.post("/api/v1/recipe", "{\"id\": \"greedy\", \"revision\": 1}");

      JsonNode after =
          station.await(
              "its end", now -> now.at("/notice").asString().contains("more than 4096 MB"));

      assertThat(after.at("/ledger/passed").asLong()).as("parts went on").isGreaterThan(before);
      StationProcess.everyPartIsAccountedFor(after);
      assertThat(after.at("/recipe/id").asString()).isNotEqualTo("greedy");
    }
  }

  @Test
  void theBenchOfInferenceHasBothSidesAndThePauses() throws IOException {
    Path figures = folder.resolve("figures.json");
    try (StationProcess bench =
        StationProcess.start(
            List.of(),
            "bench",
            "inference",
            "--parts",
            "20",
            "--pauses",
            "0.2",
            "--json",
            figures.toString())) {
      assertThat(bench.exitCode()).as(bench.said()).isZero();
      assertThat(bench.said()).contains("station / C").contains("first after 0.2 s, kept warm");
    }
    JsonNode json = new ObjectMapper().readTree(figures.toFile());
    assertThat(json.at("/ours/p50Millis").asDouble()).isPositive();
    assertThat(json.at("/bare/count").asInt()).isEqualTo(20);
    assertThat(json.at("/pauses")).hasSize(2);
    assertThat(json.at("/bytesPerPart").asLong()).isBetween(1L, 4096L);
  }

  @Test
  void aConfigurationThatInsistsOnAGpuThatIsNotThereIsRefusedInOneSentence() throws IOException {
    Path config =
        Files.writeString(folder.resolve("station.toml"), "[inference]\nprovider = \"cuda\"\n");
    try (StationProcess refused =
        StationProcess.run(
            folder.resolve("data"),
            "--config",
            config.toString(),
            "--recipe",
            recipe("echo").toString())) {
      assertThat(refused.exitCode()).as(refused.said()).isEqualTo(2);
      assertThat(refused.said()).contains("must run on cuda, as [inference] provider says, but");
    }
  }
}
