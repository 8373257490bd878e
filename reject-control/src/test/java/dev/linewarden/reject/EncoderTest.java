package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Counts of 2 mm.
final class EncoderTest {
  private static final double COUNT_MM = 2;
  private static final long MILLI = 1_000_000;
  private static final int SEEDS = 1_000;

  /// The belt as the encoder tells of it.
  private static final class Told implements BeltEdges {
    private final Belt belt = new Belt();
    private boolean backward;
    private double speed;
    private String astray = "";

    @Override
    public void belt(long atNanos, double travelMm, double mmPerSecond) {
      backward |= travelMm < belt.travelAt(atNanos) - 1e-6;
      speed = mmPerSecond;
      belt.set(atNanos, travelMm, mmPerSecond);
    }

    @Override
    public void astray(long atNanos, String why) {
      astray = why;
    }
  }

  private final Told told = new Told();

  @Test
  void pulsesAreTravelAndTheirPaceIsSpeed() {
    Encoder encoder = new Encoder(COUNT_MM, false);
    for (int i = 1; i <= 5; i++) {
      encoder.a(true, i * MILLI, told);
      encoder.a(false, i * MILLI + MILLI / 2, told);
    }
    assertThat(told.belt.travelAt(5 * MILLI)).isEqualTo(10);
    assertThat(told.speed).isEqualTo(2_000);
  }

  @Test
  void aBeltThatFallsSilentStandsHalfACountFurther() {
    Encoder encoder = new Encoder(COUNT_MM, false);
    encoder.a(true, MILLI, told);
    encoder.a(true, 2 * MILLI, told);
    assertThat(encoder.dueNanos()).isEqualTo(3 * MILLI + MILLI / 2);
    assertThat(encoder.silent(3 * MILLI, told)).isFalse();
    assertThat(encoder.silent(3 * MILLI + MILLI / 2, told)).isTrue();
    assertThat(told.speed).isZero();
    assertThat(told.belt.travelAt(100 * MILLI)).isEqualTo(2 * COUNT_MM + 1.5 * COUNT_MM);
    assertThat(encoder.dueNanos()).isEqualTo(Belt.NEVER);
  }

  @Test
  void oneChannelsPaceIsThatOfItsLastTwoCounts() {
    Encoder encoder = new Encoder(COUNT_MM, false);
    for (long at : new long[] {10, 20, 32}) {
      encoder.a(true, at * MILLI, told);
    }
    assertThat(encoder.dueNanos()).isEqualTo((32 + 18) * MILLI);
  }

  /// Their edges are 8 and 10 ms apart by turns.
  @Test
  void twoChannelsPaceIsThatOfAFullTurn() {
    Encoder encoder = new Encoder(COUNT_MM, true);
    int state = 0;
    long at = 0;
    List<Double> paces = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      at += i % 2 == 0 ? 10 : 8;
      state = step(encoder, state, true, at * MILLI);
      paces.add((encoder.dueNanos() - at * MILLI) / 1.5 / MILLI);
    }
    // From one edge nothing is known; then the mean of what is there, up to four.
    assertThat(paces.subList(1, paces.size()))
        .usingComparatorForType((one, other) -> Math.abs(one - other) < 1e-3 ? 0 : 1, Double.class)
        .containsExactly(8.0, 9.0, 26.0 / 3, 9.0, 9.0, 9.0, 9.0);
  }

  @Test
  void twoCountsInOneInstantSayWhereAndNotHowFast() {
    Encoder encoder = new Encoder(COUNT_MM, false);
    encoder.a(true, MILLI, told);
    encoder.a(true, MILLI, told);
    assertThat(told.speed).isZero();
    assertThat(told.belt.travelAt(MILLI)).isEqualTo(2 * COUNT_MM);
  }

  @Test
  void twoChannelsKnowBackwardAndTheTravelGoesBackWithTheBelt() {
    Encoder encoder = new Encoder(COUNT_MM, true);
    int state = 0;
    long now = 0;
    for (int i = 0; i < 8; i++) {
      now += MILLI;
      state = step(encoder, state, true, now);
    }
    assertThat(told.belt.travelAt(now)).isCloseTo(8 * COUNT_MM, Offset.offset(1.5 * COUNT_MM));
    for (int i = 0; i < 6; i++) {
      now += MILLI;
      state = step(encoder, state, false, now);
    }
    assertThat(told.speed).isZero();
    assertThat(told.belt.travelAt(now + 1_000 * MILLI)).isEqualTo(2 * COUNT_MM);
    for (int i = 0; i < 10; i++) {
      now += MILLI;
      state = step(encoder, state, true, now);
    }
    assertThat(told.belt.travelAt(now)).isCloseTo(12 * COUNT_MM, Offset.offset(1.5 * COUNT_MM));
    assertThat(told.astray).isEmpty();
  }

  @Test
  void aChannelThatChangesAloneGetsNowhereAndTheOtherIsNamed() {
    Encoder encoder = new Encoder(COUNT_MM, true);
    for (int i = 1; i <= 40; i++) {
      encoder.a(i % 2 == 1, i * MILLI, told);
    }
    assertThat(told.belt.travelAt(40 * MILLI)).isBetween(-COUNT_MM, 1.5 * COUNT_MM);
    assertThat(told.astray).isEqualTo("encoder_b is stuck: encoder_a changed 16 times without it");
    for (int i = 1; i <= 40; i++) {
      encoder.b(i % 2 == 1, (40 + i) * MILLI, told);
    }
    assertThat(told.astray).isEqualTo("encoder_a is stuck: encoder_b changed 16 times without it");
  }

  /// At 12 000 counts a second a counter of 32 bits is full after two days.
  @Test
  void aCounterOfThirtyTwoBitsWouldBeFullAndThisOneGoesOn() {
    long full = Integer.MAX_VALUE - 4L;
    Encoder encoder = new Encoder(COUNT_MM, false, full);
    for (int i = 1; i <= 10; i++) {
      encoder.a(true, i * MILLI, told);
    }
    Offset<Double> rounding = Offset.offset(0.01);
    assertThat(told.belt.travelAt(10 * MILLI)).isCloseTo((full + 10) * COUNT_MM, rounding);
    assertThat(told.speed).isCloseTo(2_000, rounding);
  }

  @Test
  void theTravelIsNeverOffByMoreThanACountAndAHalf() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Told heard = new Told();
      SplittableRandom random = new SplittableRandom(seed);
      Encoder encoder = new Encoder(COUNT_MM, false);
      long now = 0;
      for (int i = 1; i <= 60; i++) {
        long gap = MILLI + random.nextLong(random.nextInt(10) == 0 ? 50 * MILLI : MILLI);
        encoder.silent(now + gap - 1, heard);
        now += gap;
        encoder.a(true, now, heard);
        assertThat(heard.belt.travelAt(now) - i * COUNT_MM)
            .as("seed %d, count %d", seed, i)
            .isBetween(-1e-6, 1.5 * COUNT_MM + 1e-6);
        assertThat(heard.backward).as("seed %d: travel went back", seed).isFalse();
      }
    }
  }

  /// The next of the four states, one channel changing.
  private int step(Encoder encoder, int state, boolean forward, long atNanos) {
    boolean even = state % 2 == 0;
    int next = (state + (forward ? 1 : 3)) % 4;
    boolean a = next == 1 || next == 2;
    boolean b = next == 2 || next == 3;
    if (even == forward) {
      encoder.a(a, atNanos, told);
    } else {
      encoder.b(b, atNanos, told);
    }
    return next;
  }
}
