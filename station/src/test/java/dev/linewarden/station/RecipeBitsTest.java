package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecipeBitsTest {
  private static final long MILLI = 1_000_000;

  private final RecipeBits bits = new RecipeBits(5 * MILLI);

  @Test
  void aNumberIsCalledOnceForEachStrobe() {
    assertThat(bits.see(7, false, 0)).isEmpty();
    assertThat(bits.see(7, true, MILLI)).as("not settled").isEmpty();
    assertThat(bits.dueNanos()).isEqualTo(6 * MILLI);
    assertThat(bits.see(7, true, 6 * MILLI)).hasValue(7);
    assertThat(bits.see(7, true, 60 * MILLI)).as("once").isEmpty();
    assertThat(bits.dueNanos()).isEqualTo(Long.MAX_VALUE);

    assertThat(bits.see(7, false, 70 * MILLI)).isEmpty();
    assertThat(bits.see(7, true, 80 * MILLI)).isEmpty();
    assertThat(bits.see(7, true, 85 * MILLI)).hasValue(7);
  }

  @Test
  void bitsThatMoveUnderAStrobeThatWasTakenCallNothing() {
    bits.see(3, true, 0);
    assertThat(bits.see(3, true, 5 * MILLI)).hasValue(3);

    bits.see(4, true, 20 * MILLI);

    assertThat(bits.see(4, true, 90 * MILLI)).isEmpty();
  }

  /// Wires that bounce and change one after the other: each strobe gives its own number, once.
  @Test
  void wiresThatBounceGiveEachNumberOnceInAThousandDrawnCalls() {
    Random random = new Random(9);
    List<Integer> called = new ArrayList<>();
    List<Integer> heard = new ArrayList<>();
    long now = 0;
    for (int call = 0; call < 1000; call++) {
      int number = 1 + random.nextInt(255);
      called.add(number);
      for (int change = 0; change < 6; change++) {
        now += random.nextInt((int) (4 * MILLI));
        hear(heard, bits.see(random.nextInt(256), random.nextBoolean(), now));
      }
      for (int wait = 0; wait < 8; wait++) {
        now += MILLI;
        hear(heard, bits.see(number, true, now));
      }
      now += MILLI;
      hear(heard, bits.see(number, false, now));
    }
    assertThat(heard).isEqualTo(called);
  }

  private static void hear(List<Integer> heard, OptionalInt number) {
    number.ifPresent(heard::add);
  }
}
