package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.LineState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The belt runs at 1 mm in a millisecond; a part is 60 mm long.
final class InputWatchTest {
  private static final long MILLI = HandLine.MILLI;

  private final HandLine line = new HandLine();
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void hear() {
    line.tracker.tell(
        new KeyTaker() {
          @Override
          public void turned(Input key, boolean on) {
            told.add(key.key() + "=" + on);
          }

          @Override
          public void called(int number) {
            told.add("recipe " + number);
          }
        });
  }

  private void level(Input input, boolean on, long atMillis) {
    line.runTo(atMillis);
    line.io.edge(edges -> edges.level(input, on, atMillis * MILLI));
    line.run(atMillis * MILLI);
  }

  @ParameterizedTest
  @CsvSource({
    "BIN_FULL, bin_full: the bin takes no more parts",
    "AIR_LOW, air_low: the ejector's air is too weak",
    "POWER_FAILING, power_failing: the supply is failing",
  })
  void anInputThatMustNotBeOnStopsTheLineAndDoesSoAgainWhileItIs(Input input, String why) {
    level(input, true, 10);
    assertThat(line.io.permit).isFalse();
    assertThat(line.stops).containsExactly(why);

    line.tracker.permit(true, "a person");
    line.run(20 * MILLI);
    assertThat(line.io.permit).as("while its cause is there").isFalse();
    assertThat(line.stops).containsExactly(why, why);

    level(input, false, 30);
    line.tracker.permit(true, "a person");
    line.run(40 * MILLI);
    assertThat(line.io.permit).isTrue();
    assertThat(line.stops).hasSize(2);
  }

  @Test
  void aSensorThatSeesSomethingForTenPartsIsStuck() {
    level(Input.PART_SENSOR, true, 0);
    line.runTo(SensorWatch.STUCK_PARTS * 60);
    line.run(SensorWatch.STUCK_PARTS * 60 * MILLI);
    assertThat(line.stops).isEmpty();
    line.run((SensorWatch.STUCK_PARTS * 60 + 1) * MILLI);
    assertThat(line.stops)
        .containsExactly("part_sensor is stuck on: on while 600 mm of belt went by");
    assertThat(line.io.permit).isFalse();
  }

  @Test
  void aSensorThatIsStuckStopsTheLineAgainAtEachStart() {
    stuck(0);
    line.tracker.permit(true, "a person");
    line.run(700 * MILLI);
    assertThat(line.io.permit).isFalse();
    assertThat(line.stops).hasSize(2);

    level(Input.PART_SENSOR, false, 710);
    line.tracker.permit(true, "a person");
    line.runTo(720);
    assertThat(line.io.permit).isTrue();
    assertThat(line.stops).hasSize(2);
  }

  @Test
  void whatWentByInFrontOfAStuckPartSensorIsEjectedAllOfIt() {
    stuck(0);
    level(Input.PART_SENSOR, false, 650);
    line.tracker.permit(true, "a person");
    line.runTo(2_000);
    // From where it came on to where it was free, each at the nozzle, and a part's length.
    assertThat(line.io.ejectorOnNanos.getFirst()).isLessThanOrEqualTo(640 * MILLI);
    assertThat(line.io.ejectorOffNanos.getLast()).isEqualTo((650 + 420) * MILLI);
  }

  @ParameterizedTest
  @CsvSource({"REJECT_CONFIRM_2, reject_confirm_2", "RESYNC, resync"})
  void eachSensorThatPartsComePastIsWatched(Input input, String name) {
    level(input, true, 0);
    line.runTo(700);
    assertThat(line.stops).containsExactly(name + " is stuck on: on while 600 mm of belt went by");
  }

  @Test
  void aBeltThatGoesOnWithoutPartsIsAnAlarmThatNamesThePartSensor() {
    level(Input.PART_SENSOR, false, 0);
    line.part(0);
    line.runTo(999_000);
    line.part(999_900);
    line.runTo(1_999_900);
    assertThat(line.faults("part_sensor sees nothing")).isZero();
    line.run(1_999_901 * MILLI);
    line.run(1_999_902 * MILLI);
    assertThat(line.faults("part_sensor sees nothing")).isEqualTo(1);
    assertThat(line.stops).isEmpty();
    assertThat(line.io.permit).isTrue();
  }

  private void stuck(long fromMillis) {
    level(Input.PART_SENSOR, true, fromMillis);
    line.runTo(fromMillis + 640);
    assertThat(line.stops).hasSize(1);
  }

  @Test
  void aSensorThatSeesPartAfterPartIsNotStuck() {
    for (long at = 0; at < 2_000; at += 100) {
      level(Input.REJECT_CONFIRM, true, at);
      level(Input.REJECT_CONFIRM, false, at + 60);
    }
    assertThat(line.stops).isEmpty();
  }

  @Test
  void aSensorThatBouncesWithoutEndIsNamed() {
    for (int i = 0; i <= SensorWatch.BOUNCES_MAX; i++) {
      long at = i * MILLI / 2;
      line.io.edge(edges -> edges.confirm(at));
    }
    line.run(50 * MILLI);
    assertThat(line.stops)
        .containsExactly("reject_confirm bounces: 20 edges in a row, each within 1000 us");
  }

  @Test
  void alsoTheSensorsThatPartsComePastFirstAreHeardBouncing() {
    for (int i = 0; i <= SensorWatch.BOUNCES_MAX; i++) {
      long at = i * MILLI / 2;
      line.io.edge(edges -> edges.part(at));
      line.io.edge(edges -> edges.resync(0, at));
    }
    line.run(50 * MILLI);
    assertThat(line.faults("part_sensor bounces")).isEqualTo(1);
    assertThat(line.faults("resync bounces")).isEqualTo(1);
  }

  @Test
  void anEmptyBeltIsMeasuredFromItsLastStart() {
    level(Input.PART_SENSOR, false, 0);
    line.runTo(900_000);
    line.tracker.permit(false, "a person");
    line.runTo(900_001);
    line.tracker.permit(true, "a person");
    line.runTo(1_800_000);
    assertThat(line.faults("part_sensor sees nothing")).isZero();
  }

  @Test
  void aBeltThatDoesNotRunThoughItMayIsAnAlarmAndNoStop() {
    level(Input.LINE_RUNNING, false, 100);
    long runUp = 100 + InputWatch.RUN_UP_NANOS / MILLI;
    line.run(runUp * MILLI);
    assertThat(line.faults("line does not run")).isZero();
    line.run((runUp + 1) * MILLI);
    line.run((runUp + 2) * MILLI);
    assertThat(line.faults("line does not run")).isEqualTo(1);
    assertThat(line.io.permit).isTrue();
  }

  @Test
  void lostWiresStopTheLine() {
    line.io.edge(edges -> edges.broken(MILLI, "the chip was pulled"));
    line.run(MILLI);
    assertThat(line.stops).containsExactly("wires lost: the chip was pulled");
    assertThat(line.io.permit).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"POWER_FAILING", "EMERGENCY_STOP"})
  void outputsAreSafeAtOnceAndUntilAPersonStartsTheLineAgain(Input input) {
    line.part(10);
    line.runTo(370);
    assertThat(line.io.ejector).isTrue();
    line.io.edge(edges -> edges.level(input, true, 371 * MILLI));
    line.run(371 * MILLI);
    assertThat(line.io.rests).isEqualTo(1);
    assertThat(line.io.ejector).isFalse();
    assertThat(line.io.permit).isFalse();
    assertThat(line.io.outputs).isEmpty();

    level(input, false, 372);
    line.tracker.signals().show(LineState.FAULTED);
    line.run(373 * MILLI);
    assertThat(line.io.outputs).as("still at rest").isEmpty();
    line.tracker.permit(true, "a person");
    line.run(374 * MILLI);
    assertThat(line.io.permit).isTrue();
    assertThat(line.io.outputs).contains(Output.LAMP_RED, Output.RUN_PERMIT);
    assertThat(line.io.ejector).as("the part is still at the nozzle").isTrue();
  }

  @Test
  void keysAreTold() {
    level(Input.RESET_KEY, true, 12);
    level(Input.BIN_FULL, true, 13);
    level(Input.POWER_FAILING, true, 14);
    assertThat(told).containsExactly("reset_key=true", "power_failing=true");
  }

  @Test
  void aNumberIsCalledWhenItHasSettledAlsoOnALineThatStands() {
    level(Input.BIN_FULL, true, 5);
    level(Input.RECIPE_STROBE, true, 10);
    level(Input.RECIPE_BIT_3, true, 12);
    assertThat(line.tracker.dueNanos()).isEqualTo(22 * MILLI);
    line.run(22 * MILLI - 1);
    assertThat(told).isEmpty();
    line.run(22 * MILLI);
    assertThat(told).containsExactly("recipe 8");
  }

  /// A number is what the wires said, however late they are read: else a thread that was away
  /// between two bits would call another recipe.
  @Test
  void bitsThatAreReadLateBelongToTheNumber() {
    line.runTo(10);
    line.io.edge(edges -> edges.level(Input.RECIPE_STROBE, true, 10 * MILLI));
    line.io.edge(edges -> edges.level(Input.RECIPE_BIT_0, true, 11 * MILLI));
    line.io.edge(edges -> edges.level(Input.RECIPE_BIT_2, true, 14 * MILLI));
    line.run(23 * MILLI);
    assertThat(told).isEmpty();
    line.run(24 * MILLI);
    assertThat(told).containsExactly("recipe 5");
  }

  @Test
  void whatNobodySawComeIsEjectedOnceTheBeltMayRun() {
    HandLine fresh = new HandLine();
    fresh.tracker.permit(false, "test");
    fresh.tracker.condemnBelt();
    fresh.runTo(10);
    assertThat(fresh.io.ejector).as("while it stands").isFalse();
    fresh.tracker.permit(true, "a person");
    fresh.runTo(11);
    assertThat(fresh.io.ejector).isTrue();
    fresh.runTo(11 + 420);
    assertThat(fresh.io.ejector).as("when all of it is past the nozzle").isFalse();
  }
}
