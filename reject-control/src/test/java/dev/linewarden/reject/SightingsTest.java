package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Ending;
import org.junit.jupiter.api.Test;

/// Parts that a camera tells of, or fails to. Same belt as in [TrackerTest]: 1 mm in a millisecond,
/// 360 mm from the part sensor's place to where the ejector goes on for a part, 420 to where it
/// goes off.
final class SightingsTest {
  private static final long MILLI = HandLine.MILLI;

  private final HandLine line = new HandLine();
  private final Sightings sightings = line.tracker.sightings();

  @Test
  void aPartSeenJustBeforeAStopIsCondemnedAtItsPlace() {
    line.runTo(500);
    line.tracker.permit(false, "test");
    line.belt(510, 510, 0);
    sightings.seen(480 * MILLI);
    line.runTo(520);
    assertThat(line.triggers).hasSize(1);
    assertThat(line.triggers.getFirst().travelMm()).isEqualTo(480);

    line.tracker.permit(true, "test");
    line.belt(1_000, 510, HandLine.MM_PER_SECOND);
    line.runTo(2_000);
    assertThat(line.io.ejectorOnNanos).containsExactly((1_000 + 480 + 360 - 510) * MILLI);
    assertThat(line.endings()).containsExactly(Ending.NOT_REMOVED);
  }

  @Test
  void aPartSeenWhileTheBeltRunsOutIsCondemned() {
    line.runTo(500);
    line.tracker.permit(false, "test");
    line.runTo(540);
    sightings.seen(530 * MILLI);
    line.runTo(550);
    assertThat(line.triggers).hasSize(1);
    assertThat(line.faults.count("parts", "told of too soon")).isZero();
  }

  @Test
  void whatMayHaveComeUnseenIsEjectedAndTheBeltStops() {
    line.tracker.pardon(line.part(150));
    line.runTo(400);
    sightings.blind(300 * MILLI, "no picture within 100 ms");
    line.runTo(401);
    assertThat(line.io.permit).isFalse();
    assertThat(line.stops).containsExactly("parts unseen: no picture within 100 ms");

    // It runs out, and nobody sees what comes.
    line.runTo(600);
    line.belt(600, 600, 0);
    assertThat(line.endings()).as("a part seen before is let past").containsExactly(Ending.PASSED);
    assertThat(line.io.ejectorOnNanos).isEmpty();
    line.tracker.permit(true, "test");
    line.belt(1_000, 600, HandLine.MM_PER_SECOND);
    line.runTo(3_000);
    // All that lay on the belt then.
    assertThat(line.io.ejectorOnNanos).containsExactly(600 * MILLI);
  }

  @Test
  void theBeltStopsAgainWhileTheCameraIsStillBlind() {
    line.runTo(400);
    sightings.blind(300 * MILLI, "gone");
    line.runTo(500);
    line.tracker.permit(true, "test");
    line.runTo(510);
    assertThat(line.io.permit).isTrue();
    sightings.blind(400 * MILLI, "gone");
    line.runTo(520);
    assertThat(line.io.permit).isFalse();
    assertThat(line.stops).hasSize(2);
  }

  @Test
  void blindnessOfAStandingBeltStopsNobodyButIsNotForgotten() {
    line.tracker.permit(false, "test");
    line.belt(100, 100, 0);
    sightings.blind(100 * MILLI, "gone");
    line.runTo(200);
    assertThat(line.stops).isEmpty();
    line.tracker.permit(true, "test");
    line.belt(300, 100, HandLine.MM_PER_SECOND);
    line.runTo(301);
    assertThat(line.io.ejector).isTrue();
    line.runTo(2_000);
    assertThat(line.io.ejector).isFalse();
  }

  @Test
  void blindnessSinceLongerThanAnybodyRemembersEjectsAll() {
    for (int millis = 0; millis < 3_000; millis++) {
      line.belt(millis, millis, HandLine.MM_PER_SECOND);
    }
    sightings.blind(10 * MILLI, "gone");
    line.runTo(3_001);
    assertThat(line.io.ejector).isTrue();
  }

  @Test
  void aPartThatFindsNoRoomStopsTheBelt() {
    line.runTo(100);
    line.io.toldTaken = false;
    sightings.seen(90 * MILLI);
    line.runTo(101);
    assertThat(line.stops)
        .containsExactly("parts unseen: more parts were told of at once than can be taken");
    line.runTo(2_000);
    // From its place on.
    assertThat(line.io.ejectorOnNanos).containsExactly((90 + 360) * MILLI);
  }

  @Test
  void theClockGoesOnWhileTheBeltStandsAndMakesNoParts() {
    line.runTo(100);
    sightings.said(100 * MILLI);
    line.runTo(101);
    line.tracker.permit(false, "test");
    line.belt(150, 150, 0);
    sightings.said(200 * MILLI);
    line.runTo(201);
    assertThat(line.triggers).hasSize(1);
    assertThat(line.faults.count("parts", "told of too soon")).isEqualTo(1);
    assertThat(line.stops).isEmpty();
  }

  /// The clock speaks while the belt stands, and in the same turn somebody starts it.
  @Test
  void aStartIsNotTakenBackForWhatTheClockSaidBeforeIt() {
    line.runTo(100);
    line.tracker.permit(false, "test");
    line.belt(150, 150, 0);
    line.runTo(200);
    sightings.said(200 * MILLI);
    sightings.blind(190 * MILLI, "gone");
    line.tracker.permit(true, "a person");
    line.runTo(201);
    assertThat(line.stops).isEmpty();
    assertThat(line.io.permit).isTrue();
  }

  @Test
  void whatTheClockSaysWhileTheBeltRunsOutIsEjectedAfterTheNextStart() {
    line.runTo(100);
    line.tracker.permit(false, "test");
    line.runTo(200);
    sightings.said(200 * MILLI);
    line.belt(300, 300, 0);
    line.runTo(900);
    assertThat(line.io.ejectorOnNanos).isEmpty();
    line.tracker.permit(true, "a person");
    line.belt(1_000, 300, 1);
    line.runTo(1_500);
    assertThat(line.io.ejectorOnNanos).isNotEmpty();
    assertThat(line.stops).isEmpty();
  }

  @Test
  void whatSeveralSayInOneTurnCountsFromTheEarliestAndStopsTheBelt() {
    line.runTo(1_000);
    sightings.blind(900 * MILLI, "gone");
    sightings.blind(700 * MILLI, "still gone");
    line.runTo(1_001);
    assertThat(line.stops).containsExactly("parts unseen: gone");
    line.runTo(1_100);
    assertThat(line.io.ejectorOnNanos).containsExactly((700 + 360) * MILLI);
  }
}
