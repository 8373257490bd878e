package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.look;
import static dev.linewarden.inference.Stations.recipe;
import static dev.linewarden.inference.Stations.tool;
import static dev.linewarden.inference.Stations.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.onnx.ModelFile;
import dev.linewarden.onnx.TensorType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCardTest {
  /// Looks as if it told apart two classes, and gives back two pixels.
  private static final byte[] TWO_PIXELS = TinyOnnx.echo(TensorType.FLOAT, 1, 1, 1, 2);

  private static final Frame FRAME = Pictures.grey(2, 1, (x, _) -> 10 * x + 10);

  @TempDir private Path folder;

  private Path write(byte[] model) throws IOException {
    return Files.write(folder.resolve("m.onnx"), model);
  }

  private static Recipe using(Path file, Object... settings) {
    List<Object> all = new java.util.ArrayList<>(List.of("model", "m"));
    all.addAll(List.of(settings));
    return recipe(2, 1, Map.of("m", file), "score", tool("t", "model", all.toArray()));
  }

  private static ModelCard card(Path file) {
    try (ModelFile model = ModelFile.read("", file)) {
      return ModelCard.of(model.facts());
    }
  }

  @Test
  void withoutDecodeTheCardSpeaksAndTheRecipeWins() throws IOException {
    Path file = write(TWO_PIXELS);
    CardFile.write(
        file, card(file).answered("decode", "score").answered("scale", 0.5).answered("element", 1));

    assertThat(value(look(using(file), FRAME), "score")).isEqualTo(10);
    assertThat(value(look(using(file, "scale", 2, "element", 0), FRAME), "score")).isEqualTo(20);
  }

  @Test
  void openQuestionsAreAsked() throws IOException {
    Path file = write(TWO_PIXELS);

    assertThatThrownBy(() -> Stations.loader().load(using(file)))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.problems())
                    .allMatch(problem ->
                        problem.startsWith(
                            "recipe test r1, tool 't': the model 'm' does not say it: "))
                    .singleElement()
                    .asString()
                    .contains("'scale'"));
  }

  @Test
  void aStoredCardIsReadAsItWasWritten() throws IOException {
    Path file = write(TWO_PIXELS);
    ModelCard card = card(file).answered("labels", List.of("a", "b")).answered("softmax", false);
    CardFile.write(file, card);

    assertThat(card(file)).isEqualTo(card);
  }

  @Test
  void aCardForAnotherFileIsRefused() throws IOException {
    Path file = write(TWO_PIXELS);
    CardFile.write(file, card(file));
    write(TinyOnnx.echo(TensorType.FLOAT, 1, 1, 1, 3));

    assertThatThrownBy(() -> card(file))
        .isInstanceOf(BadInput.class)
        .hasMessageMatching(
            ".*m\\.onnx\\.card\\.json is for another file: it names the SHA-256 [0-9a-f]{64}, but"
                + " m\\.onnx has [0-9a-f]{64}; .*");
  }

  @Test
  void aDamagedCardIsNamed() throws IOException {
    Path file = write(TWO_PIXELS);
    Files.writeString(CardFile.of(file), "{");
    assertThatThrownBy(() -> card(file))
        .hasMessageContaining("m.onnx.card.json is not a model's card");

    Files.writeString(
        CardFile.of(file),
        """
        {"format": 1, "sha256": "00", "setings": {}, "questions": []}\
        """);
    assertThatThrownBy(() -> card(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("unknown key 'setings' (did you mean 'settings'?)");
  }

  @Test
  void aRecipeThatIsSpelledOutNeedsNoCard() throws IOException {
    Path file = write(TWO_PIXELS);
    CardFile.write(
        file, card(file).answered("decode", "score").answered("scale", 0.5).answered("element", 1));
    Recipe whole = SpelledOut.of(using(file, "element", 0));
    Files.delete(CardFile.of(file));

    assertThat(value(look(whole, FRAME), "score")).isEqualTo(5);
    assertThat(SpelledOut.of(whole)).isEqualTo(whole);
    assertThatThrownBy(() -> SpelledOut.of(using(file)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("'scale'");
  }

  /// Without a word about how the model works.
  @Test
  void aRealDetectorFindsTheBottleInARealPhotograph() {
    Recipe recipe =
        recipe(
            640,
            640,
            Map.of("m", RecipeFiles.data("onnx").resolve("yolox_nano_coco.onnx")),
            "count",
            tool("t", "model", "model", "m", "class", 39));
    Path photo = RecipeFiles.data("conveyor_caps").resolve("test/line/IMG_4818_MOV-0018.jpg");
    try (VisionRecipe loaded = Stations.loader().load(recipe);
        Arena arena = Arena.ofConfined()) {
      assertThat(value(look(loaded, Photo.read(photo).frame(arena)), "count")).isEqualTo(1);
    }
  }
}
