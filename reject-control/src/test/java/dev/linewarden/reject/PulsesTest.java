package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.PartId;
import org.junit.jupiter.api.Test;

/// The part in question has its centre at 1000; lead 30, pulse 60, core 10, clear 40, merge 10.
final class PulsesTest {
  private static final double DISTANCE_MM = 360;
  private static final double PART_MM = 60;

  private final Pulses pulses =
      new Pulses(new TrackingSettings.Ejector(DISTANCE_MM, 30, 60, 10, 40, 10, 0, 0), 0, PART_MM);
  private final Transit transit = new Transit(8, 2);
  private PartId next = new PartId(1);

  private int part(double centreMm, boolean pardoned) {
    transit.add(next, centreMm - DISTANCE_MM - PART_MM / 2).pardoned = pardoned;
    next = next.next();
    return transit.size() - 1;
  }

  @Test
  void aLonelyPartGetsItsWholePulse() {
    int part = part(1_000, false);
    assertThat(pulses.onMm(transit, part)).isEqualTo(970);
    assertThat(pulses.offMm(transit, part)).isEqualTo(1_030);
  }

  @Test
  void thePulseKeepsClearOfPardonedNeighboursOnBothSides() {
    part(940, true);
    int part = part(1_000, false);
    part(1_060, true);
    assertThat(pulses.onMm(transit, part)).isEqualTo(980);
    assertThat(pulses.offMm(transit, part)).isEqualTo(1_020);
  }

  @Test
  void theCoreIsNeverCutWhoeverIsNear() {
    part(985, true);
    int part = part(1_000, false);
    part(1_015, true);
    assertThat(pulses.onMm(transit, part)).isEqualTo(990);
    assertThat(pulses.offMm(transit, part)).isEqualTo(1_010);
  }

  @Test
  void aPardonedNeighbourBehindACondemnedOneCountsToo() {
    part(955, true);
    part(985, false);
    int part = part(1_000, false);
    assertThat(pulses.onMm(transit, part)).isEqualTo(990);
  }

  @Test
  void aShortPauseBetweenTwoPulsesIsNotMadeAndALongerOneIs() {
    int part = part(1_000, false);
    int near = part(1_069, false);
    int far = part(1_139, false);
    assertThat(pulses.offMm(transit, part)).isEqualTo(pulses.onMm(transit, near));
    assertThat(pulses.offMm(transit, near)).isEqualTo(1_099);
    assertThat(pulses.onMm(transit, far)).isEqualTo(1_109);
  }

  @Test
  void aPauseBeforeAGoodPartIsMadeHoweverShort() {
    Pulses merging =
        new Pulses(new TrackingSettings.Ejector(DISTANCE_MM, 30, 60, 10, 40, 12, 0, 0), 0, PART_MM);
    int part = part(1_000, false);
    part(1_060, true);
    assertThat(merging.offMm(transit, part)).isEqualTo(1_020);
  }

  @Test
  void farNeighboursChangeNothing() {
    part(900, true);
    int part = part(1_000, false);
    part(1_100, true);
    assertThat(pulses.onMm(transit, part)).isEqualTo(970);
    assertThat(pulses.offMm(transit, part)).isEqualTo(1_030);
  }
}
