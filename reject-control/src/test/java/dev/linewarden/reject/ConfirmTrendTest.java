package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Ending;
import org.junit.jupiter.api.Test;

/// Expected 398 ms after the edge, and not removed 14 ms later; see [TrackerTest].
final class ConfirmTrendTest {
  private final HandLine line = new HandLine();

  private void parts(int count, long lateMillis) {
    for (int i = 0; i < count; i++) {
      long edge = line.nowNanos / HandLine.MILLI + 1_000;
      line.part(edge);
      line.confirm(edge + 398 + lateMillis);
    }
  }

  private ConfirmTrend trend() {
    return line.tracker.confirmTrends().getFirst();
  }

  @Test
  void aValveThatGetsSlowIsAWarningBeforeItMisses() {
    parts(40, 0);
    assertThat(trend().meanMillis()).isZero();
    parts(200, 3);
    assertThat(trend().lastMillis()).isEqualTo(3);
    assertThat(trend().meanMillis()).isBetween(2.5, 3.0);
    assertThat(line.faults("ejector gets slow or fast")).as("told once").isEqualTo(1);
    assertThat(line.endings()).containsOnly(Ending.REMOVED);
    assertThat(line.stops).isEmpty();
    parts(200, 0);
    parts(200, 3);
    assertThat(line.faults("ejector gets slow or fast")).isEqualTo(2);
  }

  @Test
  void aFewPartsAreNoTrend() {
    parts(ConfirmTrend.PARTS - 1, 3);
    assertThat(line.faults("ejector gets slow or fast")).isZero();
  }
}
