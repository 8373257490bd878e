package dev.linewarden.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InterlocksTest {
  private static final long MILLI = LineRig.MILLI;
  private static final double GOOD = 150;
  private static final double BAD = 20;

  /// Of one interlock; the others are off.
  private static InterlockSettings only(String name, Map<String, Object> keys) {
    Map<String, Object> all = new HashMap<>();
    for (String each :
        new String[] {
          "consecutive_rejects",
          "reject_rate",
          "same_station",
          "camera_lost",
          "frozen_camera",
          "ledger",
          "disk",
          "clock"
        }) {
      all.put(each, Map.of("then", "off"));
    }
    all.put(name, keys);
    SettingsReader reader = new SettingsReader("station.toml, interlocks", all);
    InterlockSettings settings = InterlockSettings.read(reader, true);
    reader.finish();
    return settings;
  }

  private static LineRig rig(String name, Map<String, Object> keys) {
    return new LineRig(only(name, keys)).started();
  }

  private static void part(LineRig rig, long part, double value) {
    rig.advance(100 * MILLI);
    rig.frameNumber++;
    rig.expose(rig.frame(rig.trigger(part)));
    rig.answer(value);
  }

  private static void leave(LineRig rig, long part) {
    rig.line
        .closings()
        .offer(new Closing(new PartId(part), Ending.REMOVED, 1, Double.NaN, rig.now));
    rig.work();
  }

  @Test
  void anEjectedPartThatNobodySawGoIsAnAlarmWhereThatIsChosen() {
    LineRig rig = rig("not_removed", Map.of("then", "alarm"));
    part(rig, 1, BAD);

    rig.line
        .closings()
        .offer(new Closing(new PartId(1), Ending.NOT_REMOVED, 0, Double.NaN, rig.now));
    rig.work();

    assertThat(rig.line.view().state()).isEqualTo(LineState.RUNNING);
    assertThat(rig.faults.faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.what()).isEqualTo("part not removed");
          assertThat(fault.part()).isEqualTo(new PartId(1));
        });
    assertThat(rig.line.view().balance().unaccounted()).isEqualTo(1);
  }

  @Test
  void anEjectedPartThatNobodySawGoIsNeverPassedOver() {
    assertThatThrownBy(() -> only("not_removed", Map.of("then", "off")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("must be alarm, stop or run_out, but is off");
  }

  private static void stands(LineRig rig, String why) {
    assertThat(rig.line.view().state()).isEqualTo(LineState.FAULTED);
    assertThat(rig.line.view().why().words()).startsWith(why).endsWith(Interlocks.CLEARING);
    assertThat(rig.permitted).isFalse();
  }

  private static void runs(LineRig rig) {
    assertThat(rig.line.view().state()).isEqualTo(LineState.RUNNING);
  }

  private static Map<String, Object> stop(String key, Object value) {
    return Map.of("then", "stop", key, value);
  }

  @Test
  void rejectsInARowStopTheLineAndAStartBeginsAnew() {
    LineRig rig = rig("consecutive_rejects", stop("parts", 3L));
    part(rig, 1, BAD);
    part(rig, 2, BAD);
    part(rig, 3, GOOD);
    part(rig, 4, BAD);
    part(rig, 5, BAD);
    runs(rig);
    part(rig, 6, BAD);
    stands(rig, "consecutive rejects: 3 of the last 3 parts not passed");
    rig.started();
    part(rig, 7, BAD);
    part(rig, 8, BAD);
    runs(rig);
  }

  @Test
  void aRunOutStopsOnceThePartsThatWereUnderWayHaveLeft() {
    LineRig rig = rig("consecutive_rejects", Map.of("then", "run_out", "parts", 2L));
    part(rig, 1, BAD);
    part(rig, 2, BAD);
    runs(rig);
    part(rig, 3, BAD);
    leave(rig, 1);
    runs(rig);
    leave(rig, 2);
    stands(rig, "consecutive rejects");
  }

  @Test
  void whatALineThatAPersonStoppedWouldHaveStoppedForIsToldAllTheSame() {
    LineRig rig = rig("consecutive_rejects", Map.of("then", "run_out", "parts", 1L));
    part(rig, 1, BAD);
    rig.line.commands().offer(new Command.Stop("anna"));
    rig.work();
    leave(rig, 1);

    assertThat(rig.line.view().state()).isEqualTo(LineState.STOPPED);
    assertThat(rig.faults.count("line", "trend")).isEqualTo(1);
  }

  @Test
  void aRunOutThatNeverEndsStopsAllTheSame() {
    LineRig rig = rig("consecutive_rejects", Map.of("then", "run_out", "parts", 1L));
    part(rig, 1, BAD);
    rig.advance(Interlocks.RUN_OUT_NANOS_MAX);
    runs(rig);
    rig.advance(1);
    stands(rig, "consecutive rejects");
  }

  @Test
  void anAlarmIsCountedAndTheLineGoesOn() {
    LineRig rig = rig("consecutive_rejects", Map.of("then", "alarm", "parts", 2L));
    for (int part = 1; part <= 4; part++) {
      part(rig, part, BAD);
    }
    runs(rig);
    assertThat(rig.faults.count("line", "trend")).isEqualTo(2);
  }

  @Test
  void tooManyRejectsInAWindowStopIt() {
    LineRig rig = rig("reject_rate", Map.of("then", "stop", "rejects", 3L, "of_last", 5L));
    double[] values = {BAD, GOOD, BAD, GOOD, GOOD, GOOD, BAD, GOOD, BAD, GOOD};
    for (int i = 0; i < values.length; i++) {
      part(rig, i + 1, values[i]);
    }
    runs(rig);
    part(rig, 11, BAD);
    stands(rig, "reject rate: 3 of the last 5 parts not passed");
  }

  @Test
  void oneFillerValveIsNamed() {
    Map<String, Object> keys = Map.of("then", "stop", "stations", Map.of("filler", 6L));
    LineRig rig = rig("same_station", keys);
    for (long part = 1; rig.line.view().state() == LineState.RUNNING; part++) {
      part(rig, part, part % 6 == 2 ? BAD : GOOD);
      assertThat(part).isLessThan(300);
    }
    stands(rig, "same station: of every 6th part");
  }

  @Test
  void aCameraThatGivesNoPicturesStopsItAndDoesSoAgain() {
    LineRig rig = rig("camera_lost", stop("parts", 2L));
    for (int round = 0; round < 2; round++) {
      rig.trigger(10 * round + 1);
      rig.advance(100 * MILLI);
      runs(rig);
      rig.trigger(10 * round + 2);
      rig.advance(100 * MILLI);
      stands(rig, "camera lost: no picture of 2 parts in a row");
      rig.started();
    }
  }

  @Test
  void theSamePictureAgainIsNoPictureOfItsPartAndStopsTheLine() {
    LineRig rig = rig("frozen_camera", stop("pictures", 2L));
    part(rig, 1, GOOD);
    rig.advance(100 * MILLI);
    rig.expose(rig.frame(rig.trigger(2)));
    assertThat(rig.cause(2)).isEqualTo(Cause.FRAME_DOUBLED);
    runs(rig);
    rig.advance(100 * MILLI);
    rig.expose(rig.frame(rig.trigger(3)));
    stands(rig, "frozen camera: 2 pictures in a row of test are the same");
    assertThat(rig.pardoned).containsExactly(new PartId(1));
    assertThat(rig.framesOut).isZero();
  }

  @Test
  void aDiskInTroubleStopsItAgainAtOnceWhileItIs() {
    LineRig rig = rig("disk", Map.of("then", "stop"));
    rig.journalTrouble = "the journal's disk is full";
    rig.work();
    stands(rig, "disk: the journal's disk is full");
    rig.started();
    stands(rig, "disk: the journal's disk is full");
    rig.journalTrouble = "";
    rig.started();
    runs(rig);
  }

  @Test
  void aClockThatWasSetIsToldOnceAndOneThatDriftsIsNot() {
    LineRig rig = rig("clock", stop("jump_s", 2.0));
    rig.work();
    for (int i = 0; i < 100; i++) {
      rig.wallAheadMillis += 100;
      rig.advance(MILLI);
    }
    runs(rig);
    rig.wallAheadMillis -= 86_400_000;
    rig.advance(MILLI);
    stands(rig, "clock: the machine's wall time was set back by 86400.0 s");
    rig.started();
    runs(rig);
  }

  @Test
  void booksOutOfOrderStopIt() {
    LineRig rig = rig("ledger", Map.of("then", "stop"));
    part(rig, 1, GOOD);
    leave(rig, 1);
    leave(rig, 1);
    stands(rig, "ledger: entry out of turn");
  }

  @Test
  void whatCannotBeIsRefusedAllAtOnce() {
    assertThatThrownBy(() ->
            only("reject_rate", Map.of("then", "stopp", "rejects", 10L, "of_last", 5L, "part", 1L)))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.problems())
                    .hasSize(3)
                    .anyMatch(each -> each.contains("one of off, alarm, stop, run_out"))
                    .anyMatch(each -> each.contains("a whole number from 1 to 5"))
                    .anyMatch(each -> each.contains("unknown key 'part'")));
  }

  /// Whatever the parts do: the line stands when so many in a row did not pass, and never else.
  @Test
  void overDrawnPartsTheLineStandsWhenItMustAndOnlyThen() {
    for (long seed = 1; seed <= 100; seed++) {
      Random random = new Random(seed);
      int inARow = 1 + random.nextInt(5);
      LineRig rig = rig("consecutive_rejects", stop("parts", (long) inARow));
      int bad = 0;
      for (int part = 1; part <= 60; part++) {
        boolean good = random.nextBoolean();
        part(rig, part, good ? GOOD : BAD);
        bad = good ? 0 : bad + 1;
        assertThat(rig.line.view().state() == LineState.FAULTED)
            .as("seed %d part %d", seed, part)
            .isEqualTo(bad == inARow);
        if (bad == inARow) {
          bad = 0;
          rig.started();
        }
      }
    }
  }
}
