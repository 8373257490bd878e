package dev.linewarden.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Virtual time: a person asks for pictures of a line that stands.
final class TestPicturesTest {
  private static final CameraSettings LONGER = CameraSettings.AS_IT_IS.exposure(900);

  /// What the camera had, of which the recipe says nothing.
  private static final CameraSettings BEFORE = CameraSettings.AS_IT_IS.exposure(100);

  private final LineRig rig = new LineRig();

  private CompletableFuture<Frame> ask() {
    CompletableFuture<Frame> answer = new CompletableFuture<>();
    rig.line.commands().offer(new Command.Picture(0, LONGER, BEFORE, answer));
    rig.work();
    return answer;
  }

  private static String refusal(CompletableFuture<Frame> answer) {
    assertThat(answer).isCompletedExceptionally();
    return String.valueOf(answer.exceptionNow().getMessage());
  }

  @Test
  void theCameraHasTheWantedLightForOnePictureAndThenWhatItHadBefore() {
    CompletableFuture<Frame> answer = ask();

    assertThat(rig.asked).containsExactly(LONGER);
    assertThat(rig.fired).singleElement().extracting(Trigger::part).isEqualTo(PartId.NOBODY);
    Frame frame = rig.frame(rig.fired.getFirst());
    rig.advance(20 * LineRig.MILLI).expose(frame);

    assertThat(answer).isCompletedWithValue(frame);
    assertThat(rig.asked).containsExactly(LONGER, BEFORE);
    assertThat(rig.writtenOfParts()).isEmpty();
    assertThat(rig.faults.faults()).isEmpty();
    answer.join().close();
    assertThat(rig.framesOut).isZero();
  }

  @Test
  void aCameraThatIsBeingSetUpIsFiredAgainUntilItAnswers() {
    CompletableFuture<Frame> answer = ask();
    rig.expose(lost(rig.fired.getFirst()));
    rig.advance(TestPictures.AGAIN_NANOS - 1);
    assertThat(rig.fired).hasSize(1);
    rig.advance(1);

    assertThat(rig.fired).hasSize(2);
    rig.expose(rig.frame(rig.fired.getLast()));
    assertThat(answer).isCompleted();
    answer.join().close();
  }

  @Test
  void whatTheCameraLastSaidIsTheReasonWhenItNeverDelivers() {
    CompletableFuture<Frame> answer = ask();
    rig.expose(lost(rig.fired.getFirst()));
    rig.advance(TestPictures.LONGEST_NANOS);

    assertThat(refusal(answer)).contains("there is no test picture").contains("cable pulled");
    assertThat(rig.asked).last().isEqualTo(BEFORE);
  }

  @Test
  void aLineThatRunsTakesNoneAndOneThatStartsEndsItBeforeItsFirstPart() {
    CompletableFuture<Frame> answer = ask();
    rig.started();

    assertThat(refusal(answer)).contains("only while the line stands");
    assertThat(rig.asked).containsExactly(LONGER, BEFORE);
    assertThat(refusal(ask())).contains("only while the line stands");
    assertThat(rig.asked).hasSize(2);

    rig.expose(rig.frame(rig.fired.getFirst()));
    rig.advance(100 * LineRig.MILLI);
    assertThat(rig.framesOut).as("the late picture was given back").isZero();
    assertThat(rig.faults.faults()).isEmpty();
  }

  @Test
  void aPartsOwnPictureIsNeverTakenForIt() {
    rig.started();
    rig.line.commands().offer(new Command.Stop("test"));
    rig.work();
    CompletableFuture<Frame> answer = ask();
    rig.advance(50 * LineRig.MILLI);
    Trigger part = rig.trigger(1);
    rig.expose(rig.frame(part));

    assertThat(answer).isNotDone();
    rig.expose(rig.frame(rig.fired.getFirst()));
    assertThat(answer).isCompleted();
    answer.join().close();
  }

  @Test
  void onlyOneIsTakenAtATimeAndNobodyNeedsToWait() {
    CompletableFuture<Frame> first = ask();
    assertThat(refusal(ask())).contains("another one is being taken");
    first.cancel(false);
    rig.advance(TestPictures.LONGEST_NANOS);

    CompletableFuture<Frame> next = ask();
    assertThat(next).isNotDone();
    next.cancel(false);
    rig.expose(rig.frame(rig.fired.getLast()));
    assertThat(rig.framesOut).isZero();
  }

  private static FrameLost lost(Trigger trigger) {
    return new FrameLost(
        trigger.atNanos() + LineSettings.DEFAULT.exposureDelayNanos(),
        FrameLost.Why.CAMERA_GONE,
        "cable pulled");
  }
}
