package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.NEVER;
import static dev.linewarden.inference.Stations.PART;
import static dev.linewarden.inference.Stations.recipe;
import static dev.linewarden.inference.Stations.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.inspection.ToolTime;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VisionRecipeTest {
  private static final List<Integer> BOX = List.of(0, 0, 10, 10);

  private static final Recipe GREY =
      recipe(
          40,
          30,
          "contrast",
          tool("b", "contrast", "box", BOX),
          tool("a", "mean", "box", BOX),
          tool("c", "level", "threshold", 90, "box", BOX));

  private static final Frame FRAME = Pictures.grey(40, 30, (_, _) -> 100);

  @Test
  void findingsAndTimesStandInTheOrderOfTheTools() {
    try (VisionRecipe loaded = Stations.loader().load(GREY)) {
      assertThat(loaded.inspect(PART, Frames.of(FRAME), NEVER))
          .isInstanceOfSatisfying(
              Observed.class,
              seen -> {
                assertThat(seen.part()).isEqualTo(PART);
                assertThat(seen.findings())
                    .extracting(Finding::tool)
                    .containsExactly("b", "a", "c", "c");
                // The clock of this test goes on by 1000 ns at each look.
                assertThat(seen.times())
                    .containsExactly(
                        new ToolTime("b", 1000), new ToolTime("a", 1000), new ToolTime("c", 1000));
                assertThat(seen.finishedNanos() - seen.startedNanos()).isEqualTo(3000);
              });
    }
  }

  @Test
  void aFrameOfAnotherSizeIsUnfit() {
    try (VisionRecipe loaded = Stations.loader().load(GREY)) {
      assertThat(loaded.inspect(PART, Frames.of(Pictures.grey(41, 30, (_, _) -> 1)), NEVER))
          .isEqualTo(
              new InspectionFailed(
                  PART, Cause.FRAME_UNFIT, "expected 40x30, got 41x30 from painted"));
    }
  }

  @Test
  void eachToolLooksAtTheFrameOfItsOwnView() {
    List<RecipeView> views =
        List.of(
            new RecipeView("front", 40, 30, CameraSettings.AS_IT_IS),
            new RecipeView("top", 20, 10, CameraSettings.AS_IT_IS));
    Map<String, Object> box = Map.of("box", List.of(2, 2, 4, 4));
    Recipe several =
        new Recipe(
            new RecipeKey("test", 1),
            "Test",
            views,
            List.of(new ToolSpec("a", "mean", "top", box), new ToolSpec("b", "mean", "front", box)),
            List.of(new Limit("a", "mean", 0, 255, "never")),
            Map.of());
    Frame top = Pictures.grey(20, 10, (_, _) -> 7);
    try (VisionRecipe loaded = Stations.loader().load(several)) {
      assertThat(loaded.inspect(PART, Frames.of(List.of(FRAME, top)), NEVER))
          .isInstanceOfSatisfying(
              Observed.class,
              seen ->
                  assertThat(seen.findings())
                      .extracting(Finding::value)
                      .containsExactly(7.0, 100.0));
      assertThat(loaded.inspect(PART, Frames.of(List.of(FRAME, FRAME)), NEVER))
          .isEqualTo(
              new InspectionFailed(
                  PART, Cause.FRAME_UNFIT, "top: expected 20x10, got 40x30 from painted"));
      assertThat(loaded.inspect(PART, Frames.of(FRAME), NEVER))
          .isEqualTo(new InspectionFailed(PART, Cause.FRAME_UNFIT, "top: there is no frame"));
    }
  }

  @Test
  void aGreyFrameIsUnfitForAToolThatNeedsColour() {
    Recipe colour = recipe(40, 30, "mean", tool("red", "mean", "channel", "red", "box", BOX));
    try (VisionRecipe loaded = Stations.loader().load(colour)) {
      assertThat(loaded.inspect(PART, Frames.of(FRAME), NEVER))
          .isEqualTo(
              new InspectionFailed(
                  PART,
                  Cause.FRAME_UNFIT,
                  "tool 'red' expects colour (BGR8), got MONO8 from painted"));
    }
  }

  @Test
  void pixelsThatAreNotInLiveNativeMemoryAreUnfit() {
    Arena arena = Arena.ofConfined();
    Frame gone = new Frame(FRAME.info(), arena.allocate(45 * 30), () -> {});
    arena.close();
    Frame onHeap = new Frame(FRAME.info(), MemorySegment.ofArray(new byte[45 * 30]), () -> {});
    try (VisionRecipe loaded = Stations.loader().load(GREY)) {
      for (Frame frame : List.of(gone, onHeap)) {
        assertThat(loaded.inspect(PART, Frames.of(frame), NEVER))
            .isEqualTo(
                new InspectionFailed(
                    PART,
                    Cause.FRAME_UNFIT,
                    "expected pixels in live native memory, got other ones from painted"));
      }
    }
  }

  @Test
  void greyAndColourFramesMayFollowEachOther() {
    try (VisionRecipe loaded = Stations.loader().load(GREY)) {
      Frame colour = Pictures.colour(40, 30, (_, _) -> 0x646464);
      for (int i = 0; i < 4; i++) {
        Frame frame = i % 2 == 0 ? FRAME : colour;
        assertThat(Stations.look(loaded, frame).get(1).value()).isEqualTo(100);
      }
    }
  }

  @Test
  void noToolStartsAfterTheDeadline() {
    try (VisionRecipe loaded = Stations.loader().load(GREY)) {
      Observed probe = (Observed) loaded.inspect(PART, Frames.of(FRAME), NEVER);
      // The next run looks at the clock at +1000 (start), +2000 (after b), +3000 (after a).
      long deadline = probe.finishedNanos() + 2500;

      assertThat(loaded.inspect(PART, Frames.of(FRAME), deadline))
          .isEqualTo(
              new InspectionFailed(
                  PART, Cause.LATE, "tool 'c' would start 0 us after the deadline"));
    }
  }

  @Test
  void anInspectionThatIsReadyInTimeIsNotLate() {
    try (VisionRecipe loaded = Stations.loader().load(GREY)) {
      Observed probe = (Observed) loaded.inspect(PART, Frames.of(FRAME), NEVER);

      assertThat(loaded.inspect(PART, Frames.of(FRAME), probe.finishedNanos() + 3000))
          .isInstanceOf(Observed.class);
    }
  }

  @Test
  void aClosedRecipeIsNotUsedAgainAndMayBeClosedTwice() {
    VisionRecipe loaded = Stations.loader().load(GREY);
    loaded.close();
    loaded.close();

    assertThatThrownBy(() -> loaded.inspect(PART, Frames.of(FRAME), NEVER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("recipe test r1 was closed");
  }
}
