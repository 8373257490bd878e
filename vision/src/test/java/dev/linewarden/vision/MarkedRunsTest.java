package dev.linewarden.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarkedRunsTest {
  @Test
  void everyPatchIsCountedOnceWhateverItsShape() {
    // Against a slow and simple flood fill, over drawn noise.
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      byte[] marks = new byte[40 * 30];
      for (int i = 0; i < marks.length; i++) {
        marks[i] = (byte) (random.nextInt(100) < 45 ? 1 : 0);
      }
      for (boolean corners : new boolean[] {false, true}) {
        MarkedRuns blobs = new MarkedRuns(40, 30);
        blobs.find(marks, corners);
        List<Long> areas = new ArrayList<>();
        blobs.each((area, _, _) -> areas.add(area));

        assertThat(areas).containsExactlyInAnyOrderElementsOf(flooded(marks, corners));
      }
    }
  }

  private static List<Long> flooded(byte[] marks, boolean corners) {
    byte[] left = marks.clone();
    List<Long> areas = new ArrayList<>();
    for (int i = 0; i < left.length; i++) {
      if (left[i] != 0) {
        areas.add(flood(left, i % 40, Math.floorDiv(i, 40), corners));
      }
    }
    return areas;
  }

  private static long flood(byte[] left, int x, int y, boolean corners) {
    if (x < 0 || y < 0 || x >= 40 || y >= 30 || left[y * 40 + x] == 0) {
      return 0;
    }
    left[y * 40 + x] = 0;
    long area = 1;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        area += corners || dx == 0 || dy == 0 ? flood(left, x + dx, y + dy, corners) : 0;
      }
    }
    return area;
  }
}
