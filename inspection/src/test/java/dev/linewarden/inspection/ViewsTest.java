package dev.linewarden.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A part that three cameras look at.
final class ViewsTest {
  private static final int FRONT = 0;
  private static final int BACK = 1;
  private static final int TOP = 2;

  private final LineRig rig = new LineRig(views(CameraSettings.AS_IT_IS)).started();

  private static LoadedRecipe recipe(int revision, CameraSettings top) {
    return LineRig.recipe("bottles", revision, views(top));
  }

  private static List<RecipeView> views(CameraSettings top) {
    return List.of(
        new RecipeView("front", 4, 4, CameraSettings.AS_IT_IS),
        new RecipeView("back", 4, 4, CameraSettings.AS_IT_IS),
        new RecipeView("top", 4, 4, top));
  }

  @AfterEach
  void everyFrameIsGivenBack() {
    assertThat(rig.framesOut).isZero();
  }

  @Test
  void aPartIsInspectedWhenAllItsViewsAreThere() {
    Trigger trigger = rig.trigger(1);
    rig.expose(BACK, rig.frame(trigger));
    rig.expose(TOP, rig.frame(trigger));
    assertThat(rig.model.size()).isZero();
    rig.expose(FRONT, rig.frame(trigger));
    assertThat(rig.model.size()).isEqualTo(1);
    rig.answer(150);
    assertThat(rig.verdict(1)).isEqualTo(new Verdict.Pass());
    assertThat(rig.shown).containsExactly(new int[] {FRONT, BACK, TOP});
  }

  @Test
  void theViewThatDidNotComeIsNamedAndTheOthersAreShown() {
    Trigger trigger = rig.trigger(1);
    rig.expose(BACK, rig.frame(trigger));
    rig.advance(LineSettings.DEFAULT.deadlineNanos() + 1);
    assertThat(rig.verdict(1))
        .isEqualTo(new Verdict.Unjudged(Cause.FRAME_MISSING, "no frame in time of front, top"));
    assertThat(rig.shown).containsExactly(new int[] {BACK});
    rig.expose(TOP, rig.frame(trigger));
    assertThat(rig.writtenOfParts()).hasSize(2);
  }

  @Test
  void theViewThatWasLostIsNamed() {
    Trigger trigger = rig.trigger(1);
    rig.expose(FRONT, rig.frame(trigger));
    long exposed = trigger.atNanos() + LineSettings.DEFAULT.exposureDelayNanos();
    rig.expose(TOP, new FrameLost(exposed, FrameLost.Why.CAMERA_GONE, "no answer"));
    assertThat(rig.verdict(1))
        .isEqualTo(new Verdict.Unjudged(Cause.FRAME_LOST, "top: camera gone: no answer"));
    rig.expose(BACK, rig.frame(trigger));
    assertThat(rig.model.size()).isZero();
  }

  @Test
  void twoFramesOfOneViewAreOneTooMany() {
    Trigger trigger = rig.trigger(1);
    rig.expose(BACK, rig.frame(trigger));
    rig.expose(BACK, rig.frame(trigger));
    assertThat(rig.verdict(1))
        .isEqualTo(new Verdict.Unjudged(Cause.FRAME_DOUBLED, "back: frame 1"));
  }

  @Test
  void framesOfAllViewsMayComeBeforeTheirTrigger() {
    long exposed = rig.now + LineSettings.DEFAULT.exposureDelayNanos();
    for (int view : new int[] {TOP, FRONT, BACK}) {
      rig.expose(view, rig.frame(exposed));
    }
    rig.trigger(1);
    rig.answer(150);
    assertThat(rig.verdict(1)).isEqualTo(new Verdict.Pass());
  }

  @Test
  void eachCameraIsToldWhatItsViewWants() {
    CameraSettings bright = CameraSettings.AS_IT_IS.exposure(900);
    rig.line.commands().offer(new Command.Switch(recipe(2, bright), "test"));
    rig.work();
    assertThat(rig.asked).containsExactly(CameraSettings.AS_IT_IS, CameraSettings.AS_IT_IS, bright);
  }
}
