package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our camera at one end, libaravis at the other: they know each other only by the standard.
final class GigeSimulatorTest {
  private static final String ADDRESS = "127.0.2.1";
  private static final int WIDTH = 160;
  private static final int HEIGHT = 128;
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  @TempDir static Path painted;

  private final MonotonicClock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final Mailbox<Exposure> sink = new Mailbox<>("exposures", 8, new Doorbell());

  @Test
  void whatTheCameraSeesArrivesByteForByte() throws InterruptedException {
    GigeSimulator simulator =
        new GigeSimulator(InetAddress.ofLiteral(ADDRESS), "S-1", line(), clock, faults);
    Thread serving = Thread.ofPlatform().daemon().start(simulator::run);
    RenderedLine seen = line();
    try (AravisCamera camera = new AravisCamera(settings(), 0, sink, clock, faults);
        Arena arena = Arena.ofConfined()) {
      assertThat(camera.name()).isEqualTo("Linewarden SimCam S-1");
      MemorySegment expected = arena.allocate(WIDTH * HEIGHT * 3L);
      for (int number = 1; number <= 20; number++) {
        camera.trigger(new Trigger(new PartId(number), clock.nanos(), 0));
        try (Frame frame = frame()) {
          seen.draw(number, expected);
          assertThat(frame.pixels().asSlice(0, expected.byteSize()).mismatch(expected))
              .as("picture %d", number)
              .isEqualTo(-1);
        }
      }
    } finally {
      simulator.close();
      assertThat(serving.join(java.time.Duration.ofSeconds(10))).isTrue();
      simulator.free();
    }
    assertThat(faults.faults()).isEmpty();
  }

  private Frame frame() {
    long deadlineNanos = clock.nanos() + PATIENCE_NANOS;
    while (sink.isEmpty()) {
      assertThat(clock.nanos()).as("an answer; %s", faults.faults()).isLessThan(deadlineNanos);
      LockSupport.parkNanos(1_000_000);
    }
    Exposure answer = sink.poll();
    assertThat(answer).as("faults %s", faults.faults()).isInstanceOf(Frame.class);
    return (Frame) java.util.Objects.requireNonNull(answer);
  }

  private static RenderedLine line() {
    return new RenderedLine(
        new RenderedSettings(5, WIDTH, HEIGHT, 0.5, 4, 0), painted, (_, _) -> {});
  }

  private static GigeSettings settings() {
    return new GigeSettings(
        ADDRESS,
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        5_000_000_000L,
        4);
  }
}
