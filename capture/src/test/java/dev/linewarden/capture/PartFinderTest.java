package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.PixelFormat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parts drawn on a moving belt, whose places are known.
final class PartFinderTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final int PARTS = 20;

  /// @param step pixels from one picture to the next; negative = to the left
  /// @param pitch pixels from one part to the next
  /// @param drift of the light over the whole run, in levels
  @ParameterizedTest
  @CsvSource({
    "7, 180, 60, 0, 80, MONO8",
    "-7, 180, 60, 0, 80, MONO8",
    "60, 400, 60, 0, 80, MONO8",
    "3, 130, 60, 30, 40, BGR8",
    "11, 200, 24, -30, 120, MONO8",
    "5, 90, 50, 0, -60, MONO8",
  })
  void everyPartIsSeenOnceAndInTheMiddle(
      int step, int pitch, int partWidth, int drift, int contrast, PixelFormat format) {
    Random random = new Random(7);
    PartFinder finder = new PartFinder(WIDTH, HEIGHT, format);
    int travel = PARTS * pitch + WIDTH;
    int seen = 0;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment picture = arena.allocate((long) WIDTH * HEIGHT * format.bytesPerPixel());
      // An empty belt first, as at every start of a shift.
      for (int empty = 0; empty < 30; empty++) {
        draw(picture, format, -10_000, pitch, partWidth, contrast, 0, random);
        assertThat(finder.sees(picture)).isFalse();
      }
      for (int moved = 0; moved < travel; moved += Math.abs(step)) {
        int light = drift * moved / travel;
        int front = step > 0 ? moved : WIDTH - moved;
        draw(picture, format, front, step > 0 ? -pitch : pitch, partWidth, contrast, light, random);
        if (finder.sees(picture)) {
          seen++;
          assertThat(distanceToMiddle(front, step > 0 ? -pitch : pitch, partWidth))
              .as("pixels from a part's middle to the picture's, picture at %d", moved)
              .isLessThanOrEqualTo(Math.abs(step) + 8);
        }
      }
    }
    assertThat(seen).isEqualTo(PARTS);
  }

  /// The belt was never seen empty: a part stands in the middle when the station starts.
  @ParameterizedTest
  @CsvSource({"7, 180, 60", "3, 130, 50"})
  void aPartInTheFirstPictureIsSoonForgotten(int step, int pitch, int partWidth) {
    Random random = new Random(7);
    PartFinder finder = new PartFinder(WIDTH, HEIGHT, PixelFormat.MONO8);
    int learned = 100 * step;
    int seen = 0;
    int parts = 0;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment picture = arena.allocate((long) WIDTH * HEIGHT);
      for (int moved = 0; moved < learned + 10 * pitch; moved += step) {
        int front = WIDTH / 2 + partWidth / 2 + 3 * pitch + moved;
        draw(picture, PixelFormat.MONO8, front, -pitch, partWidth, 80, 0, random);
        boolean arrived = finder.sees(picture);
        if (moved >= learned) {
          seen += arrived ? 1 : 0;
          parts = (moved - learned) / pitch;
        }
      }
    }
    assertThat(seen).isBetween(parts, parts + 1);
  }

  @ParameterizedTest
  @CsvSource({"0", "6"})
  void nothingIsSeenWhereNothingMoves(int noise) {
    Random random = new Random(3);
    PartFinder finder = new PartFinder(WIDTH, HEIGHT, PixelFormat.MONO8);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment picture = arena.allocate((long) WIDTH * HEIGHT);
      for (int i = 0; i < 300; i++) {
        for (long at = 0; at < picture.byteSize(); at++) {
          picture.set(ValueLayout.JAVA_BYTE, at, (byte) (90 + random.nextGaussian() * noise));
        }
        assertThat(finder.sees(picture)).isFalse();
      }
    }
  }

  private static int distanceToMiddle(int front, int pitch, int partWidth) {
    int nearest = Integer.MAX_VALUE;
    for (int part = 0; part < PARTS; part++) {
      nearest = Math.min(nearest, Math.abs(front + part * pitch + partWidth / 2 - WIDTH / 2));
    }
    return nearest;
  }

  private static void draw(
      MemorySegment picture,
      PixelFormat format,
      int front,
      int pitch,
      int partWidth,
      int contrast,
      int light,
      Random random) {
    int bytes = format.bytesPerPixel();
    for (int x = 0; x < WIDTH; x++) {
      boolean part = false;
      for (int i = 0; i < PARTS; i++) {
        int left = front + i * pitch;
        part |= x >= left && x < left + partWidth;
      }
      for (int y = 0; y < HEIGHT; y++) {
        boolean body = part && y > HEIGHT / 6;
        int level = 100 + light + x / 8 + (body ? contrast : 0) + random.nextInt(9) - 4;
        for (int channel = 0; channel < bytes; channel++) {
          picture.set(
              ValueLayout.JAVA_BYTE,
              ((long) y * WIDTH + x) * bytes + channel,
              (byte) Math.clamp(level, 0, 255));
        }
      }
    }
  }
}
