package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WireTimeTest {
  private static final int PAYLOAD = 1_310_720;
  private static final double ANNOUNCED = 10e9;

  private final WireTime wire = new WireTime();

  @Test
  void theQuickestPictureTellsWhatTheLinkCarries() {
    saw(90, 55, 53);
    assertThat(wire.lessThan(ANNOUNCED, PAYLOAD)).hasValue(PAYLOAD * 8000.0 / 53);
    assertThat(wire.words(ANNOUNCED, PAYLOAD))
        .contains("1.3 MB take 53 ms", "198 Mbit/s", "network card 10000 Mbit/s");
  }

  @Test
  void aLinkThatKeepsWhatItAnnouncesIsNotSlow() {
    saw(12, 11, 14, 60);
    assertThat(wire.lessThan(1e9, PAYLOAD)).isEmpty();
  }

  @Test
  void twoPicturesMayBothHaveWaitedForThisMachine() {
    saw(53, 53);
    assertThat(wire.lessThan(ANNOUNCED, PAYLOAD)).isEmpty();
  }

  @Test
  void aWayThatIsNotKnownSaysNothing() {
    saw(-1, -1, -1, -1);
    assertThat(wire.lessThan(ANNOUNCED, PAYLOAD)).isEmpty();
    saw(53, 53, -1);
    assertThat(wire.lessThan(ANNOUNCED, PAYLOAD)).isEmpty();
  }

  @Test
  void whatIsTooQuickToTellIsNotCalledSlow() {
    saw(3, 3, 3);
    assertThat(wire.lessThan(ANNOUNCED, PAYLOAD)).isEmpty();
  }

  private void saw(long... millis) {
    for (long each : millis) {
      wire.saw(each);
    }
  }
}
