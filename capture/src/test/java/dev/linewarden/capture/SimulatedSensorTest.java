package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Trigger;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each format from our camera through libaravis to a frame: what comes out is what was drawn, as
/// far as the format can carry it. The expected pixels are computed here, from the drawing.
final class SimulatedSensorTest {
  private static final String ADDRESS = "127.0.2.4";
  private static final int WIDTH = 160;
  private static final int HEIGHT = 128;
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final long BUDGET_NANOS = 5_000_000_000L;

  /// Luma and colour difference are whole levels: half a level of each, seen through the weights of
  /// blue, and the rounding of the result.
  private static final double YUV_LEVELS = 2.5;

  /// A mosaic's missing colours are guessed from the neighbours; edges and grain are not kept.
  private static final double GUESSED_LEVELS = 10;

  @TempDir static Path painted;

  private final MonotonicClock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final Mailbox<Exposure> sink = new Mailbox<>("exposures", 8, new Doorbell());

  @ParameterizedTest
  @EnumSource
  void whatWasDrawnComesOut(WireFormat format) {
    try (RunningSimulator _ = new RunningSimulator(ADDRESS, line(), SimulatedFaults.NONE, clock);
        AravisCamera camera =
            new AravisCamera(settings(format), 0, sink, clock, faults, CameraHost.PLAIN);
        Arena arena = Arena.ofConfined()) {
      camera.trigger(new Trigger(new PartId(1), clock.nanos(), 0));
      Exposure answer = answer();
      assertThat(answer).as("faults %s", faults.faults()).isInstanceOf(Frame.class);
      MemorySegment drawn = arena.allocate(3L * WIDTH * HEIGHT);
      line().draw(1, drawn);
      try (Frame frame = (Frame) answer) {
        compare(format, frame, drawn);
      }
    }
    assertThat(faults.faults()).isEmpty();
  }

  private static void compare(WireFormat format, Frame frame, MemorySegment drawn) {
    String name = format.pfnc();
    boolean grey = name.startsWith("Mono");
    assertThat(frame.info().format()).isEqualTo(grey ? PixelFormat.MONO8 : PixelFormat.BGR8);
    if (grey) {
      // A grey sensor sees what a green one sees.
      for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
        assertThat(level(frame.pixels(), pixel))
            .as("pixel %d", pixel)
            .isEqualTo(level(drawn, 3L * pixel + 1));
      }
    } else if (name.startsWith("Bayer")) {
      mosaic(name.substring(5, 7), frame.pixels(), drawn);
    } else if (name.startsWith("Y")) {
      pairs(frame.pixels(), drawn);
    } else {
      assertThat(frame.pixels().asSlice(0, drawn.byteSize()).mismatch(drawn)).isEqualTo(-1);
    }
  }

  /// The colour that a pixel was taken in is kept to the level, but at the edges.
  ///
  /// @param first colours of the first two pixels
  private static void mosaic(String first, MemorySegment pixels, MemorySegment drawn) {
    boolean redAbove = first.contains("R");
    boolean greenLeft = first.charAt(0) == 'G';
    for (int row = 1; row < HEIGHT - 1; row++) {
      for (int column = 1; column < WIDTH - 1; column++) {
        boolean green = (row % 2 == column % 2) == greenLeft;
        boolean red = (row % 2 == 0) == redAbove;
        long at = 3L * (row * WIDTH + column) + (green ? 1 : red ? 2 : 0);
        assertThat(level(pixels, at))
            .as("row %d column %d", row, column)
            .isEqualTo(level(drawn, at));
      }
    }
    double sum = 0;
    for (long at = 0; at < drawn.byteSize(); at++) {
      sum += Math.abs(level(pixels, at) - level(drawn, at));
    }
    assertThat(sum / drawn.byteSize()).as("mean difference").isLessThan(GUESSED_LEVELS);
  }

  /// Each pixel has its own luma, and the colour difference of two pixels' mean.
  private static void pairs(MemorySegment pixels, MemorySegment drawn) {
    for (long pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
      long left = pixel - pixel % 2;
      double luma = luma(drawn, pixel);
      double mean = (luma(drawn, left) + luma(drawn, left + 1)) / 2;
      for (int channel = 0; channel < 3; channel++) {
        double both =
            (level(drawn, 3 * left + channel) + level(drawn, 3 * left + 3 + channel)) / 2.0;
        double expected = Math.clamp(luma + both - mean, 0, 255);
        assertThat((double) level(pixels, 3 * pixel + channel))
            .as("pixel %d channel %d", pixel, channel)
            .isCloseTo(expected, within(YUV_LEVELS));
      }
    }
  }

  private static double luma(MemorySegment bgr, long pixel) {
    return 0.114 * level(bgr, 3 * pixel)
        + 0.587 * level(bgr, 3 * pixel + 1)
        + 0.299 * level(bgr, 3 * pixel + 2);
  }

  private static int level(MemorySegment bytes, long at) {
    return bytes.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
  }

  private static GigeSettings settings(WireFormat format) {
    CameraSettings wanted = CameraSettings.AS_IT_IS.pixelFormat(format.pfnc()).exposure(50);
    return new GigeSettings(ADDRESS, wanted, BUDGET_NANOS, 4);
  }

  private static RenderedLine line() {
    return new RenderedLine(
        new RenderedSettings(5, WIDTH, HEIGHT, 0.5, 4, 0), painted, (_, _) -> {});
  }

  private Exposure answer() {
    long deadlineNanos = clock.nanos() + PATIENCE_NANOS;
    while (sink.isEmpty()) {
      assertThat(clock.nanos()).as("an answer; %s", faults.faults()).isLessThan(deadlineNanos);
      LockSupport.parkNanos(1_000_000);
    }
    return Objects.requireNonNull(sink.poll());
  }
}
