package dev.linewarden.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ValuesTest {
  private final LineRig rig = new LineRig();

  @Test
  void aCameraKeepsWhatTheNextRecipeLeavesOpen() {
    CameraSettings first = CameraSettings.AS_IT_IS.exposure(120).pixelFormat("Mono8");

    assertThat(CameraSettings.AS_IT_IS.pixelFormat("Mono8").leftOpenAfter(first))
        .containsExactly(
            "the recipe leaves exposure_us open: it stays 120.0, as the one before set it");
    assertThat(first.leftOpenAfter(CameraSettings.AS_IT_IS)).isEmpty();
  }

  @Test
  void theLastCloseGivesTheMemoryBackOnce() {
    AtomicInteger recycled = new AtomicInteger();
    FrameInfo info = new FrameInfo(1, 0, 0, 2, 2, 2, PixelFormat.MONO8, "");
    Frame frame = new Frame(info, Arena.ofAuto().allocate(4), recycled::incrementAndGet);
    frame.retain();
    frame.close();
    assertThat(recycled).hasValue(0);
    frame.close();
    assertThat(recycled).hasValue(1);

    assertThatThrownBy(frame::close).hasMessageContaining("too often");
    assertThatThrownBy(frame::retain).isInstanceOf(IllegalStateException.class);
    assertThat(recycled).hasValue(1);
  }

  @Test
  void aFrameCannotBeLargerThanItsMemory() {
    FrameInfo info = new FrameInfo(1, 0, 0, 4, 4, 12, PixelFormat.BGR8, "");
    assertThatThrownBy(() -> new Frame(info, Arena.ofAuto().allocate(47), () -> {}))
        .hasMessageContaining("48 bytes does not fit in 47");
  }

  @Test
  void aFullMailboxRefusesAndCounts() {
    Mailbox<String> box = new Mailbox<>("box", 1, new Doorbell());
    assertThat(box.offer("a")).isTrue();
    assertThat(box.offer("b")).isFalse();
    assertThat(box.refused()).isEqualTo(1);
    assertThat(box.poll()).isEqualTo("a");
    assertThat(box.poll()).isNull();
  }

  @Test
  void everyProblemOfADocumentIsToldAtOnceWithTheNearestKnownKey() {
    SettingsReader reader =
        new SettingsReader("station.toml", Map.of("line", Map.of("dedline_ms", 15, "rate", "x")));
    SettingsReader line = reader.table("line");
    line.number("deadline_ms", 1, 100, 15);
    line.number("rate", 1, 6000, 600);
    line.text("name");

    assertThatThrownBy(reader::finish)
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.problems())
                    .containsExactlyInAnyOrder(
                        "station.toml line: 'rate' must be a number from 1 to 6000, but is 'x'",
                        "station.toml line: 'name' is missing",
                        "station.toml line: unknown key 'dedline_ms'"
                            + " (did you mean 'deadline_ms'?)"));
  }

  @Test
  void aListOfTextsHoldsTextsOnly() {
    SettingsReader reader =
        new SettingsReader("t", Map.of("labels", List.of("cap", 7), "names", List.of("a", "b")));

    assertThat(reader.texts("names")).containsExactly("a", "b");
    assertThat(reader.texts("labels")).isEmpty();
    assertThatThrownBy(reader::finish)
        .hasMessage("t: 'labels' must be a list of texts, but is '[cap, 7]'");
  }

  @Test
  void aRecipeNamesEveryLimitThatPointsNowhere() {
    ToolSpec tool = new ToolSpec("cap", "mean", Map.of());
    Limit limit = new Limit("cup", "mean", 0, 1, "cap missing");
    assertThatThrownBy(() ->
            new Recipe(
                new RecipeKey("a", 1),
                "A",
                List.of(RecipeView.only(1, 1)),
                List.of(tool, tool),
                List.of(limit),
                Map.of()))
        .hasMessageContaining("two tools are called 'cap'")
        .hasMessageContaining("'cup', which does not exist (did you mean 'cap'?)");
  }

  @Test
  void aToolOfSeveralViewsNamesTheOneItLooksAt() {
    RecipeView front = new RecipeView("front", 4, 4, CameraSettings.AS_IT_IS);
    RecipeView back = new RecipeView("back", 8, 2, CameraSettings.AS_IT_IS.size(9, 2));
    ToolSpec lost = new ToolSpec("cap", "mean", "frnt", Map.of());
    ToolSpec open = new ToolSpec("neck", "mean", Map.of());
    assertThatThrownBy(() -> several(List.of(front, back, front), lost, open))
        .hasMessageContaining("'cap' must look at the views front, back, front")
        .hasMessageContaining("its view is 'frnt' (did you mean 'front'?)")
        .hasMessageContaining("'neck' must look at")
        .hasMessageContaining("a name of its own, but one is called 'front'")
        .hasMessageContaining("of view 'back' are 8x2, but its camera shall send 9x2");
  }

  @Test
  void theViewsOfARecipeComeInTheStationsOrder() {
    RecipeView front = new RecipeView("front", 4, 4, CameraSettings.AS_IT_IS);
    RecipeView back = new RecipeView("back", 8, 2, CameraSettings.AS_IT_IS);
    Recipe recipe = several(List.of(front, back), new ToolSpec("cap", "mean", "back", Map.of()));
    assertThat(recipe.viewOf(recipe.tools().getFirst())).isEqualTo(1);
    Recipe turned = recipe.inOrderOf(List.of("back", "front"));
    assertThat(turned.views()).containsExactly(back, front);
    assertThat(turned.viewOf(turned.tools().getFirst())).isZero();
    assertThatThrownBy(() -> recipe.inOrderOf(List.of("")))
        .hasMessage("recipe a r1 looks at the views front, back, but this station has one view");
    assertThatThrownBy(() -> recipe.inOrderOf(List.of("top", "front")))
        .hasMessageContaining("but this station has the views top, front");
  }

  private static Recipe several(List<RecipeView> views, ToolSpec... tools) {
    Limit limit = new Limit("cap", "mean", 0, 1, "cap missing");
    return new Recipe(new RecipeKey("a", 1), "A", views, List.of(tools), List.of(limit), Map.of());
  }

  @Test
  void aRecipeIdIsSafeAsAFolderName() {
    for (String id : List.of("../x", "A", "", "a/b", "-a", "a".repeat(64))) {
      assertThatThrownBy(() -> new RecipeKey(id, 1)).isInstanceOf(BadInput.class);
    }
  }

  @Test
  void repeatedFaultsBecomeACount() {
    rig.faults.count("camera", "frame lost", "a");
    rig.faults.count("camera", "frame lost", "b");
    assertThat(rig.faults.faults()).hasSize(1);
    assertThat(rig.faults.faults().getFirst().count()).isEqualTo(2);
    assertThat(rig.faults.faults().getFirst().detail()).isEqualTo("b");
  }

  @Test
  void distinctFaultsAreBounded() {
    for (int i = 0; i < 10_000; i++) {
      rig.faults.count("x", "kind " + i, "");
    }
    assertThat(rig.faults.faults()).hasSizeLessThanOrEqualTo(FaultLog.DISTINCT_MAX + 1);
  }

  @Test
  void aWarnBandLiesInTheGoodOne() {
    assertThatThrownBy(() -> new Limit("cap", "mean", 0, 10, 2, 11, "cap missing"))
        .hasMessage(
            "limit on cap mean: the warn band from 2.0 to 11.0 must lie in the good one from 0.0 to"
                + " 10.0");
    assertThatThrownBy(() -> new Limit("cap", "mean", 0, 10, 6, 5, "cap missing"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLimitSaysInASentenceHowWhatWasFoundStandsToIt() {
    Limit both = new Limit("cap", "height", 10, 12, 10.5, 11.5, "cap");
    Limit atLeast = new Limit("cap", "height", 10, Double.POSITIVE_INFINITY, "cap");
    Limit atMost = new Limit("cap", "height", Double.NEGATIVE_INFINITY, 12, "cap");

    assertThat(both.says(height(11))).isEqualTo("height 11 mm is good: 10 to 12 mm");
    assertThat(both.says(height(11.75)))
        .isEqualTo("height 11.75 mm is good, but near a limit: 10 to 12 mm");
    assertThat(both.says(height(9.5))).isEqualTo("height 9.5 mm is 0.5 mm below 10 mm");
    assertThat(atLeast.says(height(1234567)))
        .isEqualTo("height 1235000 mm is good: at least 10 mm");
    assertThat(atMost.says(height(0.00012349)))
        .isEqualTo("height 0.0001235 mm is good: at most 12 mm");
    assertThat(both.says(height(Double.NaN))).isEqualTo("height has no value");
    assertThat(both.says(null)).isEqualTo("height has no value");
    assertThat(both.says(13, "count")).isEqualTo("height 13 is 1 above 12");
  }

  private static Finding height(double value) {
    return new Finding("cap", "height", value, "mm", null);
  }
}
