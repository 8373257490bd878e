package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.RecipeFile;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.References;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Whichever way the other recipe is called: no part goes by without having been looked at.
class ChangeoverWaysTest {
  private static final int PARTS_BETWEEN = 10;

  /// Why a part was not judged that came while the line stood.
  private static final List<String> IDLE = List.of("stopped", "faulted");

  private static final String CONFIG =
      """
      [station]
      starts_alone = true
      recipe = "one"
      [recipes.numbers]
      1 = "one"
      2 = "two"
      [recipes.codes]
      "A.*" = "one"
      "B.*" = "two"
      """;

  /// An address, and what is sent to it.
  private record Call(String path, String body, String recipe) {}

  private static final List<Call> CALLS =
      List.of(
          new Call("/api/v1/recipe", "{\"id\": \"two\", \"revision\": 1}", "two"),
          new Call("/api/v1/recipe/number", "{\"number\": 1}", "one"),
          new Call("/api/v1/recipe/code", "{\"code\": \"B4711\"}", "two"),
          new Call("/api/v1/recipe", "{\"id\": \"one\", \"revision\": 1}", "one"),
          new Call("/api/v1/recipe/number", "{\"number\": 2}", "two"),
          new Call("/api/v1/recipe/code", "{\"code\": \"A4711\"}", "one"),
          new Call(
              "/api/v1/draft/promote",
              "{\"deed\": \"draft of two r1\", \"why\": \"it is better\"}",
              "two"));

  @TempDir Path folder;

  @Test
  void everyPartIsLookedAtByTheRecipeBeforeOrByTheOneAfter() throws IOException {
    store("one");
    store("two");
    try (StationProcess station = StationProcess.configured(folder, StationProcess.CALM, CONFIG)) {
      for (Call call : CALLS) {
        await(station, PARTS_BETWEEN);
        if (call.path().endsWith("promote")) {
          follow(station);
        }
        station.post(call.path(), call.body());
        station.await(
            "recipe " + call.recipe(),
            now ->
                now.at("/recipe/id").asString().equals(call.recipe())
                    && !now.at("/busy").asBoolean());
      }
      await(station, PARTS_BETWEEN);
      JsonNode end = station.status();
      List<JsonNode> parts = parts(station);

      StationProcess.everyPartIsAccountedFor(end);
      assertThat(changes(parts)).as("recipes in the order of the parts").isEqualTo(CALLS.size());
      assertThat(parts.stream().filter(part -> part.path("verdict").asString().equals("reject")))
          .isEmpty();
      assertThat(parts.stream().filter(ChangeoverWaysTest::isUnjudged))
          .allMatch(
              part -> List.of("late", "frame missing").contains(part.path("label").asString()));
      // A machine that stands still misses parts anywhere; a changeover that forgets one does so
      // each time.
      assertThat(changesWithAGap(parts)).isLessThan(CALLS.size());
    }
  }

  /// Changes of the recipe beside which a part was not judged.
  private static long changesWithAGap(List<JsonNode> parts) {
    return IntStream.range(1, parts.size())
        .filter(i -> isChange(parts, i))
        .filter(i -> isUnjudged(parts.get(i - 1)) || isUnjudged(parts.get(i)))
        .count();
  }

  private static boolean isChange(List<JsonNode> parts, int at) {
    return !parts.get(at).path("recipe").equals(parts.get(at - 1).path("recipe"));
  }

  /// Of a part that came while the line ran.
  private static boolean isUnjudged(JsonNode part) {
    return part.path("verdict").asString().equals("unjudged")
        && !IDLE.contains(part.path("label").asString());
  }

  /// The other recipe looks on before it is promoted.
  private static void follow(StationProcess station) throws IOException {
    station.post("/api/v1/draft", "{\"id\": \"two\", \"revision\": 1, \"limits\": []}");
    ObjectMapper json = new ObjectMapper();
    station.await(
        "the draft looks on",
        _ -> json.readTree(station.get("/api/v1/draft")).at("/draft/compared").asLong() > 0);
  }

  private static void await(StationProcess station, int more) {
    long before = station.status().at("/ledger/triggered").asLong();
    station.await(
        "%d more parts".formatted(more),
        now -> now.at("/ledger/triggered").asLong() >= before + more);
  }

  /// All that have a verdict, in their order.
  private static List<JsonNode> parts(StationProcess station) throws IOException {
    List<JsonNode> parts = new ArrayList<>();
    new ObjectMapper()
        .readTree(station.get("/api/v1/parts?count=1000"))
        .forEach(part -> {
          if (!part.path("verdict").asString().isEmpty()) {
            parts.addFirst(part);
          }
        });
    return parts;
  }

  private static long changes(List<JsonNode> parts) {
    long changes = 0;
    for (int i = 1; i < parts.size(); i++) {
      assertThat(parts.get(i).path("part").asLong())
          .as("no number is missing")
          .isEqualTo(parts.get(i - 1).path("part").asLong() + 1);
      if (isChange(parts, i)) {
        changes++;
      }
    }
    return changes;
  }

  private void store(String id) throws IOException {
    String recipe =
        """
        {"format": 1, "id": "%s", "name": "%s", "frame": {"width": 1280, "height": 1024},
         "tools": [{"name": "t", "kind": "mean", "box": [0, 0, 1280, 1024]}],
         "limits": [{"tool": "t", "finding": "mean", "min": 0, "fault": "dark"}]}
        """
            .formatted(id, id);
    Path file = Files.writeString(folder.resolve(id + ".json"), recipe);
    try (DataFolder data = DataFolder.open(folder.resolve("data"))) {
      FaultLog faults = new FaultLog(new MonotonicClock());
      new RecipeStore(data, faults, Weights::beside).save(RecipeFile.read(file), References.NONE);
    }
  }
}
