package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.CameraHealth.Measure;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our camera at one end, libaravis at the other: they know each other only by the standard. In
/// real time: bounds are generous.
final class GigeSimulatorTest {
  private static final String ADDRESS = "127.0.2.1";
  private static final int WIDTH = 160;
  private static final int HEIGHT = 128;
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final long LONG_NANOS = 5_000_000_000L;

  /// Over before libaravis gives up a command, 2.5 s: the frames are missed first.
  private static final long MISSED_NANOS = 2_000_000_000L;

  private static final double FAST = Double.POSITIVE_INFINITY;

  @TempDir static Path painted;

  private final MonotonicClock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final Mailbox<Exposure> sink = new Mailbox<>("exposures", 8, new Doorbell());
  private final RenderedLine seen = line();
  private long part;

  @Test
  void whatTheCameraSeesArrivesByteForByte() {
    try (RunningSimulator _ = camera(SimulatedFaults.NONE);
        AravisCamera camera = open(settings(LONG_NANOS))) {
      assertThat(camera.name()).isEqualTo("Linewarden SimCam S-1");
      for (int number = 1; number <= 20; number++) {
        trigger(camera);
        expectPicture(number);
      }
    }
    assertThat(faults.faults()).isEmpty();
  }

  @Test
  void packetsThatAreLostSwappedOrDoubledChangeNoPicture() {
    try (RunningSimulator _ = camera(new SimulatedFaults(20, 20, 20, FAST, 0, 0, 0, 0, false));
        AravisCamera camera = open(settings(LONG_NANOS))) {
      for (int number = 1; number <= 100; number++) {
        trigger(camera);
        expectPicture(number);
      }
    }
    assertThat(faults.faults()).isEmpty();
  }

  @Test
  void howTheLinkIsDoingIsKnown() {
    try (RunningSimulator _ = camera(new SimulatedFaults(50, 0, 0, FAST, 0, 0, 0, 0, false));
        AravisCamera camera = open(settings(LONG_NANOS))) {
      for (int number = 1; number <= 30; number++) {
        trigger(camera);
        expectPicture(number);
      }
      until("a look a second later", () -> reading(camera, Measure.FRAMES) == 30);
      assertThat(reading(camera, Measure.PACKETS_RESENT)).isPositive();
      assertThat(reading(camera, Measure.PACKETS_MISSING)).isZero();
      assertThat(reading(camera, Measure.FRAMES_SKIPPED)).isZero();
      assertThat(reading(camera, Measure.FRAMES_LATE)).isZero();
      assertThat(reading(camera, Measure.PACKET_SIZE)).isGreaterThan(1000);
      assertThat(reading(camera, Measure.SOCKET_BUFFER)).isPositive();
      assertThat(reading(camera, Measure.TEMPERATURE)).isEqualTo(41);
    }
  }

  private static double reading(AravisCamera camera, Measure measure) {
    return camera.health().readings().stream()
        .filter(reading -> reading.measure() == measure)
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void aPictureOfAnotherSizeIsLostAndTheNextOneIsNot() {
    try (RunningSimulator _ = camera(new SimulatedFaults(0, 0, 0, FAST, 3, 0, 0, 0, false));
        AravisCamera camera = open(settings(LONG_NANOS))) {
      for (int number = 1; number <= 12; number++) {
        trigger(camera);
        if (number % 3 == 0) {
          assertThat(((FrameLost) answer()).why()).isEqualTo(FrameLost.Why.INCOMPLETE);
        } else {
          expectPicture(number);
        }
      }
      assertThat(camera.framesInUse()).isZero();
    }
  }

  @Test
  void aCameraThatWasSwitchedOffIsNamedAndUsedAgainWhenItIsBack() {
    try (RunningSimulator _ = camera(new SimulatedFaults(0, 0, 0, FAST, 0, 5, 5000, 0, false));
        AravisCamera camera = open(settings(MISSED_NANOS))) {
      for (int number = 1; number <= 5; number++) {
        trigger(camera);
        expectPicture(number);
      }
      for (int lost = 0; lost < AravisCamera.LOST_IN_A_ROW; lost++) {
        trigger(camera);
      }
      for (int lost = 0; lost < AravisCamera.LOST_IN_A_ROW; lost++) {
        assertThat(((FrameLost) answer()).why()).isEqualTo(FrameLost.Why.CAMERA_GONE);
      }
      until("the loss is known", () -> faults.count("camera", "is gone") == 1);
      until("the camera is back", () -> camera.condition().isEmpty());
      trigger(camera);
      expectPicture(6);
      assertThat(sink.isEmpty()).as("one answer a trigger").isTrue();
      assertThat(faults.count("camera", "is back")).isEqualTo(1);
    }
  }

  @Test
  void anEdgeOnItsOwnInputFiresItAndFindsItsTrigger() {
    GigeSettings byLine =
        new GigeSettings(ADDRESS, CameraSettings.AS_IT_IS.triggeredBy("Line0"), LONG_NANOS, 4);
    try (RunningSimulator running = camera(SimulatedFaults.NONE);
        AravisCamera camera = open(byLine)) {
      for (int number = 1; number <= 5; number++) {
        trigger(camera);
        running.simulator().edge();
        expectPicture(number);
      }
      // The camera does not see this part: it is lost, and no other takes its place.
      trigger(camera);
      assertThat(((FrameLost) answer()).why()).isEqualTo(FrameLost.Why.CAMERA_GONE);
      trigger(camera);
      running.simulator().edge();
      expectPicture(6);
      // The station does not see this one.
      running.simulator().edge();
      until("the frame is counted", () -> faults.count("camera", "frame without a trigger") == 1);
      assertThat(sink.isEmpty()).isTrue();
    }
  }

  @Test
  void itIsFoundByALookAround() {
    try (RunningSimulator _ = camera(SimulatedFaults.NONE)) {
      FoundCamera ours = new FoundCamera(ADDRESS, "GigEVision", "Linewarden", "SimCam", "S-1");
      // A look takes a second, and not everybody answers within it.
      until("it is found", () -> FoundCamera.all().contains(ours));
    }
  }

  @Test
  void aCameraThatIsNotAcceptedDoesNotInspect() {
    CameraHost strict =
        new CameraHost() {
          @Override
          public boolean raise(int kernelThread) {
            return true;
          }

          @Override
          public Optional<String> refusal(String camera) {
            return Optional.of(camera + " is not the one");
          }
        };
    try (RunningSimulator _ = camera(SimulatedFaults.NONE)) {
      assertThatThrownBy(
              () -> new AravisCamera(settings(LONG_NANOS), 0, sink, clock, faults, strict))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("Linewarden SimCam S-1 is not the one");
      // It was let go of: whoever is accepted can open it at once.
      open(settings(LONG_NANOS)).close();
    }
  }

  private RunningSimulator camera(SimulatedFaults wrong) {
    return new RunningSimulator(ADDRESS, line(), wrong, clock);
  }

  private AravisCamera open(GigeSettings settings) {
    return new AravisCamera(settings, 0, sink, clock, faults, CameraHost.PLAIN);
  }

  private void trigger(AravisCamera camera) {
    camera.trigger(new Trigger(new PartId(++part), clock.nanos(), 0));
  }

  private void expectPicture(int number) {
    Exposure answer = answer();
    assertThat(answer).as("faults %s", faults.faults()).isInstanceOf(Frame.class);
    try (Frame frame = (Frame) answer;
        Arena arena = Arena.ofConfined()) {
      MemorySegment expected = drawn(number, arena);
      assertThat(frame.pixels().asSlice(0, expected.byteSize()).mismatch(expected))
          .as("picture %d", number)
          .isEqualTo(-1);
    }
  }

  private MemorySegment drawn(int number, Arena arena) {
    MemorySegment picture = arena.allocate(WIDTH * HEIGHT * 3L);
    seen.draw(number, picture);
    return picture;
  }

  private Exposure answer() {
    until("an answer", () -> !sink.isEmpty());
    return Objects.requireNonNull(sink.poll());
  }

  private void until(String what, BooleanSupplier holds) {
    long deadlineNanos = clock.nanos() + PATIENCE_NANOS;
    while (!holds.getAsBoolean()) {
      assertThat(clock.nanos())
          .as("%s; faults %s", what, faults.faults())
          .isLessThan(deadlineNanos);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static RenderedLine line() {
    return new RenderedLine(
        new RenderedSettings(5, WIDTH, HEIGHT, 0.5, 4, 0), painted, (_, _) -> {});
  }

  private static GigeSettings settings(long budgetNanos) {
    return new GigeSettings(ADDRESS, CameraSettings.AS_IT_IS, budgetNanos, 4);
  }
}
