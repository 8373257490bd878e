package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.PartId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TransitTest {
  private static final int BOUND = 4;

  private final Transit transit = new Transit(BOUND, 1);

  private void come(long part) {
    transit.add(new PartId(part), 0);
  }

  private void goOn() {
    Slot slot = transit.at(0);
    slot.pardoned = true;
    slot.end(Ending.PASSED, 0);
    slot.delivered = true;
    transit.dropDone();
  }

  private List<Long> remembered() {
    return IntStream.rangeClosed(1, transit.remembered())
        .mapToObj(back -> transit.at(-back).part.value())
        .toList();
  }

  @Test
  void partsThatWentOnAreRememberedAsLongAsTheirSlotsAreFree() {
    assertThat(remembered()).isEmpty();
    come(1);
    come(2);
    assertThat(remembered()).as("nobody has gone on").isEmpty();
    goOn();
    assertThat(remembered()).containsExactly(1L);
    goOn();
    assertThat(remembered()).containsExactly(2L, 1L);
    for (long part = 3; part <= 2 * BOUND; part++) {
      come(part);
      goOn();
    }
    assertThat(remembered()).containsExactly(8L, 7L, 6L, 5L);
    come(9);
    come(10);
    assertThat(remembered()).containsExactly(8L, 7L);
    come(11);
    come(12);
    assertThat(remembered()).isEmpty();
    assertThat(transit.isFull()).isTrue();
  }
}
