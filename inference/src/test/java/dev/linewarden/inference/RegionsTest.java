package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.look;
import static dev.linewarden.inference.Stations.recipe;
import static dev.linewarden.inference.Stations.tool;
import static dev.linewarden.inference.Stations.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.Region;
import dev.linewarden.onnx.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One tool, several regions of a part.
class RegionsTest {
  private static final List<Integer> LEFT = List.of(0, 0, 2, 2);
  private static final List<Integer> MIDDLE = List.of(2, 0, 2, 2);
  private static final List<Integer> RIGHT = List.of(4, 2, 2, 2);

  @TempDir private Path folder;

  private static Map<String, Object> named() {
    Map<String, Object> boxes = new LinkedHashMap<>();
    boxes.put("left", LEFT);
    boxes.put("middle", MIDDLE);
    boxes.put("right", RIGHT);
    return boxes;
  }

  private Recipe of(byte[] model, String finding, Object boxes, String decode) {
    try {
      Path file = Files.write(folder.resolve("m.onnx"), model);
      return recipe(
          8,
          4,
          Map.of("m", file),
          finding,
          tool("t", "model", "model", "m", "color", "grey", "decode", decode, "boxes", boxes));
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  /// 10 in the left box, 60 in the middle one, 30 in the right one.
  private static Frame frame() {
    return Pictures.grey(8, 4, (x, y) -> x < 2 ? 10 : y < 2 ? 60 : 30);
  }

  /// A model that takes any number looks at one after the other on a processor; one for four at
  /// three and an empty picture; one for two at two and then at the third.
  @ParameterizedTest
  @CsvSource({"-1, 1", "4, 4", "2, 2", "1, 1"})
  void eachRegionHasItsFindingsAndAllHaveSomeTogether(long batch, int picturesInARun) {
    List<Finding> findings =
        look(of(TinyOnnx.counting(batch), "score.left", named(), "score"), frame());

    assertThat(value(findings, "score.left")).isEqualTo(10 + picturesInARun);
    assertThat(value(findings, "score.middle")).isEqualTo(60 + picturesInARun);
    assertThat(value(findings, "score.right")).isEqualTo(30 + picturesInARun);
    assertThat(value(findings, "score.min")).isEqualTo(10 + picturesInARun);
    assertThat(value(findings, "score.max")).isEqualTo(60 + picturesInARun);
    assertThat(value(findings, "score.sum")).isEqualTo(100 + 3 * picturesInARun);
    assertThat(findings).hasSize(6);
  }

  /// Each answers with its pixel and the number of pictures in its run.
  @Test
  void picturesGoIntoOneRunWhereTheyShallAndTheModelLeavesItOpen() {
    assertThat(Runs.answers(folder, TinyOnnx.counting(-1), 3, true)).containsExactly(3f, 4f, 5f);
    assertThat(Runs.answers(folder, TinyOnnx.counting(-1), 3, false)).containsExactly(1f, 2f, 3f);
    assertThat(Runs.answers(folder, TinyOnnx.counting(2), 3, true)).containsExactly(2f, 3f, 4f);
    assertThat(Runs.answers(folder, TinyOnnx.counting(1), 3, true)).containsExactly(1f, 2f, 3f);
  }

  @Test
  void aModelThatOnlySaysItTakesSeveralLooksAtOneAfterTheOther() {
    assertThat(Runs.answers(folder, TinyOnnx.madeForOne(), 3, true)).containsExactly(0f, 1f, 2f);
    assertThat(Runs.answers(folder, TinyOnnx.sumOf(-1), 3, true)).containsExactly(0f, 1f, 2f);
  }

  @Test
  void eachRegionsFindingsLieInTheFrameAndNothingIsLeftOfThePartBefore() {
    byte[] model = TinyOnnx.echo(TensorType.FLOAT, -1, 1, 2, 2);
    Recipe recipe = of(model, "max.2", List.of(LEFT, RIGHT), "anomaly");
    try (VisionRecipe loaded = Stations.loader().load(recipe)) {
      look(loaded, Pictures.grey(8, 4, (_, _) -> 200));
      List<Finding> findings =
          look(loaded, Pictures.grey(8, 4, (x, y) -> x == 5 && y == 2 ? 90 : x == 1 ? 40 : 0));

      assertThat(value(findings, "max.1")).isEqualTo(40);
      assertThat(value(findings, "max.sum")).isEqualTo(130);
      assertThat(findings.stream().filter(found -> found.name().equals("max.2")))
          .singleElement()
          .isEqualTo(new Finding("t", "max.2", 90, "score", new Region.Box(5, 2, 1, 1)));
    }
  }

  @Test
  void aNumberThatOneRegionCannotTellIsUntoldForAll() {
    Regions regions = new Regions(List.of("a", "b"), List.of("distance"), List.of("distance"));
    FindingSink sink = new FindingSink(4);
    regions.clear();
    sink.in(regions, 0);
    sink.found("distance", Double.NaN, "score", null);
    sink.in(regions, 1);
    sink.found("distance", 0.25, "score", null);
    sink.inNone();
    regions.sum(sink);

    assertThat(sink.findings().stream().map(found -> found.name() + " " + found.value()))
        .containsExactly(
            "distance.a NaN",
            "distance.b 0.25",
            "distance.min NaN",
            "distance.max NaN",
            "distance.sum NaN");
  }

  @Test
  void aModelWhoseAnswersCannotBeToldApartIsRefused() {
    assertThatThrownBy(() -> look(of(TinyOnnx.sumOf(4), "score.1", named(), "score"), frame()))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "recipe test r1, tool 't': the model takes 4 pictures at once, but its outputs do not"
                + " tell them apart: their shapes are [[1, 1, 1, 1]]");
  }

  @Test
  void aLimitOnARegionThatIsNotThereIsRefusedWithTheNearest() {
    Recipe recipe = of(TinyOnnx.counting(-1), "score.midle", named(), "score");

    assertThatThrownBy(() -> Stations.loader().load(recipe))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "recipe test r1, limit 'never': tool 't' gives no finding 'score.midle' (did you mean"
                + " 'score.middle'?)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "min | a region needs a name without a dot that is none of min, max, sum, but one is"
            + " called 'min'",
        "a.b | a region needs a name without a dot that is none of min, max, sum, but one is"
            + " called 'a.b'"
      })
  void aNameThatWouldBeTakenForAnotherIsRefused(String name, String words) {
    Recipe recipe = of(TinyOnnx.counting(-1), "score." + name, Map.of(name, LEFT), "score");

    assertThatThrownBy(() -> Stations.loader().load(recipe))
        .isInstanceOf(BadInput.class)
        .hasMessage("recipe test r1, tool 't' boxes: " + words);
  }

  @Test
  void tooManyRegionsAndOneOutsideTheFrameAreRefused() {
    byte[] model = TinyOnnx.counting(-1);
    List<Object> many = Collections.nCopies(Regions.REGIONS_MAX + 1, LEFT);

    assertThatThrownBy(() -> Stations.loader().load(of(model, "score.1", many, "score")))
        .hasMessage("recipe test r1, tool 't': 'boxes' must be 1 to 16 boxes, but is 17");
    assertThatThrownBy(() ->
            Stations.loader()
                .load(of(model, "score.1", List.of(LEFT, List.of(7, 0, 2, 2)), "score")))
        .hasMessage(
            "recipe test r1, tool 't' boxes: '2' [7, 0, 2, 2] must have an area and lie inside the"
                + " frame of 8x4");
  }
}
