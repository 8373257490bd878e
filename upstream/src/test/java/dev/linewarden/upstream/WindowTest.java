package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WindowTest {
  @Test
  void thePositionWaitsForTheOldest() {
    Window window = new Window(3, 10);
    window.sent(11, 0);
    window.sent(12, 0);
    window.sent(13, 0);
    window.acknowledged(13);
    window.acknowledged(12);
    assertThat(window.position()).isEqualTo(10);
    window.acknowledged(11);
    assertThat(window.position()).isEqualTo(13);
    assertThat(window.isEmpty()).isTrue();
  }

  @Test
  void whatWasSentTogetherArrivesTogetherAndNothingElseWithIt() {
    Window window = new Window(8, 0);
    for (long sequence = 1; sequence <= 6; sequence++) {
      window.sent(sequence, 0);
    }
    window.acknowledged(4, 6);
    assertThat(window.position()).isZero();
    window.acknowledged(1, 2);
    assertThat(window.position()).isEqualTo(2);
    window.acknowledged(3, 3);
    assertThat(window.position()).isEqualTo(6);
    assertThat(window.isEmpty()).isTrue();
  }

  @Test
  void aFullWindowTakesNoMore() {
    Window window = new Window(1, 0);
    window.sent(1, 0);
    assertThat(window.room()).isZero();
    assertThatThrownBy(() -> window.sent(2, 0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aLostLinkGoesBackToThePosition() {
    Window window = new Window(4, 0);
    window.sent(1, 0);
    window.sent(2, 0);
    window.acknowledged(1);
    window.rewind();
    assertThat(window.sent()).isEqualTo(1);
    assertThat(window.room()).isEqualTo(4);
    window.acknowledged(2);
    assertThat(window.position()).isEqualTo(1);
  }

  @Test
  void theOldestWaitsLongest() {
    Window window = new Window(4, 0);
    assertThat(window.waitedNanos(50)).isZero();
    window.sent(1, 100);
    window.sent(2, 200);
    assertThat(window.waitedNanos(250)).isEqualTo(150);
  }

  /// In whatever order acknowledgements come and links break, everything up to the position was
  /// acknowledged.
  @Test
  void nothingUnacknowledgedIsEverBehindThePosition() {
    for (long seed = 0; seed < 1000; seed++) {
      Random random = new Random(seed);
      Window window = new Window(8, 0);
      Set<Long> acknowledged = new HashSet<>();
      List<Long> underWay = new ArrayList<>();
      for (int step = 0; step < 100; step++) {
        int choice = random.nextInt(20);
        if (choice == 0) {
          window.rewind();
          underWay.clear();
        } else if (choice < 11 && window.room() > 0) {
          underWay.add(window.sent() + 1);
          window.sent(window.sent() + 1, step);
        } else if (!underWay.isEmpty()) {
          Collections.shuffle(underWay, random);
          acknowledged.add(underWay.getLast());
          window.acknowledged(underWay.removeLast());
        }
        for (long sequence = 1; sequence <= window.position(); sequence++) {
          if (!acknowledged.contains(sequence)) {
            fail("seed %d step %d: %d is not acknowledged", seed, step, sequence);
          }
        }
      }
    }
  }
}
