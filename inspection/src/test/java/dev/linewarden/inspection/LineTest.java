package dev.linewarden.inspection;

import static dev.linewarden.inspection.LineRig.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {
  private final LineRig rig = new LineRig().started();

  @Test
  void aGoodPartInTimeIsPardoned() {
    rig.expose(rig.frame(rig.trigger(1)));
    rig.advance(5 * MILLI);
    rig.answer(150);

    assertThat(rig.verdict(1)).isEqualTo(new Verdict.Pass());
    assertThat(rig.pardoned).containsExactly(new PartId(1));
    assertThat(rig.framesOut).isZero();
  }

  @Test
  void aBadPartIsRejectedWithItsReasonAndNotPardoned() {
    rig.expose(rig.frame(rig.trigger(1)));
    rig.answer(20);

    assertThat(rig.verdict(1)).isEqualTo(new Verdict.Reject(List.of(new Reason(LineRig.CAP, 20))));
    assertThat(rig.pardoned).isEmpty();
  }

  @Test
  void aGoodAnswerAfterTheDeadlineIsLateAndNotPardoned() {
    rig.expose(rig.frame(rig.trigger(1)));
    rig.advance(LineSettings.DEFAULT.deadlineNanos() + 1);
    rig.answer(150);

    assertThat(rig.cause(1)).isEqualTo(Cause.LATE);
    assertThat(rig.pardoned).isEmpty();
    assertThat(rig.faults.count("line", "findings after the verdict")).isEqualTo(1);
    assertThat(rig.framesOut).isZero();
  }

  @Test
  void aModelThatNeverAnswersIsCutOffAtTheDeadlineAndItsPartIsLate() {
    rig.expose(rig.frame(rig.trigger(1)));
    rig.advance(LineSettings.DEFAULT.deadlineNanos());
    assertThat(rig.cutOff).isEmpty();

    rig.advance(1);

    assertThat(rig.cutOff).containsExactly(new PartId(1));
    assertThat(rig.cause(1)).isEqualTo(Cause.LATE);
    rig.advance(LineSettings.DEFAULT.deadlineNanos());
    assertThat(rig.cutOff).as("told once").hasSize(1);
  }

  @Test
  void aPartThatWasCutOffIsLateOnceAndItsAnswerIsNoFault() {
    rig.expose(rig.frame(rig.trigger(1)));
    rig.advance(LineSettings.DEFAULT.deadlineNanos() + 1);
    rig.answer(part -> new InspectionFailed(part, Cause.LATE, "cut off at the deadline"));

    assertThat(rig.cause(1)).isEqualTo(Cause.LATE);
    assertThat(rig.written.stream().filter(LedgerEntry.Judged.class::isInstance)).hasSize(1);
    assertThat(rig.faults.faults()).isEmpty();
  }

  @Test
  void aToolThatFailedAfterTheVerdictIsCountedAsSuch() {
    rig.expose(rig.frame(rig.trigger(1)));
    rig.advance(LineSettings.DEFAULT.deadlineNanos() + 1);
    rig.answer(part -> new InspectionFailed(part, Cause.TOOL_FAILED, "tool 'cap': broken"));

    assertThat(rig.cause(1)).isEqualTo(Cause.LATE);
    assertThat(rig.faults.count("line", "findings after the verdict")).isEqualTo(1);
  }

  @Test
  void anAnswerThatWaitedPastTheDeadlineIsLateThoughNobodyLookedBefore() {
    rig.expose(rig.frame(rig.trigger(1)));
    rig.now += LineSettings.DEFAULT.deadlineNanos() + 1;
    rig.answer(150);

    assertThat(rig.cause(1)).isEqualTo(Cause.LATE);
    assertThat(rig.pardoned).isEmpty();
  }

  @Test
  void aPartWithoutAFrameIsUnjudgedAtItsDeadline() {
    rig.trigger(1);
    assertThat(rig.line.dueNanos()).isEqualTo(rig.now + LineSettings.DEFAULT.deadlineNanos() + 1);
    rig.advance(LineSettings.DEFAULT.deadlineNanos() + 1);

    assertThat(rig.cause(1)).isEqualTo(Cause.FRAME_MISSING);
  }

  @Test
  void aLostFrameSaysWhy() {
    Trigger trigger = rig.trigger(1);
    rig.expose(new FrameLost(trigger.atNanos(), FrameLost.Why.UNREADABLE, "a.png is no image"));

    assertThat(rig.verdict(1))
        .isEqualTo(new Verdict.Unjudged(Cause.FRAME_LOST, "unreadable: a.png is no image"));
  }

  @Test
  void twoFramesForOnePartLeaveItUnjudged() {
    Trigger trigger = rig.trigger(1);
    rig.expose(rig.frame(trigger));
    rig.expose(rig.frame(trigger));
    rig.answer(150);

    assertThat(rig.cause(1)).isEqualTo(Cause.FRAME_DOUBLED);
    assertThat(rig.pardoned).isEmpty();
    assertThat(rig.framesOut).isZero();
  }

  @Test
  void aFrameThatComesBeforeItsTriggerFindsIt() {
    long at = rig.now;
    rig.expose(rig.frame(at + LineSettings.DEFAULT.exposureDelayNanos()));
    rig.line.triggers().offer(new Trigger(new PartId(1), at, 0));
    rig.advance(MILLI);
    rig.answer(150);

    assertThat(rig.verdict(1)).isEqualTo(new Verdict.Pass());
  }

  @Test
  void aFrameNobodyAskedForIsGivenBackAndCounted() {
    rig.expose(rig.frame(rig.now));
    rig.advance(LineSettings.DEFAULT.deadlineNanos() + 1);

    assertThat(rig.framesOut).isZero();
    assertThat(rig.faults.count("line", "exposure without a trigger")).isEqualTo(1);
  }

  @Test
  void framesOutOfOrderGoToTheirOwnParts() {
    Trigger first = rig.trigger(1);
    rig.advance(5 * MILLI);
    Trigger second = rig.trigger(2);
    rig.expose(rig.frame(second));
    rig.expose(rig.frame(first));
    rig.answer(20);
    rig.answer(150);

    assertThat(rig.verdict(2)).isInstanceOf(Verdict.Reject.class);
    assertThat(rig.verdict(1)).isEqualTo(new Verdict.Pass());
  }

  @Test
  void partsTooCloseToTellTheirFramesApartAreBothUnjudged() {
    Trigger first = rig.trigger(1);
    rig.advance(MILLI);
    rig.trigger(2);
    rig.expose(rig.frame(first));

    assertThat(rig.cause(1)).isEqualTo(Cause.PARTS_TOO_CLOSE);
    assertThat(rig.cause(2)).isEqualTo(Cause.PARTS_TOO_CLOSE);
    assertThat(rig.framesOut).isZero();
  }

  @Test
  void aFullModelQueueLeavesThePartUnjudged() {
    LineRig small = new LineRig(Books.EMPTY, 1).started();
    small.expose(small.frame(small.trigger(1)));
    small.advance(5 * MILLI);
    small.expose(small.frame(small.trigger(2)));

    assertThat(small.cause(2)).isEqualTo(Cause.OVERLOADED);
    assertThat(small.framesOut).isEqualTo(1);
  }

  @Test
  void aPardonThatTheGateRefusesIsCounted() {
    rig.gateFull = true;
    rig.expose(rig.frame(rig.trigger(1)));
    rig.answer(150);

    assertThat(rig.pardoned).isEmpty();
    assertThat(rig.faults.count("line", "pardon not taken, good part ejected")).isEqualTo(1);
  }

  @Test
  void aBadPartIsSentToTheLaneOfItsFaultAndOneThatNobodyJudgedIsNot() {
    Limit second = LineRig.CAP.inLane(2);
    LoadedRecipe recipe =
        LineRig.recipe(
            new RecipeKey("bottles", 2),
            List.of(RecipeView.only(4, 4)),
            new ArrayList<>(),
            List.of(),
            second);
    rig.line.commands().offer(new Command.Switch(recipe, "test"));
    rig.advance(1);
    rig.expose(rig.frame(rig.trigger(1)));
    rig.answer(20);
    rig.trigger(2);
    rig.advance(LineSettings.DEFAULT.deadlineNanos() + 1);

    assertThat(rig.diverted).containsExactly("1 to 2");
    assertThat(rig.pardoned).isEmpty();
    rig.gateFull = true;
    rig.expose(rig.frame(rig.trigger(3)));
    // Before the part, the model is told to give the first recipe back.
    rig.answer(20);
    rig.answer(20);
    assertThat(rig.faults.count("line", "lane not taken, first one instead")).isEqualTo(1);
  }

  @Test
  void aStoppedLineJudgesNothingAndHasNoPermit() {
    rig.line.commands().offer(new Command.Stop("operator"));
    rig.work();
    rig.expose(rig.frame(rig.trigger(1)));

    assertThat(rig.cause(1)).isEqualTo(Cause.STOPPED);
    assertThat(rig.permitted).isFalse();
    assertThat(rig.framesOut).isZero();
  }

  @Test
  void aPartThatWasNotRemovedStopsTheLineAndUnbalancesTheLedger() {
    rig.trigger(1);
    rig.advance(100 * MILLI);
    rig.line
        .closings()
        .offer(new Closing(new PartId(1), Ending.NOT_REMOVED, 1, Double.NaN, rig.now));
    rig.work();

    assertThat(rig.line.view().state()).isEqualTo(LineState.FAULTED);
    assertThat(rig.line.view().balance().unaccounted()).isEqualTo(1);
    assertThat(rig.permitted).isFalse();
  }
}
