package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.PixelFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FramePoolTest {
  private static final FrameInfo INFO = new FrameInfo(1, 0, 0, 4, 4, 4, PixelFormat.MONO8, "test");

  @Test
  void anEmptyPoolSaysSoAndCounts() {
    try (FramePool pool = new FramePool(2, 16)) {
      FramePool.Buffer first = taken(pool);
      FramePool.Buffer second = taken(pool);
      assertThat(pool.take()).isNull();
      assertThat(pool.refused()).isEqualTo(1);
      assertThat(pool.inUse()).isEqualTo(2);
      first.giveBack();
      assertThat(pool.take()).isNotNull();
      second.giveBack();
    }
  }

  @Test
  void aBufferGivenBackTwiceIsInThePoolOnce() {
    try (FramePool pool = new FramePool(2, 16)) {
      FramePool.Buffer buffer = taken(pool);
      buffer.giveBack();
      buffer.giveBack();
      assertThat(pool.inUse()).isZero();
      MemorySegment first = taken(pool).pixels();
      MemorySegment second = taken(pool).pixels();
      assertThat(first.address()).isNotEqualTo(second.address());
      assertThat(pool.take()).isNull();
    }
  }

  @Test
  void aFrameClosedTooOftenDoesNotGiveItsBufferBackTwice() {
    try (FramePool pool = new FramePool(2, 16)) {
      Frame frame = taken(pool).frame(INFO);
      frame.close();
      assertThatThrownBy(frame::close).isInstanceOf(IllegalStateException.class);
      assertThat(taken(pool).pixels().address()).isNotEqualTo(taken(pool).pixels().address());
      assertThat(pool.take()).isNull();
    }
  }

  @Test
  void memoryLivesUntilTheLastFrameIsClosed() {
    FramePool pool = new FramePool(3, 16);
    Frame frame = taken(pool).frame(INFO);
    Frame shared = frame.retain();
    pool.close();
    frame.close();
    assertThat(shared.pixels().get(ValueLayout.JAVA_BYTE, 0)).isZero();
    MemorySegment pixels = shared.pixels();
    shared.close();
    assertThat(pixels.scope().isAlive()).isFalse();
    assertThat(pool.take()).isNull();
  }

  @Test
  void buffersOfAllMemoryAreRefused() {
    assertThatThrownBy(() -> new FramePool(8, FramePool.BYTES_MAX))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("8 of 2147483648 bytes");
  }

  @Test
  void noBufferIsEverInTwoHandsWhateverTheOrder() {
    SplittableRandom random = new SplittableRandom(3);
    try (FramePool pool = new FramePool(5, 8)) {
      List<FramePool.Buffer> held = new ArrayList<>();
      for (int step = 0; step < 5_000; step++) {
        if (random.nextBoolean()) {
          FramePool.Buffer buffer = pool.take();
          assertThat(buffer == null).isEqualTo(held.size() == 5);
          if (buffer != null) {
            held.add(buffer);
          }
        } else if (!held.isEmpty()) {
          held.remove(random.nextInt(held.size())).giveBack();
        }
        assertThat(pool.inUse()).isEqualTo(held.size());
        assertThat(held.stream().map(b -> b.pixels().address()).distinct()).hasSameSizeAs(held);
      }
      held.forEach(FramePool.Buffer::giveBack);
    }
  }

  private static FramePool.Buffer taken(FramePool pool) {
    return Objects.requireNonNull(pool.take(), "the pool should have a buffer");
  }
}
