package dev.linewarden.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The recipe's limit: the cap's mean is 100 to 200.
class ProofTest {
  private static final Challenge GOOD = new Challenge("the known good part", true, Frames.NONE);
  private static final Challenge BAD = new Challenge("the known bad part", false, Frames.NONE);
  private static final long DEADLINE = LineSettings.DEFAULT.deadlineNanos();

  private final LineRig rig = new LineRig().started();
  private final Recipe recipe = LineRig.recipe("bottles", 1).recipe();

  private void answer(Challenge challenge, double cap, long tookNanos) {
    Finding finding = new Finding("cap", "mean", cap, "grey", null);
    Inspected seen = new Observed(Challenge.PART, List.of(finding), List.of(), 0, 0);
    rig.line.challenges().offer(new ChallengeRun(challenge, recipe, seen, rig.now - tookNanos));
    rig.work();
  }

  private long proofs() {
    return rig.events.stream().filter(LineEvent.Proven.class::isInstance).count();
  }

  @Test
  void aGoodAndABadPartJudgedRightlyAreAProofTogetherAndNoneIsAlone() {
    for (int i = 0; i < 5; i++) {
      answer(GOOD, 150, DEADLINE);
    }
    assertThat(proofs()).isZero();
    answer(BAD, 20, DEADLINE);
    assertThat(proofs()).isEqualTo(1);
    answer(BAD, 20, 1);
    assertThat(proofs()).isEqualTo(1);
    answer(GOOD, 150, 1);
    assertThat(proofs()).isEqualTo(2);
    assertThat(rig.line.view().state()).isEqualTo(LineState.RUNNING);
  }

  @Test
  void aBlindModelThatPassesTheBadPartStopsTheLineAtOnceAndSaysWhatItDid() {
    answer(GOOD, 150, 1);
    answer(BAD, 150, 1);

    assertThat(proofs()).isZero();
    assertThat(rig.line.view().state()).isEqualTo(LineState.FAULTED);
    assertThat(rig.line.view().why().words())
        .startsWith("the known bad part was judged 'pass' by recipe");
    assertThat(rig.permitted).isFalse();
    assertThat(rig.faults.count("heartbeat", "known part judged wrongly")).isEqualTo(1);
  }

  @Test
  void aGoodPartThatIsRejectedOrNotJudgedStopsItToo() {
    answer(GOOD, 20, 1);
    assertThat(rig.line.view().state()).isEqualTo(LineState.FAULTED);

    rig.started();
    Inspected failed = new InspectionFailed(Challenge.PART, Cause.TOOL_FAILED, "no such node");
    rig.line.challenges().offer(new ChallengeRun(BAD, recipe, failed, rig.now));
    rig.work();
    assertThat(rig.line.view().state()).isEqualTo(LineState.FAULTED);
    assertThat(rig.line.view().why().words()).contains("no such node");
  }

  private void late(int times) {
    for (int i = 0; i < times; i++) {
      answer(i % 2 == 0 ? GOOD : BAD, i % 2 == 0 ? 150 : 20, DEADLINE + 1);
    }
  }

  @Test
  void aLateAnswerProvesNothingAndTooManyInARowStopTheLine() {
    answer(GOOD, 150, 1);
    answer(BAD, 20, DEADLINE + 1);
    assertThat(proofs()).isZero();
    late(Proof.LATE_MAX - 2);
    answer(BAD, 20, 1);
    late(Proof.LATE_MAX - 1);
    assertThat(rig.line.view().state()).isEqualTo(LineState.RUNNING);
    answer(GOOD, 150, DEADLINE + 1);

    assertThat(proofs()).isZero();
    assertThat(rig.line.view().state()).isEqualTo(LineState.FAULTED);
    assertThat(rig.line.view().why().words()).startsWith("10 times in a row: the known good part");
  }

  @Test
  void aStandingLineStaysAsItIsAndTheFaultIsCounted() {
    rig.line.commands().offer(new Command.Stop("test"));
    rig.work();
    answer(BAD, 150, 1);
    assertThat(rig.line.view().state()).isEqualTo(LineState.STOPPED);
    assertThat(rig.faults.count("heartbeat", "known part judged wrongly")).isEqualTo(1);
  }
}
