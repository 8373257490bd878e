package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecipeBitsTest {
  private static final long MILLI = 1_000_000;

  private final RecipeBits wires = new RecipeBits();

  private void number(int number, long atNanos) {
    for (int bit = 0; bit < Input.RECIPE_BITS.size(); bit++) {
      wires.bit(bit, (number & 1 << bit) != 0, atNanos);
    }
  }

  @Test
  void aNumberIsCalledOnceForEachStrobe() {
    number(7, 0);
    assertThat(wires.look(90 * MILLI)).isEmpty();
    wires.strobe(true, 100 * MILLI);
    assertThat(wires.dueNanos()).isEqualTo(110 * MILLI);
    assertThat(wires.look(110 * MILLI - 1)).as("not settled").isEmpty();
    assertThat(wires.look(110 * MILLI)).hasValue(7);
    assertThat(wires.look(600 * MILLI)).as("once").isEmpty();
    assertThat(wires.dueNanos()).isEqualTo(Belt.NEVER);

    wires.strobe(false, 700 * MILLI);
    assertThat(wires.look(750 * MILLI)).isEmpty();
    wires.strobe(true, 800 * MILLI);
    assertThat(wires.look(810 * MILLI)).hasValue(7);
  }

  @Test
  void bitsThatMoveUnderAStrobeThatWasTakenCallNothing() {
    number(3, 0);
    wires.strobe(true, 0);
    assertThat(wires.look(10 * MILLI)).hasValue(3);

    number(4, 20 * MILLI);

    assertThat(wires.look(90 * MILLI)).isEmpty();
  }

  @Test
  void aNumberThatHadSettledIsCalledThoughItIsReadAfterItWent() {
    number(5, 0);
    wires.strobe(true, 0);
    wires.strobe(false, 20 * MILLI);
    number(0, 21 * MILLI);
    assertThat(wires.look(25 * MILLI)).hasValue(5);

    number(6, 30 * MILLI);
    wires.strobe(true, 30 * MILLI);
    number(0, 80 * MILLI);
    assertThat(wires.look(82 * MILLI)).hasValue(6);
    assertThat(wires.look(95 * MILLI)).as("nothing was called with it").isEmpty();
  }

  /// Wires that bounce and change one after the other: each strobe gives its own number, once.
  @Test
  void wiresThatBounceGiveEachNumberOnceInAThousandDrawnCallsSeed9() {
    Random random = new Random(9);
    List<Integer> called = new ArrayList<>();
    List<Integer> heard = new ArrayList<>();
    long now = 0;
    for (int call = 0; call < 1000; call++) {
      int number = 1 + random.nextInt(255);
      called.add(number);
      for (int change = 0; change < 6; change++) {
        now += random.nextLong(RecipeBits.SETTLE_NANOS - MILLI);
        number(random.nextInt(256), now);
        wires.strobe(random.nextBoolean(), now);
        wires.look(now).ifPresent(heard::add);
      }
      number(number, now);
      wires.strobe(true, now);
      for (int wait = 0; wait < 12; wait++) {
        now += MILLI;
        wires.look(now).ifPresent(heard::add);
      }
      wires.strobe(false, now);
    }
    assertThat(heard).isEqualTo(called);
  }
}
