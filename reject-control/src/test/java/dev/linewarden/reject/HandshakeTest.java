package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class HandshakeTest {
  private static final long MILLI = HandLine.MILLI;

  private final HandLine line = new HandLine();

  /// The machine's own answer.
  private void acknowledge(boolean on, long atMillis) {
    line.runTo(atMillis);
    line.io.edge(edges -> edges.level(Input.RESULT_ACK, on, atMillis * MILLI));
    line.run(atMillis * MILLI);
  }

  private Stream<Output> results() {
    return line.io.outputs.stream()
        .filter(output ->
            output == Output.RESULT_GOOD
                || output == Output.RESULT_BAD
                || output == Output.RESULT_VALID);
  }

  private void judged(Verdict verdict) {
    line.tracker.signals().judged(verdict);
    line.run(line.nowNanos);
  }

  @Test
  void aResultStaysUntilItWasReadAndTheNextWaitsForTheAnswerToGo() {
    acknowledge(false, 1);
    line.tracker.pardon(line.part(10));
    line.part(200);
    judged(new Verdict.Pass());
    judged(HandLine.reject());
    assertThat(results()).containsExactlyInAnyOrder(Output.RESULT_GOOD, Output.RESULT_VALID);
    line.runTo(250);
    assertThat(results()).hasSize(2);
    acknowledge(true, 260);
    assertThat(results()).isEmpty();
    line.runTo(270);
    assertThat(results()).as("until the answer has gone").isEmpty();
    acknowledge(false, 280);
    assertThat(results()).containsExactlyInAnyOrder(Output.RESULT_BAD, Output.RESULT_VALID);
    acknowledge(true, 290);
    acknowledge(false, 300);
    assertThat(results()).isEmpty();
    assertThat(line.faults("result not acknowledged")).isZero();
  }

  @Test
  void aMachineThatDoesNotAnswerIsCountedAndTheNextResultComes() {
    acknowledge(false, 1);
    judged(HandLine.reject());
    judged(new Verdict.Pass());
    line.runTo(101);
    assertThat(line.faults("result not acknowledged")).isEqualTo(1);
    assertThat(results()).containsExactlyInAnyOrder(Output.RESULT_GOOD, Output.RESULT_VALID);
    line.runTo(300);
    assertThat(line.faults("result not acknowledged")).isEqualTo(2);
    assertThat(results()).isEmpty();
  }

  @Test
  void anAnswerThatStaysIsCountedAndHoldsTheNextResultBack() {
    acknowledge(false, 1);
    judged(new Verdict.Pass());
    acknowledge(true, 10);
    judged(new Verdict.Pass());
    line.runTo(120);
    assertThat(line.faults("result_ack stays on")).isEqualTo(1);
    assertThat(results()).isEmpty();
    acknowledge(false, 130);
    assertThat(results()).contains(Output.RESULT_VALID);
  }

  @Test
  void aMachineThatIsTooSlowMissesResultsAndTheyAreCounted() {
    acknowledge(false, 1);
    for (int i = 0; i < 1 + Handshake.WAITING_MAX; i++) {
      judged(new Verdict.Pass());
    }
    assertThat(line.faults("result not handed over")).isZero();
    judged(new Verdict.Pass());
    assertThat(line.faults("result not handed over")).isEqualTo(1);
  }

  @Test
  void withoutTheAnswersWireResultsArePulses() {
    judged(new Verdict.Pass());
    assertThat(results()).containsExactly(Output.RESULT_GOOD);
    line.runTo(6);
    assertThat(results()).isEmpty();
  }

  @Test
  void busyIsFromAPartsEdgeToItsVerdict() {
    line.part(10);
    assertThat(line.io.outputs).contains(Output.BUSY);
    line.part(130);
    judged(HandLine.reject());
    assertThat(line.io.outputs).contains(Output.BUSY);
    judged(HandLine.reject());
    assertThat(line.io.outputs).doesNotContain(Output.BUSY);
  }

  @Test
  void aVerdictThatNeverCameDoesNotLeaveItBusyForEver() {
    line.part(10);
    line.runTo(1_000);
    assertThat(line.io.outputs).doesNotContain(Output.BUSY);
  }

  @Test
  void readyIsWhileAPartThatComesWillBeInspected() {
    HandLine small = new HandLine(Tracking.room(TrackingSettings.DEFAULT, 4));
    assertThat(small.io.outputs).contains(Output.TRIGGER_READY);
    PartId last = new PartId(1);
    for (int i = 0; i < 4; i++) {
      last = small.part(i * 70L);
    }
    assertThat(small.io.outputs).doesNotContain(Output.TRIGGER_READY);
    assertThat(last).isEqualTo(new PartId(103));
    line.tracker.permit(false, "test");
    line.run(MILLI);
    assertThat(line.io.outputs).doesNotContain(Output.TRIGGER_READY);
  }
}
