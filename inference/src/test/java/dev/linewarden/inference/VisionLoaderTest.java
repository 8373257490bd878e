package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.recipe;
import static dev.linewarden.inference.Stations.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Recipe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisionLoaderTest {
  private static final List<Integer> BOX = List.of(0, 0, 10, 10);

  @Test
  void allProblemsOfARecipeComeTogether() {
    Recipe recipe =
        recipe(
            40,
            30,
            "mean",
            tool("cap", "maen", "box", BOX),
            tool("fill", "mean", "chanel", "red", "box", BOX),
            tool("label", "contrast", "box", List.of(35, 0, 10, 10)),
            tool("print", "model", "model", "yolox", "decode", "score"));

    assertThatThrownBy(() -> Stations.loader().load(recipe))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.problems())
                    .containsExactly(
                        "recipe test r1, tool 'cap': there is no kind of tool 'maen' (did you mean"
                            + " 'mean'?)",
                        "recipe test r1, tool 'fill': unknown key 'chanel' (did you mean"
                            + " 'channel'?)",
                        "recipe test r1, tool 'label': 'box' [35, 0, 10, 10] must have an area and"
                            + " lie inside the frame of 40x30",
                        "recipe test r1: there is no model 'yolox'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0,0,41,10",
        "0,0,10,31",
        "-1,0,10,10",
        "0,-1,10,10",
        "0,0,0,10",
        "0,0,10,-5",
        "32767,0,32767,10",
        "0,0,10",
        "0.5,0,10,10",
        "99999999,0,1,1"
      })
  void boxesOutsideTheFrameAreRefused(String numbers) {
    List<Double> box =
        java.util.Arrays.stream(numbers.split(",", -1)).map(Double::valueOf).toList();

    assertThatThrownBy(
            () -> Stations.loader().load(recipe(40, 30, "mean", tool("t", "mean", "box", box))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("tool 't': 'box' ");
  }

  @Test
  void polygonsAreCheckedToo() {
    assertThatThrownBy(() ->
            Stations.loader()
                .load(
                    recipe(
                        40, 30, "mean", tool("t", "mean", "polygon", List.of(0, 0, 40, 0, 0, 20)))))
        .hasMessageContaining("must have an area and lie inside the frame of 40x30");
    assertThatThrownBy(() ->
            Stations.loader()
                .load(recipe(40, 30, "mean", tool("t", "mean", "polygon", List.of(0, 0, 4)))))
        .hasMessageContaining("'polygon' must be [x1, y1, x2, y2, ...] with 3 to 64 corners");
  }

  @Test
  void exactlyOneRegionIsNeeded() {
    assertThatThrownBy(() -> Stations.loader().load(recipe(40, 30, "mean", tool("t", "mean"))))
        .hasMessage(
            "recipe test r1, tool 't': exactly one of 'box', 'turned', 'polygon', 'ring' is needed, but there is none");
  }

  @Test
  void aLimitOnAFindingThatNeverComesIsRefused() {
    assertThatThrownBy(
            () -> Stations.loader().load(recipe(40, 30, "maen", tool("t", "mean", "box", BOX))))
        .hasMessage(
            "recipe test r1, limit 'never': tool 't' gives no finding 'maen' (did you mean"
                + " 'mean'?)");
  }

  @Test
  void aFrameBeyondAllCamerasIsRefused() {
    assertThatThrownBy(() ->
            Stations.loader()
                .load(recipe(2_000_000_000, 30, "mean", tool("t", "mean", "box", BOX))))
        .hasMessage(
            "recipe test r1: a frame must be at most 16384 pixels wide and high, but is"
                + " 2000000000x30");
  }

  @Test
  void aRecipeOverItsBudgetIsLoadedAndCounted() {
    StepClock slow = new StepClock(20_000_000);
    FaultLog faults = new FaultLog(slow);
    VisionLoader loader = new VisionLoader(slow, faults, InferenceSettings.DEFAULT);

    try (VisionRecipe loaded = loader.load(recipe(40, 30, "mean", tool("t", "mean", "box", BOX)))) {
      assertThat(loaded.warmUp()).isEqualTo(new WarmUp(20, 20_000_000, 20_000_000, 12_000_000));
      assertThat(loaded.warmUp().withinBudget()).isFalse();
    }
    assertThat(faults.count("inference", "recipe over its time budget")).isEqualTo(1);
  }

  @Test
  void aRecipeThatIsNotWarmAfterAMinuteIsRefused() {
    StepClock frozen = new StepClock(BlankRuns.WARM_UP_NANOS_MAX / 10);
    VisionLoader loader = new VisionLoader(frozen, new FaultLog(frozen), InferenceSettings.DEFAULT);

    assertThatThrownBy(() -> loader.load(recipe(40, 30, "mean", tool("t", "mean", "box", BOX))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("recipe test r1 fails on a blank frame: tool 't' would start");
  }

  @Test
  void aRefusedRecipeLeavesNoNativeMemoryBehind() {
    Recipe recipe =
        recipe(
            40,
            30,
            "mean",
            tool("good", "mean", "channel", "red", "box", BOX),
            tool("bad", "mean", "box", List.of(0)));
    assertThatThrownBy(() -> Stations.loader().load(recipe)).isInstanceOf(BadInput.class);
    long before = org.bytedeco.javacpp.Pointer.totalCount();

    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(() -> Stations.loader().load(recipe)).isInstanceOf(BadInput.class);
    }

    assertThat(org.bytedeco.javacpp.Pointer.totalCount()).isEqualTo(before);
  }
}
