package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.records.References.Expected;
import dev.linewarden.records.References.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReferencesFileTest {
  private static final String TWO_VIEWS =
      """
      { "format": 1, "id": "cola", "name": "Cola",
        "views": { "front": {"frame": {"width": 2, "height": 2}},
                   "back": {"frame": {"width": 2, "height": 2}} },
        "tools": [ {"name": "cap", "kind": "mean", "view": "front"} ],
        "limits": [ {"tool": "cap", "finding": "mean", "max": 120, "fault": "cap missing"} ] }
      """;

  @TempDir Path folder;

  @BeforeEach
  void images() throws IOException {
    Files.createDirectory(folder.resolve("shots"));
    Files.writeString(folder.resolve("shots/ok.png"), "a picture");
    Files.writeString(folder.resolve("back.bmp"), "another");
  }

  private Recipe recipe(String text) {
    return RecipeFile.parse(
        "recipe.json", text.getBytes(java.nio.charset.StandardCharsets.UTF_8), folder);
  }

  private Recipe oneView() {
    return recipe(
        TWO_VIEWS
            .replaceFirst("(?s)\"views\".*?}} },", "\"frame\": {\"width\": 2, \"height\": 2},")
            .replace(", \"view\": \"front\"", ""));
  }

  private References read(Recipe recipe, String text) throws IOException {
    Files.writeString(folder.resolve(ReferencesFile.NAME), text);
    return ReferencesFile.read(folder, recipe);
  }

  @Test
  void eachFindingHasItsToleranceAbsoluteRelativeOrTheCommonOne() throws IOException {
    References references =
        read(
            oneView(),
            """
            { "format": 1, "tolerance": 0.02,
              "references": [ { "image": "shots/ok.png", "class": "good", "findings": [
                {"tool": "cap", "finding": "a", "value": 80, "absolute": 0.5},
                {"tool": "cap", "finding": "b", "value": -80, "relative": 0.1},
                {"tool": "cap", "finding": "c", "value": 80},
                {"tool": "cap", "finding": "d", "value": 0.5},
                {"tool": "cap", "finding": "e"} ] } ] }
            """);

    assertThat(references.all())
        .containsExactly(
            new Reference(
                Map.of("", folder.resolve("shots/ok.png")),
                "good",
                List.of(
                    new Expected("cap", "a", 80, 0.5),
                    new Expected("cap", "b", -80, 8),
                    new Expected("cap", "c", 80, 1.6),
                    new Expected("cap", "d", 0.5, 0.02),
                    new Expected("cap", "e", Double.NaN, 0.02))));
  }

  @Test
  void aValueIsMetWithinItsToleranceAndNoValueOnlyByNone() {
    Expected cap = new Expected("cap", "mean", 80, 0.5);
    assertThat(cap.isMetBy(80.5)).isTrue();
    assertThat(cap.isMetBy(79.4)).isFalse();
    assertThat(cap.isMetBy(Double.NaN)).isFalse();
    Expected nothing = new Expected("cap", "mean", Double.NaN, 0.5);
    assertThat(nothing.isMetBy(Double.NaN)).isTrue();
    assertThat(nothing.isMetBy(0)).isFalse();
  }

  @Test
  void severalViewsHaveAnImageEachAndWhatIsWrittenIsReadAgain() throws IOException {
    Recipe recipe = recipe(TWO_VIEWS);
    References references =
        read(
            recipe,
            """
            { "format": 1, "references": [
              { "images": {"front": "shots/ok.png", "back": "back.bmp"},
                "findings": [ {"tool": "cap", "finding": "mean", "value": 80} ] } ] }
            """);

    ReferencesFile.write(folder, references);

    assertThat(ReferencesFile.read(folder, recipe)).isEqualTo(references);
    assertThat(references.all().getFirst().images()).containsOnlyKeys("front", "back");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    assertThatThrownBy(() ->
            read(
                oneView(),
                """
                { "format": 1, "tolerance": 2, "references": [
                  { "image": "../secret.png", "findings": [] },
                  { "image": "shots/ok.tif", "clas": "good",
                    "findings": [ {"tool": "cup", "finding": "mean", "value": "high"},
                      {"tool": "cap", "finding": "mean", "absolute": 1, "relative": 1} ] } ] }
                """))
        .isInstanceOf(BadInput.class)
        .extracting(bad -> String.join("\n", ((BadInput) bad).problems()))
        .asInstanceOf(InstanceOfAssertFactories.STRING)
        .contains(
            "'tolerance' must be a number from 0 to 1, but is '2'",
            "references[0]: 'image' must be in the recipe's folder, but is '../secret.png'",
            "references[0]: there must be 1 to 1000 findings, but are 0",
            "references[1]: the image 'shots/ok.tif' cannot be read",
            "references[1]: unknown key 'clas' (did you mean 'class'?)",
            "references[1] findings[0]: the recipe has no tool 'cup' (did you mean 'cap'?)",
            "'value' must be a number",
            "references[1] findings[1]: only one of 'absolute' and 'relative' can be said");
  }

  @Test
  void aLinkOutOfTheFolderIsNotFollowed(@TempDir Path elsewhere) throws IOException {
    Path secret = Files.writeString(elsewhere.resolve("secret.png"), "not yours");
    Files.createSymbolicLink(folder.resolve("link.png"), secret);
    assertThatThrownBy(() ->
            read(
                oneView(),
                """
                { "format": 1, "references": [ { "image": "link.png",
                  "findings": [ {"tool": "cap", "finding": "mean", "value": 1} ] } ] }
                """))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("'image' must be in the recipe's folder, but is 'link.png'");
  }
}
