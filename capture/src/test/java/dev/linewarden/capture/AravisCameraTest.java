package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Trigger;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// Against a camera from other hands, over real sockets and in real time: bounds are generous.
final class AravisCameraTest {
  private static final String ADDRESS = "127.0.0.1";
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final long LOOK_NANOS = 2_000_000;
  private static final long CLOCKS_NANOS = 50_000_000;
  private static final long BUDGET_NANOS = 5_000_000_000L;

  /// Over before libaravis gives up a command, 2.5 s: the frames are missed first.
  private static final long MISSED_NANOS = 2_000_000_000L;

  private final MonotonicClock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final Mailbox<Exposure> sink = new Mailbox<>("exposures", 64, new Doorbell());
  private long part;

  @Test
  void everyTriggerHasItsFrame() throws IOException {
    try (FakeGigeCamera _ = new FakeGigeCamera(ADDRESS, "LW-1");
        AravisCamera camera = open(small("Mono8"))) {
      assertThat(camera.name()).contains("Aravis").contains("LW-1");
      for (int i = 1; i <= 10; i++) {
        long sentNanos = clock.nanos();
        camera.trigger(trigger(sentNanos));
        Frame frame = frame();
        assertThat(frame.info().width()).isEqualTo(320);
        assertThat(frame.info().height()).isEqualTo(240);
        assertThat(frame.info().format()).isEqualTo(PixelFormat.MONO8);
        assertThat(frame.info().frameNumber()).isEqualTo(i);
        assertThat(frame.exposedAtNanos())
            .as("after the trigger and before now, as well as clocks agree")
            .isBetween(sentNanos - CLOCKS_NANOS, clock.nanos() + CLOCKS_NANOS);
        assertThat(levels(frame)).as("a ramp, not an empty picture").isGreaterThan(50);
        frame.close();
      }
      assertThat(camera.framesInUse()).isZero();
      assertThat(sink.isEmpty()).isTrue();
    }
  }

  @Test
  void aMosaicBecomesColour() throws IOException {
    try (FakeGigeCamera _ = new FakeGigeCamera(ADDRESS, "LW-2");
        AravisCamera camera = open(small("BayerRG8"))) {
      camera.trigger(trigger(clock.nanos()));
      try (Frame frame = frame()) {
        assertThat(frame.info().format()).isEqualTo(PixelFormat.BGR8);
        assertThat(frame.info().strideBytes()).isEqualTo(3 * 320);
      }
    }
  }

  @Test
  void aCameraThatDiesIsNamedAndOneThatComesBackIsUsed() throws IOException {
    FakeGigeCamera fake = new FakeGigeCamera(ADDRESS, "LW-3");
    try (AravisCamera camera = open(small("Mono8", MISSED_NANOS))) {
      camera.trigger(trigger(clock.nanos()));
      frame().close();

      fake.close();
      for (int i = 0; i < 6; i++) {
        camera.trigger(trigger(clock.nanos()));
      }
      for (int i = 0; i < 6; i++) {
        FrameLost lost = (FrameLost) answer();
        assertThat(lost.why()).isEqualTo(FrameLost.Why.CAMERA_GONE);
        assertThat(lost.detail()).isNotEmpty();
      }
      until("the loss is known", () -> !camera.condition().isEmpty());

      fake = new FakeGigeCamera(ADDRESS, "LW-3");
      until("the camera is back", () -> camera.condition().isEmpty());
      camera.trigger(trigger(clock.nanos()));
      frame().close();
      assertThat(sink.isEmpty()).as("one answer a trigger").isTrue();
      assertThat(camera.framesInUse()).isZero();
    } finally {
      fake.close();
    }
  }

  @Test
  void aSettingOutOfRangeIsRefusedWithTheRange() throws IOException {
    try (FakeGigeCamera _ = new FakeGigeCamera(ADDRESS, "LW-4")) {
      assertThatThrownBy(() -> open(settings(4000, 240, "Mono8", BUDGET_NANOS)))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining(ADDRESS)
          .hasMessageContaining("4000")
          .hasMessageContaining("2048");
      assertThatThrownBy(() -> open(small("Mono99")))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("Mono99");
      // It was let go of: it can be opened at once.
      open(small("Mono8")).close();
    }
  }

  @Test
  void anAbsentCameraAndAnAbsentLibraryAreToldInASentence() {
    assertThatThrownBy(() -> open(GigeSettings.of("127.0.0.77")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("127.0.0.77");
    assertThatThrownBy(() -> new AravisLibrary("libaravis-0.7.so.99"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("apt-get install libaravis-0.8-0");
  }

  private AravisCamera open(GigeSettings settings) {
    long deadlineNanos = clock.nanos() + PATIENCE_NANOS;
    while (true) {
      try {
        return new AravisCamera(settings, 0, sink, clock, faults, CameraHost.PLAIN);
      } catch (BadInput e) {
        // The process needs a moment before it listens.
        boolean notYet =
            String.valueOf(e.getMessage()).contains("connect")
                && settings.camera().roi().width().isPresent();
        if (!notYet || clock.nanos() > deadlineNanos) {
          throw e;
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  private static GigeSettings small(String pixelFormat) {
    return small(pixelFormat, BUDGET_NANOS);
  }

  private static GigeSettings small(String pixelFormat, long budgetNanos) {
    return settings(320, 240, pixelFormat, budgetNanos);
  }

  private static GigeSettings settings(
      int width, int height, String pixelFormat, long budgetNanos) {
    return new GigeSettings(
        ADDRESS,
        CameraSettings.AS_IT_IS.size(width, height).pixelFormat(pixelFormat).exposure(10_000),
        budgetNanos,
        4);
  }

  private Trigger trigger(long atNanos) {
    return new Trigger(new PartId(++part), atNanos, 0);
  }

  private Frame frame() {
    Exposure answer = answer();
    assertThat(answer).as("faults %s", faults.faults()).isInstanceOf(Frame.class);
    return (Frame) answer;
  }

  private Exposure answer() {
    until("an answer", () -> !sink.isEmpty());
    return java.util.Objects.requireNonNull(sink.poll());
  }

  private void until(String what, BooleanSupplier holds) {
    long deadlineNanos = clock.nanos() + PATIENCE_NANOS;
    while (!holds.getAsBoolean()) {
      assertThat(clock.nanos())
          .as("%s; faults %s", what, faults.faults())
          .isLessThan(deadlineNanos);
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private static long levels(Frame frame) {
    boolean[] seen = new boolean[256];
    long levels = 0;
    for (int i = 0; i < 320 * 240; i++) {
      int grey = frame.pixels().get(java.lang.foreign.ValueLayout.JAVA_BYTE, i) & 0xFF;
      levels += seen[grey] ? 0 : 1;
      seen[grey] = true;
    }
    return levels;
  }
}
