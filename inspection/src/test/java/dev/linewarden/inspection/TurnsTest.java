package dev.linewarden.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final long MILLI = 1_000_000;

  private final Turns turns = new Turns();
  private long lineNanos = Long.MAX_VALUE;

  private TurnsTest() {
    turns.watch(new Turns.Watched("line", () -> lineNanos, true));
  }

  /// Asks as the thread of the wires does, often.
  private boolean stuckAfter(long fromMillis, long untilMillis) {
    boolean stuck = false;
    for (long now = fromMillis; now <= untilMillis; now += 10) {
      stuck = turns.stuck(now * MILLI) != null;
    }
    return stuck;
  }

  @Test
  void aThreadThatStandsStillIsFoundWithinASecond() {
    assertThat(stuckAfter(0, 5_000)).as("not begun yet").isFalse();
    lineNanos = 5_000 * MILLI;
    assertThat(stuckAfter(5_010, 5_750)).isFalse();
    assertThat(stuckAfter(5_760, 5_990)).isTrue();
    lineNanos = 6_000 * MILLI;
    assertThat(stuckAfter(6_000, 6_010)).as("it turns again").isFalse();
  }

  @Test
  void afterAStallOfTheWholeMachineEachThreadHasTimeToTurn() {
    lineNanos = 0;
    assertThat(stuckAfter(0, 10)).isFalse();
    assertThat(stuckAfter(3_000, 3_740)).as("who asks stood still as well").isFalse();
    assertThat(stuckAfter(3_750, 3_770)).isTrue();
  }
}
