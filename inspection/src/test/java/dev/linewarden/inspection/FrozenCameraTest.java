package dev.linewarden.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrozenCameraTest {
  private static final int SIDE = 200;

  private final FrozenCamera camera = new FrozenCamera(2);

  private static Frame frame(long number, long seed) {
    MemorySegment pixels = Arena.ofAuto().allocate(SIDE * SIDE);
    Random random = new Random(seed);
    for (int i = 0; i < SIDE * SIDE; i++) {
      pixels.set(ValueLayout.JAVA_BYTE, i, (byte) random.nextInt(256));
    }
    FrameInfo info = new FrameInfo(number, 0, 0, SIDE, SIDE, SIDE, PixelFormat.MONO8, "test");
    return new Frame(info, pixels, () -> {});
  }

  @Test
  void picturesOfASensorAreNeverTheSame() {
    for (int i = 1; i <= 50; i++) {
      assertThat(camera.isSame(0, frame(i, i))).isFalse();
    }
  }

  @Test
  void theSamePixelsOrTheSameNumberAreThePictureBefore() {
    assertThat(camera.isSame(0, frame(1, 7))).isFalse();
    assertThat(camera.isSame(0, frame(2, 7))).as("pixels").isTrue();
    assertThat(camera.inARow(0)).isEqualTo(1);
    assertThat(camera.isSame(0, frame(2, 8))).as("number").isTrue();
    assertThat(camera.inARow(0)).isEqualTo(2);
    assertThat(camera.isSame(1, frame(2, 8))).as("of another view").isFalse();
    assertThat(camera.isSame(0, frame(3, 9))).isFalse();
    assertThat(camera.inARow(0)).isZero();
  }

  @Test
  void aCameraThatBeginsToCountAnewIsNotFrozen() {
    assertThat(camera.isSame(0, frame(900, 1))).isFalse();
    assertThat(camera.isSame(0, frame(0, 2))).isFalse();
  }
}
