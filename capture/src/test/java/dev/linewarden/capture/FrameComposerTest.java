package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameComposerTest {
  private static final RenderedSettings SETTINGS = new RenderedSettings(1, 160, 128, 0, 4, 0);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 200, Film.WHITE})
  void noiseNeverRunsIntoTheNextByte(int level) {
    byte[] frame = evenFrame(level, 1);
    for (int i = 0; i < frame.length; i++) {
      int row = i / (160 * 3);
      boolean middle = row > 40 && row < 88;
      int value = frame[i] & 255;
      assertThat(value).isBetween((int) (level * 0.8) - 1, level + 16);
      if (middle) {
        assertThat(value).isGreaterThanOrEqualTo((int) (level * 0.88) - 1);
      }
    }
  }

  @Test
  void lessLightMakesADarkerPicture() {
    assertThat(mean(evenFrame(200, 0.9))).isBetween(mean(evenFrame(200, 1)) - 22, 190.0);
  }

  @Test
  void theCornersAreDarkerThanTheMiddle() {
    byte[] frame = evenFrame(200, 1);
    double corner = 0;
    double middle = 0;
    for (int i = 0; i < 60; i++) {
      corner += frame[i] & 255;
      middle += frame[(64 * 160 + 70) * 3 + i] & 255;
    }
    assertThat(corner).isLessThan(middle * 0.92);
  }

  @Test
  void aPlateMayHangOverEverySide() {
    PlateBook book = new PlateBook(SETTINGS, 1);
    try (Arena arena = Arena.ofConfined()) {
      book.covers(0).fill((byte) 255);
      book.colours(0).fill((byte) 100);
      FrameComposer composer = new FrameComposer(SETTINGS, book);
      MemorySegment frame = arena.allocate(160 * 128 * 3, 8);
      for (int left : new int[] {-1000, -57, -1, 0, 110, 159, 160, 1000}) {
        composer.begin();
        composer.lay(0, left, 8);
        composer.finish(1, 0, frame);
        boolean covered = left <= 50 && left + book.plateWidth() > 50;
        int value = frame.get(ValueLayout.JAVA_BYTE, (60 * 160 + 50) * 3) & 255;
        assertThat(value).as("left %d", left).isBetween(covered ? 80 : 0, covered ? 120 : 20);
      }
    }
  }

  private static byte[] evenFrame(int level, double light) {
    PlateBook book = new PlateBook(SETTINGS, 0);
    try (Arena arena = Arena.ofConfined()) {
      book.hall().fill((byte) level);
      FrameComposer composer = new FrameComposer(SETTINGS, book);
      MemorySegment frame = arena.allocate(160 * 128 * 3, 8);
      composer.begin();
      composer.finish(light, 12345, frame);
      return frame.toArray(ValueLayout.JAVA_BYTE);
    }
  }

  private static double mean(byte[] frame) {
    long sum = 0;
    for (byte value : frame) {
      sum += value & 255;
    }
    return sum / (double) frame.length;
  }
}
