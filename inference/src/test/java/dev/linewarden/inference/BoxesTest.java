package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BoxesTest {
  /// Side by side.
  private static void offer(Boxes boxes, int place, float score) {
    boxes.offer(0, place, score, 10 * place, 0, 10 * place + 5, 5);
  }

  @Test
  void asManyObjectsAsFitStayBestFirst() {
    Boxes boxes = new Boxes(0.5);
    int most = Boxes.OBJECTS_MAX;
    for (int i : new Random(3).ints(0, most).distinct().limit(most).toArray()) {
      offer(boxes, i, (i + 1) / (float) most);
    }

    boxes.keepBest();

    assertThat(boxes.kept()).isEqualTo(most);
    for (int i = 0; i < most; i++) {
      assertThat(boxes.score(i)).isEqualTo((most - i) / (float) most);
      assertThat(boxes.row(i)).isEqualTo(most - i - 1);
    }
  }

  @Test
  void oneObjectMoreIsNotLeftOutInSilence() {
    Boxes boxes = new Boxes(0.5);
    for (int i = 0; i <= Boxes.OBJECTS_MAX; i++) {
      offer(boxes, i, 0.5f);
    }

    assertThatThrownBy(boxes::keepBest)
        .isInstanceOf(ToolFailed.class)
        .hasMessage("the model found more than 1000 objects");
  }

  @Test
  void aWeakObjectStaysBesideTheManyBoxesOfAStrongOne() {
    Boxes boxes = new Boxes(0.5);
    offer(boxes, 7, 0.31f);
    for (int i = 1; i < Boxes.CANDIDATES_MAX; i++) {
      boxes.offer(0, i, 0.9f, 0, 0, 5, 5);
    }

    boxes.keepBest();

    assertThat(boxes.kept()).isEqualTo(2);
    assertThat(boxes.row(0)).as("the first of equal ones").isEqualTo(1);
    assertThat(boxes.row(1)).isEqualTo(7);
    assertThatThrownBy(() -> offer(boxes, 8, 0.9f))
        .isInstanceOf(ToolFailed.class)
        .hasMessage("the model says of more than 8192 boxes that they may be objects");
  }

  @Test
  void aBoxDoesNotGiveWayToOneThatGivesWayItself() {
    Boxes boxes = new Boxes(0.5);
    boxes.offer(0, 0, 0.5f, 0, 0, 10, 10);
    boxes.offer(0, 1, 0.6f, 3, 0, 13, 10);
    boxes.offer(0, 2, 0.7f, 6, 0, 16, 10);

    boxes.keepBest();

    assertThat(boxes.kept()).isEqualTo(2);
    assertThat(boxes.row(0)).isEqualTo(2);
    assertThat(boxes.row(1)).isZero();
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
