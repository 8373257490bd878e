package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.PartId;
import org.junit.jupiter.api.Test;

/// Parts of 60 mm: an edge within 15 mm of a known part's front or end is that part's. One has its
/// front at 100.
final class SeenAgainTest {
  private static final double SENSOR_MM = 200;

  private final SeenAgain seen = new SeenAgain(TrackingSettings.Conveyor.DEFAULT);
  private final Transit transit = new Transit(8, 1);
  private final Slot slot = transit.add(new PartId(1), 100);

  private boolean atTheSecondSensor(double travelMm) {
    return seen.is(travelMm, SENSOR_MM, 0, transit);
  }

  @Test
  void onABeltThatGoesForthEveryEdgeIsNew() {
    seen.belt(0, 0, 1_000);
    assertThat(seen.is(100, transit)).isFalse();
    assertThat(seen.isBehind(100)).isFalse();
    slot.resynced[0] = true;
    assertThat(atTheSecondSensor(SENSOR_MM + 100)).isFalse();
  }

  @Test
  void whileItGoesBackEndsAndFrontsAreKnown() {
    seen.belt(200, 200, -1_000);
    assertThat(seen.is(85, transit)).isFalse();
    assertThat(seen.is(86, transit)).isTrue();
    assertThat(seen.is(114, transit)).isTrue();
    assertThat(seen.is(115, transit)).isFalse();
    assertThat(seen.is(145, transit)).isFalse();
    assertThat(seen.is(146, transit)).isTrue();
    assertThat(seen.is(174, transit)).isTrue();
    assertThat(seen.is(175, transit)).isFalse();
    assertThat(seen.is(5, transit)).as("a place in the ring that nobody has").isFalse();
  }

  @Test
  void whatIsNotYetWhereItWasIsBehind() {
    seen.belt(200, 200, -1_000);
    assertThat(seen.isBehind(184)).isTrue();
    assertThat(seen.isBehind(185)).isFalse();
    assertThat(seen.isBehind(190)).isFalse();
  }

  @Test
  void anEdgeIsNewFromHalfAPartBehindTheFarthestPlaceOn() {
    transit.add(new PartId(2), 230);
    seen.belt(200, 200, -1_000);
    assertThat(seen.is(230, transit)).isTrue();
    assertThat(seen.is(231, transit)).isFalse();
  }

  @Test
  void goingForthAgainOnlyFrontsAreKnown() {
    seen.belt(200, 200, -1_000);
    seen.belt(150, 150, 1_000);
    assertThat(seen.is(160, transit)).isFalse();
    assertThat(seen.is(100, transit)).isTrue();
  }

  @Test
  void standingStillIsNotGoingForth() {
    seen.belt(200, 200, -1_000);
    seen.belt(150, 150, 0);
    assertThat(seen.is(160, transit)).isTrue();
  }

  @Test
  void aCountForthIsGoingForthAndACountBackGoingBackHoweverFast() {
    seen.belt(200, 199, 0);
    assertThat(seen.isBehind(150)).isTrue();
    assertThat(seen.is(160, transit)).isTrue();
    seen.belt(150, 151, 0);
    assertThat(seen.is(160, transit)).isFalse();
  }

  @Test
  void aBeltThatOnlyStandsHasNothingBehindIt() {
    seen.belt(300, 300, 0);
    assertThat(seen.isBehind(200)).isFalse();
  }

  @Test
  void whileItStandsTheSecondSensorKnowsFrontsAndEndsOfPartsThatItHasSeen() {
    seen.belt(360, 360, 0);
    assertThat(atTheSecondSensor(SENSOR_MM + 160)).isFalse();
    slot.resynced[0] = true;
    assertThat(atTheSecondSensor(SENSOR_MM + 100)).isTrue();
    assertThat(atTheSecondSensor(SENSOR_MM + 160)).isTrue();
    assertThat(seen.is(160, transit)).as("which the part sensor does not").isFalse();
  }
}
