package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.Turns;
import dev.linewarden.inspection.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The belt runs at 1 mm in a millisecond: a part's confirm edge comes 398 ms after its own.
final class HeartbeatTest {
  private static final long MILLI = HandLine.MILLI;
  private static final Verdict LATE = new Verdict.Unjudged(Cause.LATE, "late");

  private final HandLine line = new HandLine();
  private final Turns turns = new Turns();
  private long threadMillis = -1;

  @BeforeEach
  void lineRuns() {
    line.tracker.signals().show(LineState.RUNNING);
    turns.watch(
        new Turns.Watched(
            "line", () -> threadMillis < 0 ? Long.MAX_VALUE : threadMillis * MILLI, true));
    line.tracker.signals().watch(turns);
    line.run(0);
  }

  private void rejected(long atMillis, Verdict verdict) {
    line.part(atMillis);
    line.tracker.signals().judged(verdict);
    line.confirm(atMillis + 398);
  }

  private void proved(long atMillis) {
    line.tracker.signals().proved();
    line.run(atMillis * MILLI);
  }

  @Test
  void itBeatsWithEachPartThatWasJudgedAndWentWhereItHadTo() {
    rejected(0, HandLine.reject());
    assertThat(line.io.heartbeats).isEqualTo(1);
    rejected(500, LATE);
    assertThat(line.io.heartbeats).isEqualTo(1);
    rejected(1_000, HandLine.reject());
    assertThat(line.io.heartbeats).isEqualTo(2);
  }

  @Test
  void onAnEmptyLineKnownPartsBeatJustAsRealOnes() {
    proved(100);
    proved(200);
    assertThat(line.io.heartbeats).isEqualTo(2);
    line.run(300 * MILLI);
    assertThat(line.io.heartbeats).as("not by the clock").isEqualTo(2);
  }

  @Test
  void knownPartsDoNotBeatWhileTheLineStands() {
    line.tracker.signals().show(LineState.FAULTED);
    proved(100);
    line.tracker.signals().show(LineState.RUNNING);
    line.run(200 * MILLI);
    assertThat(line.io.heartbeats).isZero();
    proved(300);
    assertThat(line.io.heartbeats).isEqualTo(1);
  }

  @Test
  void knownPartsProveNothingOnceTwoPartsInARowWereNotJudged() {
    rejected(0, LATE);
    proved(410);
    assertThat(line.io.heartbeats).as("one is bad luck").isEqualTo(1);
    rejected(500, LATE);
    proved(910);
    proved(1_910);
    assertThat(line.io.heartbeats).isEqualTo(1);
    rejected(2_000, HandLine.reject());
    proved(2_410);
    assertThat(line.io.heartbeats).isEqualTo(3);
  }

  @Test
  void aPersonsStartBeginsAnewEvenOfALineThatRuns() {
    rejected(0, LATE);
    rejected(500, LATE);
    proved(1_000);
    assertThat(line.io.heartbeats).isZero();
    line.tracker.signals().show(LineState.RUNNING);
    line.run(1_010 * MILLI);
    proved(1_020);
    assertThat(line.io.heartbeats).isEqualTo(1);
  }

  @Test
  void aThreadThatStandsStillStopsItWithinASecondAndTheLineWithIt() {
    threadMillis = 0;
    int before = 0;
    for (long at = 10; at <= 3_000; at += 10) {
      proved(at);
      before = at == 1_000 ? line.io.heartbeats : before;
    }
    assertThat(before).isPositive();
    assertThat(line.io.heartbeats).as("none after a second").isEqualTo(before);
    assertThat(line.stops)
        .containsExactly("thread stands still: the thread 'line' has not turned for 750 ms");
    assertThat(line.io.permit).isFalse();
    assertThat(line.tracker.signals().isAlive(line.nowNanos)).as("nor the watchdog").isFalse();

    threadMillis = 3_000;
    proved(3_010);
    assertThat(line.io.heartbeats).isEqualTo(before + 1);
    assertThat(line.tracker.signals().isAlive(line.nowNanos)).isTrue();
  }
}
