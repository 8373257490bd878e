package dev.linewarden.inference;

import static dev.linewarden.inference.Decoding.called;
import static dev.linewarden.inference.Stations.look;
import static dev.linewarden.inference.Stations.recipe;
import static dev.linewarden.inference.Stations.tool;
import static dev.linewarden.inference.Stations.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Inspected;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Outputs that are as long as what was found.
class ListBoxingTest {
  private static final Map<String, Object> LISTS =
      Map.of("classes", "labels", "scores", "scores", "labels", List.of("none", "cap", "scratch"));

  /// Pixels of the picture that [TinyOnnx#lists] looks at.
  private static final int WIDTH = 1000;

  private static final int PARTS = 10_000;
  private static final long GROWTH_MAX = 1L << 20;

  @TempDir private Path folder;

  private static List<Finding> lists(Decoding decoding, Map<String, Object> settings) {
    return decoding.findings(DetectDecoder::readLists, settings);
  }

  @Test
  void boxesClassesAndScoresStandInOutputsOfTheirOwn() {
    Decoding found =
        new Decoding()
            .output(2, 4)
            .put(0, 1, 6, 4, 14, 8, 0, 0, 2, 2)
            .output(2)
            .put(0, 1, 2, 1)
            .output(2)
            .put(0, 1, 0.75, 0.2);

    List<Finding> findings = lists(found, LISTS);

    assertThat(value(findings, "count")).isEqualTo(1);
    assertThat(value(findings, "count scratch")).isEqualTo(1);
    assertThat(value(findings, "count cap")).as("below minScore").isZero();
    assertThat(called("box scratch", findings))
        .containsExactly(
            new Finding("t", "box scratch", 0.75, "score", new Region.Box(22, 28, 16, 8)));
  }

  @Test
  void theScoreMayBeTheFifthNumberOfABox() {
    Decoding found =
        new Decoding().output(1, 1, 5).put(0, 1, 6, 4, 14, 8, 0.5).output(1, 1).put(0, 1, 0);

    assertThat(value(lists(found, Map.of("classes", "labels")), "score")).isEqualTo(0.5);
  }

  @Test
  void nothingFoundIsNoneOfEach() {
    Decoding found = new Decoding().output(0, 4).output(0).output(0);

    List<Finding> findings = lists(found, LISTS);

    assertThat(value(findings, "count")).isZero();
    assertThat(value(findings, "score")).isZero();
  }

  @Test
  void aClassCanBeCalledByItsName() {
    Map<String, Object> wish = new HashMap<>(LISTS);
    wish.put("class", "cap");
    Decoding found =
        new Decoding()
            .output(2, 4)
            .put(0, 1, 6, 4, 14, 8, 0, 0, 2, 2)
            .output(2)
            .put(0, 1, 2, 1)
            .output(2)
            .put(0, 1, 0.75, 0.5);

    assertThat(value(lists(found, wish), "score")).isEqualTo(0.5);

    wish.put("class", "scrach");
    assertThatThrownBy(() -> lists(found, wish))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "t: 'class' is 'scrach', but no class is called that (did you mean 'scratch'?)");

    wish.remove("labels");
    assertThatThrownBy(() -> lists(found, wish))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "t: 'class' is 'scrach', but nobody says what the classes are called: give 'labels', or"
                + " the number of the class");
  }

  @Test
  void boxesWithoutScoresAreRefused() {
    Decoding found = new Decoding().output(1, 4).output(1);

    assertThatThrownBy(() -> lists(found, Map.of("classes", "labels")))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "t: decode 'boxes' needs an output of [found, 4] or [1, found, 4] and one named by"
                + " 'scores', or 5 numbers instead of 4, but it is [1, 4] without 'scores'");
  }

  @Test
  void listsOfDifferentLengthsFailTheTool() {
    Decoding found = new Decoding().output(2, 4).output(1).output(2);

    assertThatThrownBy(() -> lists(found, LISTS))
        .isInstanceOf(ToolFailed.class)
        .hasMessage("the model gives 2 boxes, but 1 classes and 2 scores");
  }

  private Recipe recipeOf(byte[] model, int width, Object... more) throws IOException {
    Path file = Files.write(folder.resolve("m.onnx"), model);
    List<Object> settings =
        new ArrayList<>(List.of("model", "m", "color", "grey", "decode", "boxes"));
    settings.addAll(List.of("output", "boxes", "classes", "labels", "scores", "scores"));
    settings.addAll(List.of(more));
    return recipe(width, 1, Map.of("m", file), "count", tool("t", "model", settings.toArray()));
  }

  private static Frame bright(int width, int pixels) {
    return Pictures.grey(width, 1, (x, _) -> x < pixels ? 255 : 0);
  }

  /// With a first side for several pictures, and without.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aModelFindsAnotherNumberEachTime(boolean isRow) throws IOException {
    byte[] model = isRow ? TinyOnnx.lists(8, 1, 1, 1) : TinyOnnx.lists(8, 1, 1);
    try (VisionRecipe loaded = Stations.loader().load(recipeOf(model, 8))) {
      for (int pixels : new int[] {3, 0, 8, 1}) {
        List<Finding> findings = look(loaded, bright(8, pixels));

        assertThat(value(findings, "count")).isEqualTo(pixels);
        assertThat(called("box", findings)).hasSize(pixels);
      }
      List<Finding> findings = look(loaded, bright(8, 2));
      assertThat(called("box", findings).getFirst().where()).isEqualTo(new Region.Box(0, 0, 1, 1));
      assertThat(value(findings, "score")).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-6));
    }
  }

  @Test
  void moreThanCanBeLookedAtIsNotLeftOutInSilence() throws IOException {
    int width = ListBoxing.ROWS_MAX + 1;
    Recipe recipe = recipeOf(TinyOnnx.lists(width, 1, 1, 1), width);
    try (VisionRecipe loaded = Stations.loader().load(recipe)) {
      Inspected some = loaded.inspect(Stations.PART, Frames.of(bright(width, 7)), Stations.NEVER);
      Inspected all =
          loaded.inspect(Stations.PART, Frames.of(bright(width, width)), Stations.NEVER);

      assertThat(some).isNotInstanceOf(InspectionFailed.class);
      assertThat(all)
          .isInstanceOfSatisfying(
              InspectionFailed.class,
              failed ->
                  assertThat(failed.detail())
                      .isEqualTo(
                          "tool 't': the model found 1001 objects, at most 1000 are looked at"));
    }
  }

  /// What the runtime makes for each part it gets back after each part: 28 KB each would be 280 MB
  /// a round.
  @Test
  void whatIsFoundLeavesNativeMemoryAsItWas() throws IOException {
    Recipe recipe = recipeOf(TinyOnnx.lists(WIDTH, 1, 1, 1), WIDTH, "class", 0);
    try (VisionRecipe loaded = Stations.loader().load(recipe)) {
      List<Frames> frames =
          List.of(Frames.of(bright(WIDTH, WIDTH)), Frames.of(bright(WIDTH, WIDTH - 9)));
      inspect(loaded, frames, PARTS);
      long count = Pointer.totalCount();

      long growth = NativeHeap.growth(() -> inspect(loaded, frames, PARTS));

      assertThat(growth).isLessThan(GROWTH_MAX);
      assertThat(Pointer.totalCount()).isEqualTo(count);
    }
  }

  private static void inspect(VisionRecipe recipe, List<Frames> frames, int parts) {
    for (int i = 0; i < parts; i++) {
      Inspected seen = recipe.inspect(Stations.PART, frames.get(i % 2), Stations.NEVER);
      assertThat(seen).isNotInstanceOf(InspectionFailed.class);
    }
  }
}
