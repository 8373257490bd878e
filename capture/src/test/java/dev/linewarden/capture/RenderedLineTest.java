package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RenderedLineTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 128;

  @TempDir static Path painted;

  @TempDir Path folder;

  @BeforeAll
  static void paintOnce() {
    line(11, painted);
  }

  @Test
  void aFrameDoesNotDependOnTheFramesBeforeIt() {
    RenderedLine line = line(11, painted);
    byte[] first = bytes(line, 40);
    bytes(line, 7);
    assertThat(bytes(line, 40)).isEqualTo(first);
    assertThat(bytes(line, 41)).isNotEqualTo(first);
  }

  @Test
  void everyFaultCanBeSeenInThePicture() {
    PartRun parts = new PartRun(settings(11), new Catalogue(11));
    RenderedLine line = line(11, painted);
    byte[] good = new byte[0];
    Map<Fault, byte[]> shown = new EnumMap<>(Fault.class);
    for (long number = 1; number < 400; number++) {
      PartRun.Part part = parts.part(number);
      if (part.shift() == 0 && part.fault() != Fault.NONE) {
        shown.putIfAbsent(part.fault(), bytes(line, number));
      } else if (part.shift() == 0) {
        good = bytes(line, number);
      }
    }
    assertThat(shown).hasSize(Fault.values().length - 1);
    for (Map.Entry<Fault, byte[]> entry : shown.entrySet()) {
      assertThat(changedPixels(good, entry.getValue())).as("%s", entry.getKey()).isPositive();
    }
    assertThat(changedPixels(good, shown.getOrDefault(Fault.LABEL_MISSING, good)))
        .isGreaterThan(300);
  }

  @Test
  void aTornCacheIsPaintedAgain() throws IOException {
    Path file = copyOfCache();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    List<Integer> progress = new ArrayList<>();
    RenderedLine line = new RenderedLine(settings(11), folder, (done, _) -> progress.add(done));
    RenderedLine whole = line(11, painted);
    assertThat(progress).hasSize(Catalogue.GOOD + 8 * Catalogue.PER_FAULT + 1);
    assertThat(bytes(line, 3)).isEqualTo(bytes(whole, 3));
  }

  @Test
  void aWholeCacheIsNotPaintedAgain() throws IOException {
    copyOfCache();
    RenderedLine line =
        new RenderedLine(
            settings(11),
            folder,
            (_, _) -> {
              throw new IllegalStateException("painted although the cache is whole");
            });
    assertThat(line.fault(1)).isNotNull();
  }

  @Test
  void theSameSeedGivesTheSamePixelsEvenWhereNoCacheCanBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    RenderedLine fresh = line(11, file.resolve("cache"));
    RenderedLine cached = line(11, painted);
    for (long number : new long[] {1, 2, 57, 1_000_003}) {
      assertThat(bytes(fresh, number)).isEqualTo(bytes(cached, number));
    }
  }

  @Test
  void badSettingsAreNamedAllAtOnce() {
    assertThatThrownBy(() -> new RenderedSettings(1, 1281, 700, 1.5, 4, 0))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("steps of 40, got 1281")
        .hasMessageContaining("four fifths of the width 1281, got 700")
        .hasMessageContaining("0 to 1, got 1.5");
  }

  private Path copyOfCache() throws IOException {
    Path file = new PlateCache(painted, settings(11)).file();
    return Files.copy(file, folder.resolve(file.getFileName()));
  }

  private static RenderedSettings settings(long seed) {
    return new RenderedSettings(seed, WIDTH, HEIGHT, 0.5, 4, 0);
  }

  private static RenderedLine line(long seed, Path cache) {
    return new RenderedLine(settings(seed), cache, (_, _) -> {});
  }

  private static byte[] bytes(RenderedLine line, long number) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment frame = arena.allocate(WIDTH * HEIGHT * 3, 8);
      line.draw(number, frame);
      return frame.toArray(ValueLayout.JAVA_BYTE);
    }
  }

  /// Pixels of the middle bottle that differ by more than noise and drift can explain.
  private static int changedPixels(byte[] one, byte[] other) {
    int changed = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 60; x < 100; x++) {
        int at = (y * WIDTH + x) * 3;
        int difference = 0;
        for (int channel = 0; channel < 3; channel++) {
          int off = (one[at + channel] & 255) - (other[at + channel] & 255);
          difference = Math.max(difference, Math.abs(off));
        }
        changed += difference > 40 ? 1 : 0;
      }
    }
    return changed;
  }
}
