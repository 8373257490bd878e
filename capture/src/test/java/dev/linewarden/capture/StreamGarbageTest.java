package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.CameraSettings;
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
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody else in the network sends what he likes to the port on which pictures are received.
final class StreamGarbageTest {
  private static final String ADDRESS = "127.0.2.2";
  private static final int WIDTH = 160;
  private static final int HEIGHT = 128;
  private static final int PACKETS = 1_000_000;
  private static final int PACKETS_A_TRIGGER = 20_000;
  private static final int LONG_BYTES = 8_000;
  private static final long SEED = 20_261;
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final long BUDGET_NANOS = 5_000_000_000L;

  @TempDir static Path painted;

  private final MonotonicClock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final Mailbox<Exposure> sink = new Mailbox<>("exposures", 64, new Doorbell());
  private final RenderedLine seen = line();
  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void aMillionPacketsOfGarbageCrashNothingAndChangeNoPicture() throws Exception {
    GigeSettings gige = new GigeSettings(ADDRESS, CameraSettings.AS_IT_IS, BUDGET_NANOS, 4);
    try (RunningSimulator running =
            new RunningSimulator(ADDRESS, line(), SimulatedFaults.NONE, clock);
        AravisCamera camera = new AravisCamera(gige, 0, sink, clock, faults, CameraHost.PLAIN);
        DatagramSocket stranger = new DatagramSocket()) {
      int number = 0;
      InetSocketAddress port = running.simulator().receiver();
      for (int sent = 0; sent < PACKETS; sent += PACKETS_A_TRIGGER) {
        for (int i = 0; i < PACKETS_A_TRIGGER; i++) {
          byte[] packet = garbage();
          stranger.send(new DatagramPacket(packet, packet.length, port));
        }
        camera.trigger(new Trigger(new PartId(++number), clock.nanos(), 0));
        expectPicture(number);
        assertThat(sink.isEmpty()).as("one answer a trigger").isTrue();
      }
      assertThat(camera.framesInUse()).isZero();
    }
  }

  private void expectPicture(int number) {
    Exposure answer = answer();
    assertThat(answer).as("faults %s", faults.faults()).isInstanceOf(Frame.class);
    try (Frame frame = (Frame) answer;
        Arena arena = Arena.ofConfined()) {
      MemorySegment expected = arena.allocate(WIDTH * HEIGHT * 3L);
      seen.draw(number, expected);
      assertThat(frame.pixels().asSlice(0, expected.byteSize()).mismatch(expected))
          .as("picture %d", number)
          .isEqualTo(-1);
    }
  }

  /// Noise; or what begins like a packet of a picture and goes on as it likes; or much too long.
  private byte[] garbage() {
    int kind = random.nextInt(100);
    byte[] bytes = new byte[kind == 0 ? LONG_BYTES : random.nextInt(100)];
    random.nextBytes(bytes);
    if (kind < 70 && bytes.length >= 36) {
      ByteBuffer packet = ByteBuffer.wrap(bytes);
      packet.putShort(0, (short) 0);
      packet.putShort(2, (short) random.nextInt(200));
      packet.putInt(4, (1 + random.nextInt(3)) << 24 | random.nextInt(kind < 35 ? 16 : 1 << 24));
      packet.putShort(10, (short) 1);
      packet.putInt(20, WireFormat.BGR8.code());
      packet.putInt(24, random.nextInt());
      packet.putInt(28, random.nextInt());
    }
    return bytes;
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
