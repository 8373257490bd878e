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

/// A station whose parts are looked at by two cameras: the drawn line from the front, and one on
/// the network from the back.
class ViewsTest {
  private static final String ADDRESS = "127.0.3.7";

  private static final String RECIPE =
      """
      { "format": 1, "id": "both-sides", "name": "Both sides",
        "views": {
          "back": {"frame": {"width": 1280, "height": 1024}, "camera": {"pixel_format": "Mono8"}},
          "front": {"frame": {"width": 1280, "height": 1024}} },
        "tools": [
          {"name": "cap", "kind": "mean", "view": "front", "box": [588, 92, 94, 76]},
          {"name": "seam", "kind": "mean", "view": "back", "box": [300, 200, 40, 40]} ],
        "limits": [
          {"tool": "cap", "finding": "mean", "min": 0, "fault": "cap missing"},
          {"tool": "seam", "finding": "mean", "min": 0, "fault": "seam open"} ] }
      """;

  @TempDir Path folder;

  @Test
  void aPartPassesWithBothViewsAndTheOneThatIsGoneIsNamed() throws IOException {
    try (StationProcess back = StationProcess.start(List.of(), "simcam", "--address", ADDRESS);
        StationProcess station = station()) {
      back.awaitWords("answers at");
      JsonNode seeing =
          station.await("parts that pass", now -> now.at("/ledger/passed").asLong() > 20);
      assertThat(seeing.at("/camera").asString())
          .startsWith("front: rendered line; back: ")
          .contains("SimCam");

      aTestPictureLeavesTheCameraAsItWas(station);
      back.kill();

      station.await("parts that nobody judged", now -> now.at("/counts/unjudged").asLong() > 20);
      station.await("one of them, seen from the front only", _ -> seenFromTheFrontOnly(station));
    }
  }

  /// Others may have come while the line stood, or missed the front too.
  private static boolean seenFromTheFrontOnly(StationProcess station) {
    return new ObjectMapper()
        .readTree(station.get("/api/v1/rejects"))
        .valueStream()
        .anyMatch(part ->
            part.at("/verdict").asString().equals("unjudged")
                && part.at("/detail").asString().contains("back")
                && part.at("/views/0/name").asString().equals("front")
                && part.at("/views/0/picture").asBoolean()
                && !part.at("/views/1/picture").asBoolean());
  }

  private static void aTestPictureLeavesTheCameraAsItWas(StationProcess station) {
    String wish = "{\"view\": \"back\", \"light\": {\"exposure_us\": 300}}";
    station.await("it runs", now -> now.at("/state").asString().equals("running"));
    assertThat(station.refusal("/api/v1/cameras/picture", wish)).contains("while the line stands");
    station.post("/api/v1/stop", "{}");
    JsonNode stands =
        station.await("it stands", now -> now.at("/state").asString().equals("stopped"));

    JsonNode taken = new ObjectMapper().readTree(station.post("/api/v1/cameras/picture", wish));
    assertThat(taken.at("/width").asInt()).as(taken.toString()).isEqualTo(1280);

    station.post("/api/v1/start", "{}");
    long passed = stands.at("/ledger/passed").asLong();
    station.await("parts pass", now -> now.at("/ledger/passed").asLong() > passed + 5);
  }

  @Test
  void aRecipeForOneViewIsRefusedByAStationWithTwo() throws IOException {
    try (StationProcess station = StationProcess.configured(folder, config("example"))) {
      assertThat(station.exitCode()).isEqualTo(2);
      assertThat(station.said())
          .contains("looks at one view, but this station has the views front, back");
    }
  }

  private StationProcess station() throws IOException {
    Path recipe = Files.createDirectories(folder.resolve("recipe"));
    Files.writeString(recipe.resolve("recipe.json"), RECIPE);
    return StationProcess.configured(folder, config(recipe.toString()));
  }

  private static String config(String recipe) {
    return """
    [station]
    recipe = "%s"
    starts_alone = true
    [belt]
    parts_per_minute = 300
    [line]
    deadline_ms = 27
    [views.front]
    source = "rendered"
    [views.back]
    source = "gige:%s"
    """
        .formatted(recipe, ADDRESS);
  }
}
