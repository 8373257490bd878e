package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inference.ModelFacts;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.RecipeFile;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.References;
import dev.linewarden.records.References.Expected;
import dev.linewarden.records.References.Reference;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Another recipe while parts come.
class ChangeoverTest {
  /// In time or not is for the bench to say; a swap that holds the line up costs it its parts in a
  /// row.
  private static final double MOST = 0.5;

  private static final String CONFIG =
      """
      [station]
      starts_alone = true
      [inference]
      budget_ms = 1000
      """;

  private static final String BRIGHT =
      """
      {"format": 1, "id": "bright", "name": "Bright", "frame": {"width": 1280, "height": 1024},
       "tools": [{"name": "t", "kind": "mean", "box": [0, 0, 1280, 1024]}],
       "limits": [{"tool": "t", "finding": "mean", "min": 0, "fault": "dark"}]}
      """;

  /// Some milliseconds a run, and a thousand runs before it may go live.
  private static final String SLOW =
      """
      {"format": 1, "id": "slow", "name": "Slow", "frame": {"width": 1280, "height": 1024},
       "models": {"m": {"file": "m.onnx"}},
       "tools": [%s],
       "limits": [{"tool": "t", "finding": "score", "min": -1e9, "fault": "never"}]}
      """;

  @TempDir Path folder;

  private void store(String recipe, References references) throws IOException {
    Path own = Files.createDirectories(folder.resolve("recipe"));
    Path model = Files.write(own.resolve("m.onnx"), ModelFacts.sample());
    Map<String, Object> tool =
        new java.util.TreeMap<>(ModelFacts.read(model).tool("t", "m").settings());
    tool.putAll(Map.of("name", "t", "kind", "model"));
    Files.writeString(
        own.resolve("recipe.json"),
        recipe.formatted(new tools.jackson.databind.ObjectMapper().writeValueAsString(tool)));
    try (DataFolder data = DataFolder.open(folder.resolve("data"))) {
      FaultLog faults = new FaultLog(new MonotonicClock());
      new RecipeStore(data, faults, Weights::beside)
          .save(RecipeFile.read(own.resolve("recipe.json")), references);
    }
  }

  private References blackIsBright() throws IOException {
    Path black = folder.resolve("black.png");
    ImageIO.write(
        new BufferedImage(1280, 1024, BufferedImage.TYPE_3BYTE_BGR), "png", black.toFile());
    Expected bright = Expected.of("t", "mean", 200, References.TOLERANCE);
    return new References(List.of(new Reference(Map.of("", black), "good", List.of(bright))));
  }

  private static JsonNode choose(StationProcess station, RecipeKey key) {
    station.post(
        "/api/v1/recipe", "{\"id\": \"%s\", \"revision\": %d}".formatted(key.id(), key.revision()));
    return station.await("the trial ends", now -> !now.at("/busy").asBoolean());
  }

  @Test
  void aSlowRecipeIsLoadedWhilePartsComeAndOneThatFailsItsGateChangesNothing() throws IOException {
    store(SLOW, References.NONE);
    store(BRIGHT, blackIsBright());
    try (StationProcess station = StationProcess.configured(folder, StationProcess.CALM, CONFIG)) {
      JsonNode before = station.await("parts", now -> now.at("/ledger/passed").asLong() >= 5);

      JsonNode refused = choose(station, new RecipeKey("bright", 1));
      assertThat(refused.at("/notice").asString())
          .matches(
              "recipe bright r1, reference '[0-9a-f]{16}-black.png', tool 't', finding 'mean':"
                  + " expected 200.000 within 2.00000, got 0.00000");
      assertThat(refused.at("/recipe/id").asString()).isEqualTo("warden-lemonade");

      JsonNode slow = choose(station, new RecipeKey("slow", 1));
      assertThat(slow.at("/notice").asString()).isEmpty();
      assertThat(passed(slow) - passed(before))
          .as("parts in time while it was loaded")
          .isGreaterThan((long) (MOST * (gone(slow) - gone(before))));
      JsonNode after =
          station.await(
              "parts with it",
              now ->
                  now.at("/recipe/id").asString().equals("slow")
                      && now.at("/counts/passed").asLong() >= 20);
      assertThat(passed(after) - passed(slow))
          .as("parts in time with it")
          .isGreaterThan((long) (MOST * (gone(after) - gone(slow))));
      StationProcess.everyPartIsAccountedFor(after);
      assertThat(after.at("/models/0/model").asString()).isEqualTo("m");
      assertThat(after.at("/models/0/provider").asString()).isEqualTo("cpu");
    }
  }

  private static long passed(JsonNode status) {
    return status.at("/ledger/passed").asLong();
  }

  /// Parts that have left the station one way or the other.
  private static long gone(JsonNode status) {
    return status.at("/ledger/triggered").asLong() - status.at("/ledger/inFlight").asLong();
  }
}
