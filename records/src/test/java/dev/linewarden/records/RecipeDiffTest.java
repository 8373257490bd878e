package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Recipe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecipeDiffTest {
  /// Says all that a recipe can say.
  static final String FULL =
      """
      { "format": 1, "id": "cola", "revision": 1, "name": "Cola",
        "views": {
          "front": {"frame": {"width": 352, "height": 288, "mm_per_px": 0.25},
            "camera": {"x": 8, "y": 4, "width": 352, "height": 288, "pixel_format": "Mono8",
              "exposure_us": 500, "gain": 4, "trigger": "Line0", "debounce_us": 20, "strobe": "Line1"}},
          "top": {"frame": {"width": 64, "height": 48}}},
        "models": {"yolox": {"file": "0123456789abcdef-yolox.onnx"}},
        "pictures": {"mean": {"file": "1123456789abcdef-mean.png"}},
        "tools": [
          {"name": "cap", "kind": "mean", "view": "front", "unit": "mm", "box": [160, 5, 40, 40]},
          {"name": "net", "kind": "model", "view": "top", "model": "yolox", "deep": {"a": {"b": 1}}},
          {"name": "all", "kind": "logic", "view": "front", "dark": true,
            "conditions": [{"tool": "cap", "min": 1}, {"tool": "net", "max": 2.5}]} ],
        "limits": [
          {"tool": "cap", "finding": "height", "min": 1.0, "max": 12.0, "warnMin": 2.0,
            "warnMax": 11.0, "fault": "cap height"},
          {"tool": "cap", "finding": "height", "max": 12.0, "fault": "cap height"},
          {"tool": "net", "finding": "count", "min": 1, "fault": "no bottle"} ],
        "trends": [
          {"name": "caps", "fault": "cap height", "atLeast": 7, "ofLast": 10, "action": "stop"},
          {"name": "all", "stopAt": 5, "action": "alarm"} ] }
      """;

  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    for (String name : List.of("0123456789abcdef-yolox.onnx", "1123456789abcdef-mean.png")) {
      Files.writeString(folder.resolve(name), "content");
      Files.writeString(folder.resolve("f" + name.substring(1)), "other content");
    }
  }

  private Recipe read(String json) {
    return RecipeFile.parse("r", json.getBytes(StandardCharsets.UTF_8), folder);
  }

  private List<Difference> between(Recipe before, Recipe after) {
    return RecipeDiff.between(
        RecipeText.of(folder, before, References.NONE, Map.of()),
        RecipeText.of(folder, after, References.NONE, Map.of()));
  }

  private List<String> words(String from, String to) {
    assertThat(FULL).contains(from);
    return between(read(FULL), read(FULL.replace(from, to))).stream()
        .map(Difference::words)
        .toList();
  }

  @Test
  void differencesAreSaidInTheWordsOfTheLine() {
    assertThat(words("\"warnMin\": 2.0,\n      \"warnMax\": 11.0", "\"warnMin\": 2.0"))
        .containsExactly("limit 'cap height' of tool 'cap' (height): warnMax 11.0 -> not said mm");
    assertThat(words("\"max\": 12.0, \"fault\"", "\"max\": 12.5, \"fault\""))
        .containsExactly(
            "limit 'cap height' of tool 'cap' (height), number 2: max 12.0 -> 12.5 mm");
    assertThat(words("\"exposure_us\": 500", "\"exposure_us\": 450"))
        .containsExactly("view 'front': camera exposure 500.0 -> 450.0 us");
    assertThat(words("\"file\": \"0123", "\"file\": \"f123"))
        .containsExactly(
            "model 'yolox': file yolox.onnx (sha 0123456789abcdef) -> yolox.onnx (sha"
                + " f123456789abcdef)");
    assertThat(words("{\"tool\": \"cap\", \"min\": 1}", "{\"tool\": \"cap\", \"min\": 2}"))
        .containsExactly("tool 'all': conditions[0].min 1 -> 2");
    assertThat(
            words(
                "{\"name\": \"all\", \"stopAt\": 5, \"action\": \"alarm\"}",
                ""
                    + "{\"name\": \"all\", \"stopAt\": 5, \"action\": \"stop\"},"
                    + "{\"name\": \"new\", \"stopAt\": 5}"))
        .containsExactly(
            "trend 'all': action 'alarm' -> 'stop'", "trend 'new' added: stopAt 5, action 'alarm'");
    assertThat(words("\"name\": \"Cola\"", "\"name\": \"Coke\""))
        .containsExactly("name 'Cola' -> 'Coke'");
    assertThat(between(read(FULL), read(FULL))).isEmpty();
  }

  @Test
  void ofWhatWasAddedTheFirstFieldsAreTold() {
    String more = "{\"name\": \"x\", \"kind\": \"mean\", \"view\": \"top\"";
    for (int i = 1; i <= 8; i++) {
      more += ", \"s%d\": %d".formatted(i, i);
    }
    assertThat(words("\"tools\": [", "\"tools\": [" + more + "},"))
        .containsExactly(
            "tool 'x' added: kind 'mean', view 'top', s1 1, s2 2, s3 3, s4 4, s5 5, s6 6 and 2 more");
  }

  @Test
  void anotherOrderIsADifference() {
    String first =
        FULL.substring(FULL.indexOf("{\"name\": \"cap\""), FULL.indexOf("{\"name\": \"net\""));
    String turned =
        FULL.replace(first, "")
            .replace("2.5}]} ]", "2.5}]}, " + first.strip().replaceAll(",$", "") + " ]");
    assertThat(between(read(FULL), read(turned)))
        .extracting(Difference::words)
        .containsExactly(
            "order of tools tool 'cap', tool 'net', tool 'all' -> tool 'net', tool 'all', tool 'cap'");
  }

  /// Every leaf of the document, changed in every way that still is a recipe, and left out.
  @Test
  void whateverIsChangedIsNamedInASentence() {
    Recipe before = read(FULL);
    int changed = 0;
    for (JsonPlaces.Place place : JsonPlaces.of(table(FULL))) {
      for (Object other : JsonPlaces.others(place.value())) {
        changed += check(before, place, place.with(other)) ? 1 : 0;
      }
      changed += check(before, place, place.without()) ? 1 : 0;
    }
    assertThat(changed).as("changes that still are a recipe").isGreaterThan(60);
  }

  private boolean check(Recipe before, JsonPlaces.Place place, Map<String, Object> document) {
    Recipe after;
    try {
      after = RecipeFile.parse("r", StrictJson.write(document), folder);
    } catch (BadInput noRecipe) {
      return false;
    }
    if (after.as(before.key()).equals(before)) {
      return false;
    }
    List<String> words = between(before, after).stream().map(Difference::words).toList();
    String key = place.key().replaceAll("_us$|s$", "");
    String was = String.valueOf(place.value());
    if (words.stream().noneMatch(said -> said.contains(key) || said.contains(was))) {
      assertThat(words).as("%s is now %s", place.steps(), document).contains(key);
    }
    return true;
  }

  private static Map<String, Object> table(String json) {
    return new LinkedHashMap<>(
        StrictJson.table("recipe", "r", json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void referencesAreComparedByWhatTheyExpect() throws IOException {
    Path image = Files.writeString(folder.resolve("2123456789abcdef-ok.png"), "picture");
    List<References> all = new ArrayList<>();
    for (double value : List.of(80.0, 81.0)) {
      References.Expected expected = new References.Expected("cap", "mean", value, 0.5);
      all.add(
          new References(
              List.of(new References.Reference(Map.of("", image), "good", List.of(expected)))));
    }
    Recipe recipe = read(FULL);
    assertThat(
            RecipeDiff.between(
                RecipeText.of(folder, recipe, all.get(0), Map.of()),
                RecipeText.of(folder, recipe, all.get(1), Map.of())))
        .extracting(Difference::words)
        .containsExactly(
            "reference ok.png (sha 2123456789abcdef): finding 'mean' of tool 'cap' 80.0 within 0.5"
                + " -> 81.0 within 0.5");
  }
}
