package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
  private final Ticks ticks = new Ticks();

  @Test
  void theOldestMakesRoom() {
    for (long part = 1; part <= Ticks.KEPT_MAX + 3; part++) {
      ticks.add(Parts.pass(part));
    }

    List<Ticks.Tick> last = ticks.last();
    assertThat(last).hasSize(Ticks.KEPT_MAX);
    assertThat(last.getFirst().part()).isEqualTo(4);
    assertThat(last.getLast().part()).isEqualTo(Ticks.KEPT_MAX + 3);
  }

  @Test
  void eachVerdictHasItsLetter() {
    ticks.add(Parts.pass(1));
    ticks.add(Parts.reject(2));
    ticks.add(Parts.unjudged(3, Cause.LATE));

    assertThat(ticks.last())
        .containsExactly(
            new Ticks.Tick(1, "p", ""),
            new Ticks.Tick(2, "r", "cap missing"),
            new Ticks.Tick(3, "u", "late"));
  }
}
