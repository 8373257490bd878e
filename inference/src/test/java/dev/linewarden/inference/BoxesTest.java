package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BoxesTest {
  @Test
  void atTheBoundTheBestStay() {
    Boxes boxes = new Boxes(0.5);
    Random random = new Random(3);
    int offered = 3 * Boxes.CANDIDATES_MAX;
    int[] order = random.ints(0, offered).distinct().limit(offered).toArray();
    for (int i : order) {
      boxes.offer(0, i, i / (float) offered, 10 * i, 0, 10 * i + 5, 5);
    }

    boxes.keepBest();

    assertThat(boxes.kept()).isEqualTo(Boxes.CANDIDATES_MAX);
    for (int i = 0; i < boxes.kept(); i++) {
      assertThat(boxes.score(i)).isEqualTo((offered - 1 - i) / (float) offered);
    }
  }

  @Test
  void clearForgets() {
    Boxes boxes = new Boxes(0.5);
    boxes.offer(0, 0, 0.5f, 0, 0, 1, 1);
    boxes.clear();
    boxes.keepBest();

    assertThat(boxes.kept()).isZero();
  }
}
