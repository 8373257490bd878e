package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The line stands at 100 ms; everything before it is tested elsewhere.
final class ForcingTest {
  private static final long MILLI = HandLine.MILLI;
  private static final long RENEWED_MILLIS = Forcing.RENEWED_NANOS / MILLI;

  private final HandLine line = new HandLine();
  private final Forcing forcing = line.tracker.wires().forcing();

  @BeforeEach
  void stop() {
    line.tracker.permit(false, "anna");
    line.run(100 * MILLI);
  }

  private void begin(Output output, boolean on) {
    forcing.begin(output, on, "anna", line.nowNanos);
    line.run(line.nowNanos + 1);
  }

  private boolean isOn(Output output) {
    return line.io.outputs.contains(output);
  }

  @Test
  void anOutputIsHeldWhileSomebodySaysSoAndThenAsTheStationWantsIt() {
    begin(Output.LAMP_RED, true);
    assertThat(isOn(Output.LAMP_RED)).isTrue();
    for (int second = 1; second <= 10; second++) {
      line.run((100 + second * 1_000) * MILLI);
      forcing.renew("anna", line.nowNanos);
      assertThat(isOn(Output.LAMP_RED)).as("after %d s", second).isTrue();
    }

    forcing.letGo("anna");
    line.run(line.nowNanos + 1);

    assertThat(isOn(Output.LAMP_RED)).isFalse();
    assertThat(forcing.held()).isEmpty();
    assertThat(forcing.lastEnded().orElseThrow().end()).isEqualTo(Forcing.End.LET_GO);
  }

  @Test
  void whoSaysNothingMoreLetsGo() {
    begin(Output.EJECTOR, true);
    assertThat(line.io.ejector).isTrue();
    assertThat(line.tracker.dueNanos()).isLessThan((100 + RENEWED_MILLIS + 1) * MILLI);

    line.run((100 + RENEWED_MILLIS - 1) * MILLI);
    assertThat(line.io.ejector).isTrue();
    line.run((100 + RENEWED_MILLIS + 1) * MILLI);

    assertThat(line.io.ejector).isFalse();
    assertThat(forcing.lastEnded().orElseThrow().end()).isEqualTo(Forcing.End.NOT_RENEWED);
    assertThatThrownBy(() -> forcing.renew("anna", line.nowNanos))
        .isInstanceOf(BadInput.class)
        .hasMessage("you hold no output any more: ejector, nobody said any more that he holds it");
  }

  @Test
  void nobodyHoldsAnOutputForLongerThanAMinute() {
    begin(Output.EJECTOR, true);
    long endNanos = line.nowNanos + Forcing.HELD_NANOS_MAX;
    while (line.nowNanos + 1_000 * MILLI < endNanos) {
      line.run(line.nowNanos + 1_000 * MILLI);
      forcing.renew("anna", line.nowNanos);
    }
    assertThat(line.io.ejector).isTrue();

    line.run(endNanos + 1);

    assertThat(line.io.ejector).isFalse();
    assertThat(forcing.lastEnded().orElseThrow().end()).isEqualTo(Forcing.End.TOO_LONG);
  }

  @Test
  void aLineThatStartsTakesTheOutputBackBeforeTheBeltMoves() {
    begin(Output.EJECTOR, true);

    line.tracker.permit(true, "otto");
    line.run(200 * MILLI);

    assertThat(line.io.permit).isTrue();
    assertThat(line.io.ejector).isFalse();
    assertThat(line.io.ejectorOffNanos).last().isEqualTo(200 * MILLI);
    assertThat(forcing.lastEnded().orElseThrow().end()).isEqualTo(Forcing.End.LINE_RUNS);
    assertThatThrownBy(() -> forcing.begin(Output.LAMP_RED, true, "anna", line.nowNanos))
        .isInstanceOf(BadInput.class)
        .hasMessage("lamp_red cannot be moved by hand: the line runs");
  }

  @Test
  void anEmergencyStopLetsGo() {
    begin(Output.EJECTOR, true);

    line.io.edge(edges -> edges.level(Input.EMERGENCY_STOP, true, 200 * MILLI));
    line.run(200 * MILLI);
    line.run(201 * MILLI);

    assertThat(line.io.ejector).isFalse();
    assertThat(forcing.lastEnded().orElseThrow().end()).isEqualTo(Forcing.End.MADE_SAFE);
    assertThatThrownBy(() -> forcing.begin(Output.EJECTOR, true, "anna", line.nowNanos))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("at rest until the line is started");
  }

  @Test
  void oneOutputAtATimeIsHeldByOnePerson() {
    begin(Output.LAMP_RED, true);

    assertThatThrownBy(() -> forcing.begin(Output.EJECTOR, true, "anna", line.nowNanos))
        .isInstanceOf(BadInput.class)
        .hasMessage("one output at a time can be moved by hand: lamp_red is held by anna");
    assertThatThrownBy(() -> forcing.renew("otto", line.nowNanos)).isInstanceOf(BadInput.class);
    forcing.letGo("otto");
    line.run(line.nowNanos + 1);
    assertThat(isOn(Output.LAMP_RED)).isTrue();
  }

  @Test
  void aLampThatTheStationWantsOnIsHeldOffAndComesBack() {
    line.tracker.signals().show(dev.linewarden.inspection.LineState.STOPPED);
    line.run(line.nowNanos + 1);
    assertThat(isOn(Output.LAMP_AMBER)).isTrue();
    begin(Output.LAMP_AMBER, false);
    assertThat(isOn(Output.LAMP_AMBER)).isFalse();

    forcing.letGo("anna");
    line.run(line.nowNanos + 1);

    assertThat(isOn(Output.LAMP_AMBER)).isTrue();
  }

  @Test
  void openingTheGateIsTheEjectorsAirAndHoldingItClosedIsRefused() {
    begin(Output.PASS_GATE, false);
    assertThat(line.io.ejector).isTrue();
    forcing.letGo("anna");
    line.run(line.nowNanos + 1);
    assertThat(line.io.ejector).isFalse();

    assertThatThrownBy(() -> forcing.begin(Output.PASS_GATE, true, "anna", line.nowNanos))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has to go");
  }

  @ParameterizedTest
  @EnumSource(
      value = Output.class,
      names = {"RUN_PERMIT", "LINE_STOP", "HEARTBEAT"})
  void nobodyLetsTheBeltRunOrSaysThatTheStationIsAliveByHand(Output output) {
    assertThatThrownBy(() -> forcing.begin(output, true, "anna", line.nowNanos))
        .isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> forcing.begin(output, false, "anna", line.nowNanos))
        .isInstanceOf(BadInput.class);
  }
}
