package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.Verdict;
import org.junit.jupiter.api.Test;

final class SignalsTest {
  private static final long MILLI = HandLine.MILLI;
  private static final long PULSE = Signals.PULSE_NANOS;

  private final HandLine line = new HandLine();

  @Test
  void theLampsSayHowTheLineDoes() {
    assertThat(line.io.outputs).contains(Output.LAMP_AMBER).doesNotContain(Output.READY);
    line.tracker.signals().show(LineState.RUNNING);
    line.run(MILLI);
    assertThat(line.io.outputs)
        .contains(Output.LAMP_GREEN, Output.READY)
        .doesNotContain(Output.LAMP_AMBER, Output.LAMP_RED);
    line.tracker.signals().show(LineState.FAULTED);
    line.run(2 * MILLI);
    assertThat(line.io.outputs)
        .contains(Output.LAMP_RED)
        .doesNotContain(Output.LAMP_GREEN, Output.READY, Output.LAMP_AMBER);
  }

  @Test
  void aVerdictIsAPulseOfItsKind() {
    line.tracker.signals().judged(new Verdict.Pass());
    line.run(MILLI);
    assertThat(line.io.outputs).contains(Output.RESULT_GOOD).doesNotContain(Output.RESULT_BAD);
    assertThat(line.tracker.dueNanos()).isEqualTo(MILLI + PULSE);
    line.tracker.signals().judged(HandLine.reject());
    line.run(MILLI + PULSE - 1);
    assertThat(line.io.outputs).contains(Output.RESULT_GOOD, Output.RESULT_BAD);
    line.run(MILLI + PULSE);
    assertThat(line.io.outputs).contains(Output.RESULT_BAD).doesNotContain(Output.RESULT_GOOD);
    line.run(MILLI + 2 * PULSE);
    assertThat(line.io.outputs).doesNotContain(Output.RESULT_BAD);
  }

  @Test
  void eachPartStrobes() {
    line.part(10);
    assertThat(line.io.outputs).contains(Output.STROBE);
    line.run(10 * MILLI + PULSE);
    assertThat(line.io.outputs).doesNotContain(Output.STROBE);
  }

  @Test
  void verdictsThatNobodyTakesAreCounted() {
    for (int i = 0; i <= 64; i++) {
      line.tracker.signals().judged(new Verdict.Pass());
    }
    assertThat(line.faults("verdict not shown")).isEqualTo(1);
  }
}
