package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.PixelFormat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FocusMeterTest {
  private static final int SIDE = 64;

  private final FocusMeter meter = new FocusMeter();
  private final Arena arena = Arena.ofConfined();
  private long nowNanos = 1;

  @AfterEach
  void free() {
    meter.close();
    arena.close();
  }

  private Focus measured(IntBinaryOperator grey) {
    nowNanos += FocusMeter.EVERY_NANOS;
    meter.ask(nowNanos);
    look(grey);
    return meter.ask(nowNanos).getFirst();
  }

  private void look(IntBinaryOperator grey) {
    MemorySegment pixels = arena.allocate((long) SIDE * SIDE);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        pixels.set(ValueLayout.JAVA_BYTE, (long) y * SIDE + x, (byte) grey.applyAsInt(x, y));
      }
    }
    FrameInfo info = new FrameInfo(0, 0, 0, SIDE, SIDE, SIDE, PixelFormat.MONO8, "a test");
    try (Shot shot = Parts.shot(Frames.of(new Frame(info, pixels, () -> {})))) {
      meter.look(shot, nowNanos);
    }
  }

  @Test
  void aSharpEdgeIsSharperThanASoftOneAndNothingIsNotSharpAtAll() {
    Focus sharp = measured((x, _) -> x < SIDE / 2 ? 50 : 200);
    Focus soft = measured((x, _) -> Math.clamp(50 + (x - 20) * 6L, 50, 200));
    Focus flat = measured((_, _) -> 128);

    assertThat(sharp.sharpness()).isGreaterThan(2 * soft.sharpness());
    assertThat(soft.sharpness()).isPositive();
    assertThat(flat.sharpness()).isZero();
  }

  @Test
  void sharpnessIsTheMeanSquareOfSobelsSteps() {
    Focus sharp = measured((x, _) -> x < SIDE / 2 ? 50 : 200);

    // The two columns at the edge see four times the step, all others nothing.
    assertThat(sharp.sharpness()).isCloseTo(2.0 / SIDE * Math.pow(4 * 150, 2), within(1.0));
  }

  @Test
  void whatIsBlackOrWhiteIsToldAsAShareAndTheHistogramAddsUp() {
    Focus half = measured((x, y) -> y < SIDE / 4 ? 0 : y < SIDE / 2 ? 255 : 100);

    assertThat(half.dark()).isCloseTo(0.25, within(1e-9));
    assertThat(half.bright()).isCloseTo(0.25, within(1e-9));
    assertThat(half.mean()).isCloseTo(0.25 * 255 + 0.5 * 100, within(1e-9));
    assertThat(half.histogram()).hasSize(Focus.BINS);
    assertThat(half.histogram().get(100 * Focus.BINS / 256)).isCloseTo(0.5, within(1e-9));
    assertThat(half.histogram().stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void nothingIsMeasuredWhileNobodyAsks() {
    look((_, _) -> 9);
    assertThat(meter.ask(nowNanos)).isEmpty();

    nowNanos += FocusMeter.WANTED_NANOS + 1;
    look((_, _) -> 9);
    assertThat(meter.ask(nowNanos)).isEmpty();
    look((_, _) -> 9);
    assertThat(meter.ask(nowNanos)).hasSize(1);
  }

  @Test
  void measurementsAreApartSoThatTheyCostLittle() {
    Focus first = measured((_, _) -> 10);
    look((_, _) -> 200);

    assertThat(meter.ask(nowNanos).getFirst().mean()).isEqualTo(first.mean());
  }
}
