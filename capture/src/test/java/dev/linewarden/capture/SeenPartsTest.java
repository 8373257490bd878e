package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.PartSightings;
import dev.linewarden.inspection.PixelFormat;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A picture each 40 ms, in which nothing happens.
final class SeenPartsTest {
  private static final long MILLI = 1_000_000;
  private static final long BUDGET_NANOS = 500 * MILLI;

  private final List<String> told = new ArrayList<>();
  private final Reader reader = new Reader();
  private final LiveSource source =
      new LiveSource("test", _ -> reader, false, new LiveSource.Timing(0, BUDGET_NANOS, 1));
  private final SeenParts parts =
      new SeenParts(
          new PartSightings() {
            @Override
            public void seen(long atNanos) {
              told.add("seen " + atNanos / MILLI);
            }

            @Override
            public void blind(long sinceNanos, String why) {
              told.add("blind since %d: %s".formatted(sinceNanos / MILLI, why));
            }
          },
          0);

  private static final class Reader implements LivePictures {
    private long nanos;
    private boolean damaged;

    @Override
    public int width() {
      return 64;
    }

    @Override
    public int height() {
      return 48;
    }

    @Override
    public PixelFormat format() {
      return PixelFormat.MONO8;
    }

    @Override
    public void advance() {
      nanos += 40 * MILLI;
    }

    @Override
    public long takenNanos() {
      return nanos;
    }

    @Override
    public void copyTo(MemorySegment pixels) throws CameraFault {
      if (damaged) {
        throw new CameraFault("damaged");
      }
      pixels.fill((byte) 100);
    }

    @Override
    public void close() {}
  }

  SeenPartsTest() throws CameraFault {
    source.open(CameraSettings.AS_IT_IS, "test");
  }

  @AfterEach
  void close() {
    source.close();
  }

  private void look() throws CameraFault {
    reader.advance();
    parts.look(reader, source);
  }

  @Test
  void aCameraThatTakesPicturesIsNotBlind() throws CameraFault {
    for (int i = 0; i < 50; i++) {
      look();
      parts.watch(reader.nanos + 39 * MILLI, BUDGET_NANOS, "");
    }
    assertThat(told).isEmpty();
  }

  @Test
  void twoPicturesInARowThatFindNoMemoryCanHideAPart() throws CameraFault {
    look();
    FramePool.Buffer taken = Objects.requireNonNull(source.pool().take());
    look();
    assertThat(told).as("one cannot").isEmpty();
    look();
    assertThat(told).containsExactly("blind since 40: 2 pictures in a row could not be looked at");
    look();
    assertThat(told).hasSize(2).last().asString().startsWith("blind since 120: ");
    taken.giveBack();
    look();
    assertThat(told).hasSize(2);
  }

  @Test
  void soCanTwoDamagedOnes() throws CameraFault {
    look();
    reader.damaged = true;
    assertThatThrownBy(this::look).isInstanceOf(CameraFault.class);
    assertThatThrownBy(this::look).isInstanceOf(CameraFault.class);
    assertThat(told).containsExactly("blind since 40: 2 pictures in a row could not be looked at");
  }

  @Test
  void aSilentCameraIsBlindAfterItsBudget() throws CameraFault {
    look();
    parts.watch(540 * MILLI, BUDGET_NANOS, "");
    assertThat(told).isEmpty();
    parts.watch(541 * MILLI, BUDGET_NANOS, "");
    assertThat(told).containsExactly("blind since 40: no picture within 500 ms");
  }

  @Test
  void oneThatIsGoneIsBlindAtOnceAndSaysSoUntilItIsBack() throws CameraFault {
    look();
    for (int millis = 100; millis <= 400; millis += 5) {
      parts.watch(millis * MILLI, BUDGET_NANOS, "unplugged");
    }
    assertThat(told)
        .containsExactly(
            "blind since 40: unplugged",
            "blind since 145: unplugged",
            "blind since 250: unplugged");
    reader.nanos = 400 * MILLI;
    look();
    parts.watch(500 * MILLI, BUDGET_NANOS, "");
    assertThat(told).hasSize(3);
  }
}
