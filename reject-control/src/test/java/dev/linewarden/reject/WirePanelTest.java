package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.LineState;
import org.junit.jupiter.api.Test;

final class WirePanelTest {
  private static final long MILLI = HandLine.MILLI;

  private final HandLine line = new HandLine();
  private final WirePanel panel = line.tracker.wires();

  private void level(Input input, boolean on, long atMillis) {
    line.runTo(atMillis);
    line.io.edge(edges -> edges.level(input, on, atMillis * MILLI));
    line.run(atMillis * MILLI);
  }

  @Test
  void anInputIsUnknownUntilItSaysHowItStands() {
    assertThat(panel.look(Input.BIN_FULL, 0).known()).isFalse();

    level(Input.BIN_FULL, false, 10);

    WireLevel now = panel.look(Input.BIN_FULL, 20 * MILLI);
    assertThat(now.known()).isTrue();
    assertThat(now.on()).isFalse();
    assertThat(now.lastNanos()).as("it has not changed yet").isEmpty();
  }

  @Test
  void comingOnIsCountedAndGoingOffIsNot() {
    level(Input.AIR_LOW, false, 10);
    level(Input.AIR_LOW, true, 20);
    level(Input.AIR_LOW, false, 30);

    WireLevel now = panel.look(Input.AIR_LOW, 40 * MILLI);
    assertThat(now.edges()).isEqualTo(1);
    assertThat(now.lastNanos()).hasValue(30 * MILLI);
  }

  @Test
  void aPartsEdgeIsCountedOnceThoughItsLevelIsToldToo() {
    level(Input.PART_SENSOR, false, 0);
    line.io.edge(edges -> edges.part(10 * MILLI));
    level(Input.PART_SENSOR, true, 10);

    WireLevel now = panel.look(Input.PART_SENSOR, 20 * MILLI);
    assertThat(now.edges()).isEqualTo(1);
    assertThat(now.on()).isTrue();
  }

  @Test
  void edgesPerMinuteAreThoseOfAMinuteThatSlides() {
    WireMeter meter = new WireMeter();
    long minute = WireMeter.MINUTE_NANOS;
    for (int i = 0; i < 600; i++) {
      meter.edge(10 * minute + i * minute / 600);
    }

    assertThat(meter.look(11 * minute - 1).edgesPerMinute()).isCloseTo(600, within(1.0));
    assertThat(meter.look(11 * minute + minute / 2).edgesPerMinute()).isCloseTo(300, within(1.0));
    assertThat(meter.look(12 * minute).edgesPerMinute()).isZero();
    assertThat(meter.look(12 * minute).edges()).isEqualTo(600);
    meter.edge(12 * minute);
    assertThat(meter.look(12 * minute).edgesPerMinute())
        .as("what is two minutes old is forgotten")
        .isEqualTo(1);
  }

  @Test
  void outputsAreAsTheStationMovesThemAndUnknownAtRest() {
    line.tracker.signals().show(LineState.RUNNING);
    line.run(10 * MILLI);
    assertThat(panel.look(Output.LAMP_GREEN, line.nowNanos).on()).isTrue();
    assertThat(panel.look(Output.RUN_PERMIT, line.nowNanos).on()).isTrue();
    assertThat(panel.look(Output.LINE_STOP, line.nowNanos).on()).isFalse();

    level(Input.EMERGENCY_STOP, true, 20);

    assertThat(panel.look(Output.LAMP_GREEN, line.nowNanos).known()).isFalse();
  }
}
