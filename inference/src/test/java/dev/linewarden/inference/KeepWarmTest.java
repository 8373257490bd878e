package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class KeepWarmTest {
  private static final long MILLI = 1_000_000;
  private static final long DEADLINE = 15 * MILLI;
  private static final long TAIL = 4 * MILLI;
  private static final long RUN = 5 * MILLI;
  private static final long REST = KeepWarm.REST * RUN;

  private final KeepWarm plan = new KeepWarm(DEADLINE);

  KeepWarmTest() {
    plan.expect(TAIL);
  }

  /// Parts each interval, each answered after ten milliseconds; the last one at `from`.
  private long rhythm(long interval) {
    long now = 0;
    for (long part = 1; part <= 20; part++) {
      now += interval;
      plan.triggered(part, now);
      plan.answered(part, now + 10 * MILLI);
    }
    return now;
  }

  @Test
  void beforeTheFirstPartItIsFreeAtOnce() {
    assertThat(plan.isFree(1)).isTrue();
  }

  @Test
  void aPartOnItsWayIsWaitedForUntilItHasItsAnswer() {
    plan.triggered(1, 100 * MILLI);
    assertThat(plan.isFree(101 * MILLI)).isFalse();

    plan.answered(1, 110 * MILLI);

    assertThat(plan.freeFromNanos(110 * MILLI)).isEqualTo(110 * MILLI + REST);
  }

  @Test
  void aPartWhoseFrameNeverComesIsWaitedForUntilItsDeadline() {
    plan.triggered(1, 100 * MILLI);

    assertThat(plan.freeFromNanos(101 * MILLI)).isEqualTo(115 * MILLI);
  }

  @Test
  void aRunBeginsOnlyIfItIsOverBeforeTheNextPartIsDue() {
    long last = rhythm(100 * MILLI);
    long free = plan.freeFromNanos(last + 10 * MILLI);

    assertThat(free).isEqualTo(last + 10 * MILLI + REST);
    assertThat(plan.isFree(last + 95 * MILLI)).as("ends just in time").isTrue();
    assertThat(plan.isFree(last + 95 * MILLI + 1)).as("would still be going").isFalse();
  }

  @Test
  void partsThatComeTooFastLeaveNoTime() {
    long last = rhythm(12 * MILLI);

    assertThat(plan.isFree(last + 11 * MILLI)).isFalse();
    assertThat(plan.freeFromNanos(last + 11 * MILLI)).isGreaterThan(last + 24 * MILLI);
  }

  @Test
  void theShortestOfTheLastIntervalsIsTheRate() {
    plan.triggered(1, 0);
    plan.triggered(2, 200 * MILLI);
    plan.triggered(3, 260 * MILLI);
    plan.triggered(4, 460 * MILLI);
    plan.answered(4, 461 * MILLI);

    assertThat(plan.isFree(461 * MILLI + REST)).isTrue();
    assertThat(plan.isFree(516 * MILLI)).as("60 ms after the last").isFalse();
  }

  @Test
  void whenThePartDoesNotComeThePauseIsUsed() {
    long last = rhythm(100 * MILLI);
    assertThat(plan.isFree(last + 199 * MILLI)).as("it may be a little late").isFalse();
    assertThat(plan.isFree(last + 200 * MILLI)).isTrue();

    plan.ran(last + 205 * MILLI);

    assertThat(plan.freeFromNanos(last + 205 * MILLI)).isEqualTo(last + 205 * MILLI + REST);
  }

  @Test
  void afterAPauseTheFirstTriggerEndsTheFreeTime() {
    long last = rhythm(100 * MILLI);
    long back = last + 60_000 * MILLI;
    assertThat(plan.isFree(back - 1)).isTrue();

    plan.triggered(21, back);

    assertThat(plan.isFree(back + 1)).isFalse();
  }

  /// Whatever the rate, no run that lasts as long as it may is still going when a part comes; and
  /// there are runs at all.
  @Test
  void atAnyRateNoRunMeetsAPart() {
    Random random = new Random(7);
    int runs = 0;
    for (int round = 0; round < 200; round++) {
      KeepWarm belt = new KeepWarm(DEADLINE);
      belt.expect(TAIL);
      long interval = (20 + random.nextInt(200)) * MILLI;
      long now = 0;
      for (long part = 1; part <= 100; part++) {
        long came = part * interval;
        for (long at = now; at < came; at += MILLI / 4) {
          if (part > 2 && belt.isFree(at)) {
            assertThat(at + TAIL).as("round %d part %d", round, part).isLessThanOrEqualTo(came);
            at += TAIL;
            belt.ran(at);
            runs++;
          }
        }
        belt.triggered(part, came);
        now = came + 2 * MILLI + random.nextInt(8) * MILLI;
        belt.answered(part, now);
      }
    }
    assertThat(runs).isGreaterThan(1000);
  }
}
