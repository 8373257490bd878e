package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TriggerMatchTest {
  private static final long BUDGET = 100_000_000;
  private static final long MILLI = 1_000_000;

  /// The camera's clock runs from another beginning.
  private static final long CAMERA = 7_000_000_000_000L;

  private final TriggerMatch match = new TriggerMatch(BUDGET);

  @Test
  void aFrameAnswersTheTriggerItWasExposedFor() {
    assertThat(matched(1, 0, MILLI)).isEqualTo(1);
    assertThat(matched(2, 20 * MILLI, MILLI)).isEqualTo(2);
  }

  @Test
  void afterALostFrameTheNextOneIsNotTakenForIt() {
    matched(1, 0, MILLI);
    trigger(2, 20 * MILLI);
    trigger(3, 40 * MILLI);

    // The frame of part 2 never comes.
    Found found = found(CAMERA + 41 * MILLI);

    assertThat(found.trigger().part()).isEqualTo(new PartId(3));
    assertThat(found.exposedAtNanos()).isEqualTo(40 * MILLI);
  }

  /// 600 a minute by a sensor, and each frame comes before the next trigger.
  @Test
  void aFirstFrameThatWasLostDoesNotShiftTheOthers() {
    assertThat(exposed(1, 0)).isTrue();
    assertThat(exposed(2, 90 * MILLI)).isTrue();
    assertThat(frame(CAMERA + 91 * MILLI)).as("of 1 or of 2").isNull();
    match.overdue(BUDGET + MILLI);
    match.overdue(90 * MILLI + BUDGET + MILLI);
    assertThat(exposed(3, 192 * MILLI)).isTrue();
    assertThat(found(CAMERA + 193 * MILLI).trigger().part()).isEqualTo(new PartId(3));
    exposed(4, 200 * MILLI);
    exposed(5, 210 * MILLI);
    assertThat(found(CAMERA + 211 * MILLI).trigger().part()).isEqualTo(new PartId(5));
  }

  @Test
  void weFireOneAtATimeUntilTheClocksAreKnown() {
    Trigger first = trigger(1, 0);
    Trigger second = new Trigger(new PartId(2), 10 * MILLI, 0);
    match.add(second);
    assertThat(match.sent(second, 10 * MILLI)).isFalse();
    // The first is lost: when it is given up, the next one is tried.
    assertThat(match.overdue(BUDGET + 1)).containsExactly(first);
    assertThat(matched(3, 105 * MILLI, MILLI)).isEqualTo(3);
    trigger(4, 110 * MILLI);
    trigger(5, 120 * MILLI);
    assertThat(found(CAMERA + 121 * MILLI).trigger().part()).isEqualTo(new PartId(5));
  }

  /// 6 000 a minute by a sensor: two triggers and more wait whenever a frame comes.
  @Test
  void whereMoreAlwaysWaitAPauseSaysWhetherAFrameWasLost() {
    burst(1, 0, 1);
    match.overdue(30 * MILLI + BUDGET + 1);
    exposed(11, 200 * MILLI);
    exposed(12, 210 * MILLI);
    assertThat(frame(CAMERA + 201 * MILLI)).as("three of four frames came").isNull();
    assertThat(frame(CAMERA + 211 * MILLI)).isNull();

    match.overdue(210 * MILLI + BUDGET + 1);
    exposed(21, 400 * MILLI);
    exposed(22, 410 * MILLI);
    assertThat(found(CAMERA + 411 * MILLI).trigger().part()).isEqualTo(new PartId(22));
  }

  /// 5 000 a minute, and each frame takes 16 ms. The camera was there already when part 1 was told
  /// that it was not.
  @Test
  void aFrameOfAPartThatWasGivenUpBeforeTheCameraWasThereIsNotTheNextOnes() {
    match.exposedUnseen(new Trigger(new PartId(1), 0, 0));
    exposed(2, 12 * MILLI);
    assertThat(match.frame(CAMERA + MILLI, 16 * MILLI)).as("of 1 or of 2").isNull();
    exposed(3, 24 * MILLI);
    assertThat(match.frame(CAMERA + 13 * MILLI, 28 * MILLI)).isNull();
    assertThat(match.frame(CAMERA + 25 * MILLI, 40 * MILLI)).isNull();
    assertThat(match.isSure()).isFalse();

    // Three exposures and three frames, and then a pause.
    exposed(4, 300 * MILLI);
    exposed(5, 312 * MILLI);
    assertThat(match.isSure()).isTrue();
    assertThat(Objects.requireNonNull(match.frame(CAMERA + 313 * MILLI, 328 * MILLI)).part())
        .isEqualTo(new PartId(5));
  }

  @Test
  void whatCameBeforeTheCameraBeganMakesNoFrame() {
    match.exposedUnseen(new Trigger(new PartId(1), 0, 0));
    match.begin();
    exposed(2, 50 * MILLI);
    assertThat(Objects.requireNonNull(match.frame(CAMERA + 51 * MILLI, 65 * MILLI)).part())
        .isEqualTo(new PartId(2));
  }

  /// Whoever counts the triggers of a line that never learns must not count for ever.
  @Test
  void aLineWithoutAPauseTeachesNothingAndCostsNothing() {
    exposed(1, 0);
    for (int part = 2; part <= 1000; part++) {
      long atNanos = part * 10L * MILLI;
      exposed(part, atNanos);
      match.overdue(atNanos);
      assertThat(match.frame(CAMERA + atNanos - 9 * MILLI, atNanos + MILLI)).isNull();
    }
    assertThat(match.isSure()).isFalse();
  }

  /// Four triggers 10 ms apart, and then their frames.
  ///
  /// @param lost so many of the frames, the first ones
  private void burst(long number, long fromNanos, int lost) {
    for (int i = 0; i < 4; i++) {
      exposed(number + i, fromNanos + i * 10L * MILLI);
    }
    for (int i = lost; i < 4; i++) {
      assertThat(frame(CAMERA + fromNanos + i * 10L * MILLI + MILLI)).isNull();
    }
  }

  private boolean exposed(long number, long atNanos) {
    Trigger trigger = new Trigger(new PartId(number), atNanos, 0);
    boolean added = match.add(trigger);
    match.exposed(trigger);
    return added;
  }

  @Test
  void aFrameThatComesAfterItsTriggerWasGivenUpIsNobodys() {
    matched(1, 0, MILLI);
    Trigger second = trigger(2, 20 * MILLI);
    assertThat(match.overdue(20 * MILLI + BUDGET + 1)).containsExactly(second);
    trigger(3, 30 * MILLI);

    assertThat(frame(CAMERA + 21 * MILLI)).isNull();
    assertThat(frame(CAMERA + 31 * MILLI)).isNotNull();
  }

  @Test
  void aSecondFrameForOneTriggerIsNobodys() {
    matched(1, 0, MILLI);
    trigger(2, 20 * MILLI);

    assertThat(frame(CAMERA + MILLI)).isNull();
    assertThat(frame(CAMERA + 21 * MILLI)).isNotNull();
  }

  @Test
  void triggersThatHaveTheirAnswerMakeRoomForMore() {
    for (int part = 1; part <= 2 * TriggerMatch.TRIGGERS_MAX; part++) {
      assertThat(matched(part, part * MILLI, MILLI / 10)).isEqualTo(part);
    }
    for (int waiting = 1; waiting <= TriggerMatch.TRIGGERS_MAX; waiting++) {
      assertThat(match.add(new Trigger(new PartId(1000 + waiting), 1000 * MILLI, 0))).isTrue();
    }
    assertThat(match.add(new Trigger(new PartId(2000), 1000 * MILLI, 0))).isFalse();
  }

  @Test
  void theFastestExposureSaysHowTheClocksLie() {
    matched(1, 0, 5 * MILLI);
    matched(2, 200 * MILLI, MILLI);
    trigger(3, 400 * MILLI);

    Found found = found(CAMERA + 403 * MILLI);

    assertThat(found.exposedAtNanos()).as("2 ms later than the fastest").isEqualTo(402 * MILLI);
  }

  @Test
  void clocksMayDriftApart() {
    long drift = 0;
    for (int number = 1; number <= 2000; number++) {
      drift += 10_000; // 100 ppm of the 100 ms between two parts
      long atNanos = number * 100L * MILLI;
      trigger(number, atNanos);
      Found found = found(CAMERA + atNanos + MILLI + drift);
      assertThat(found.trigger().part()).isEqualTo(new PartId(number));
      assertThat(found.exposedAtNanos() - atNanos).isBetween(0L, MILLI);
      match.overdue(atNanos + MILLI);
    }
  }

  @Test
  void anOverdueTriggerIsToldOnceAndNotSentAnyMore() {
    Trigger first = trigger(1, 0);

    assertThat(match.overdue(BUDGET)).isEmpty();
    assertThat(match.overdue(BUDGET + 1)).containsExactly(first);
    assertThat(match.overdue(BUDGET + 2)).isEmpty();
    assertThat(match.sent(first, BUDGET + 3)).isFalse();
  }

  @Test
  void aTriggerThatIsGivenUpHasOneAnswer() {
    Trigger first = trigger(1, 0);

    assertThat(match.giveUp(first)).isTrue();
    assertThat(match.giveUp(first)).isFalse();
    assertThat(match.overdue(BUDGET + 1)).isEmpty();
    assertThat(match.drain()).isEmpty();
  }

  @Test
  void moreTriggersThanTheBoundAreRefusedAndRoomComesBack() {
    for (int number = 1; number <= TriggerMatch.TRIGGERS_MAX; number++) {
      assertThat(match.add(new Trigger(new PartId(number), 0, 0))).isTrue();
    }
    assertThat(match.add(new Trigger(new PartId(999), 0, 0))).isFalse();
    assertThat(match.overdue(4 * BUDGET)).hasSize(TriggerMatch.TRIGGERS_MAX);
    assertThat(match.add(new Trigger(new PartId(999), 4 * BUDGET, 0))).isTrue();
  }

  /// Which comes here as soon as it was exposed.
  private @Nullable Trigger frame(long cameraNanos) {
    return match.frame(cameraNanos, cameraNanos - CAMERA);
  }

  private record Found(Trigger trigger, long exposedAtNanos) {}

  private Found found(long cameraNanos) {
    Trigger trigger = Objects.requireNonNull(frame(cameraNanos), "a trigger for this frame");
    return new Found(trigger, match.exposedAtNanos());
  }

  private Trigger trigger(long number, long atNanos) {
    Trigger trigger = new Trigger(new PartId(number), atNanos, 0);
    assertThat(match.add(trigger)).isTrue();
    assertThat(match.sent(trigger, atNanos)).isTrue();
    return trigger;
  }

  /// The part whose trigger a frame answers that was exposed `delay` after it.
  private long matched(long number, long atNanos, long delay) {
    trigger(number, atNanos);
    Found found = found(CAMERA + atNanos + delay);
    return found.trigger().part().value();
  }
}
