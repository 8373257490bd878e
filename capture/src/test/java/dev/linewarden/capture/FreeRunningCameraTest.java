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
import dev.linewarden.inspection.PartSightings;
import dev.linewarden.inspection.Trigger;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a server from other hands, over real sockets and in real time: bounds are generous.
final class FreeRunningCameraTest {
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final long LOOK_NANOS = 2_000_000;
  private static final long BUDGET_NANOS = 5_000_000_000L;

  /// Shorter than a reader bears silence: the picture is missed first.
  private static final long MISSED_NANOS = 400_000_000;

  @TempDir static Path painted;

  private final MonotonicClock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final Mailbox<Exposure> sink = new Mailbox<>("exposures", 64, new Doorbell());
  private long part;

  @Test
  void everyTriggerIsAnsweredByTheNextPicture() throws Exception {
    try (RtspServer server = new RtspServer(RtspServer.freePort());
        FreeRunningCamera camera = open(server)) {
      assertThat(camera.name()).contains("no deadline").doesNotContain("secret");
      byte[] before = new byte[0];
      for (int i = 1; i <= 10; i++) {
        trigger(camera);
        try (Frame frame = frame()) {
          assertThat(frame.info().width()).isEqualTo(RtspServer.WIDTH);
          assertThat(frame.info().height()).isEqualTo(RtspServer.HEIGHT);
          byte[] pixels = frame.pixels().toArray(ValueLayout.JAVA_BYTE);
          assertThat(pixels).as("the ball moves").isNotEqualTo(before);
          before = pixels;
        }
        LockSupport.parkNanos(50_000_000);
      }
      assertThat(camera.framesInUse()).isZero();
      assertThat(sink.isEmpty()).as("one answer a trigger").isTrue();
    }
  }

  @Test
  void aPartInThePictureIsToldOfAndItsTriggerHasThatVeryPicture() throws Exception {
    Told parts = new Told();
    try (RtspServer server = new RtspServer(RtspServer.freePort());
        FreeRunningCamera camera = open(server, BUDGET_NANOS, Optional.of(parts))) {
      for (int i = 1; i <= 3; i++) {
        long atNanos =
            Objects.requireNonNull(parts.seen.poll(PATIENCE_NANOS, TimeUnit.NANOSECONDS));
        camera.trigger(new Trigger(new PartId(i), atNanos, 0));
        try (Frame frame = frame()) {
          assertThat(frame.exposedAtNanos()).isEqualTo(atNanos);
          assertThat(ballAt(frame)).as("the ball").isBetween(140.0, 180.0);
        }
      }
      camera.trigger(new Trigger(new PartId(9), 1, 0));
      assertThat(((FrameLost) answer()).detail()).contains("no picture of this part");
      camera.trigger(new Trigger(PartId.NOBODY, clock.nanos(), 0));
      try (Frame frame = frame()) {
        assertThat(frame.info().width()).as("a picture for whoever sets it up").isPositive();
      }
      assertThat(camera.framesInUse()).isLessThanOrEqualTo(1);

      server.freeze();
      until("it says that it is blind", () -> !parts.blind.isEmpty());
      int before = parts.blind.size();
      until("and that again", () -> parts.blind.size() > before + 2);
    }
  }

  private static final class Told implements PartSightings {
    private final BlockingQueue<Long> seen = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> blind = new LinkedBlockingQueue<>();

    @Override
    public void seen(long atNanos) {
      seen.add(atNanos);
    }

    @Override
    public void blind(long sinceNanos, String why) {
      blind.add(why);
    }
  }

  @Test
  void aGigeCameraRunsByItsOwnClock() throws Exception {
    RenderedLine line =
        new RenderedLine(new RenderedSettings(5, 160, 128, 0.5, 4, 0), painted, (_, _) -> {});
    GigeSettings settings =
        new GigeSettings("127.0.2.8", CameraSettings.AS_IT_IS, 5_000_000_000L, 4);
    try (RunningSimulator _ = new RunningSimulator("127.0.2.8", line, SimulatedFaults.NONE, clock);
        FreeRunningCamera camera =
            new FreeRunningCamera(
                LiveSource.camera(settings, 0, CameraHost.PLAIN, clock),
                CameraSettings.AS_IT_IS.triggeredBy("Line0"),
                sink,
                clock,
                faults,
                CameraHost.PLAIN,
                Optional.empty())) {
      assertThat(camera.name()).contains("127.0.2.8", "no deadline");
      for (int i = 1; i <= 5; i++) {
        trigger(camera);
        try (Frame frame = frame()) {
          assertThat(frame.info().width()).isEqualTo(160);
          // Ten pictures a second: the next one is at most a period away.
          assertThat(clock.nanos() - frame.exposedAtNanos()).isLessThan(2_000_000_000L);
        }
      }
      assertThat(camera.framesInUse()).isZero();
    }
    // A machine that stands still for a second is silence, too.
    assertThat(faults.faults()).extracting(FaultLog.Fault::what).isSubsetOf("is gone", "is back");
  }

  private static double ballAt(Frame frame) {
    double sum = 0;
    double weighted = 0;
    for (long at = 0; at < (long) frame.info().height() * frame.info().strideBytes(); at += 3) {
      int level = frame.pixels().get(ValueLayout.JAVA_BYTE, at) & 0xFF;
      if (level > 128) {
        sum += 1;
        weighted += (double) (at % frame.info().strideBytes()) / 3;
      }
    }
    return weighted / sum;
  }

  @Test
  void aFrozenStreamIsNamedAndOneThatComesBackIsUsed() throws Exception {
    int port = RtspServer.freePort();
    RtspServer server = new RtspServer(port);
    try (FreeRunningCamera camera = open(server, MISSED_NANOS, Optional.empty())) {
      until("a picture", () -> !isMissed(camera));

      server.freeze();
      until("a picture is missed", () -> isMissed(camera));
      until("the loss is known", () -> !camera.condition().isEmpty());
      for (int i = 0; i < 3; i++) {
        assertThat(isMissed(camera)).isTrue();
      }
      assertThat(camera.condition()).doesNotContain("secret");

      server.close();
      server = new RtspServer(port);
      until("the stream is back", () -> camera.condition().isEmpty());
      until("a picture", () -> !isMissed(camera));
      // Once for each loss, and a machine that stands still for a second is another.
      long backs = faults.count("camera", "is back");
      assertThat(backs).isBetween(1L, faults.count("camera", "is gone"));
    } finally {
      server.close();
    }
  }

  /// Whether a trigger has no picture. It is answered soon, one way or the other.
  private boolean isMissed(FreeRunningCamera camera) {
    long sentNanos = clock.nanos();
    trigger(camera);
    Exposure answer = answer();
    assertThat(clock.nanos() - sentNanos).isLessThan(10 * MISSED_NANOS);
    return switch (answer) {
      case Frame frame -> {
        frame.close();
        yield false;
      }
      case FrameLost lost -> {
        assertThat(lost.why()).as(lost.detail()).isEqualTo(FrameLost.Why.CAMERA_GONE);
        yield true;
      }
    };
  }

  @Test
  void anAbsentServerIsToldInASentenceWithoutThePassword() {
    StreamSettings nobody = settings("rtsp://operator:secret@127.0.0.1:9/test", BUDGET_NANOS);
    assertThatThrownBy(() -> stream(nobody, Optional.empty()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("rtsp://127.0.0.1:9/test cannot be opened")
        .hasMessageNotContaining("secret");
  }

  private FreeRunningCamera open(RtspServer server) {
    return open(server, BUDGET_NANOS, Optional.empty());
  }

  private FreeRunningCamera open(
      RtspServer server, long budgetNanos, Optional<PartSightings> parts) {
    long deadlineNanos = clock.nanos() + PATIENCE_NANOS;
    while (true) {
      try {
        return stream(settings(server.url(), budgetNanos), parts);
      } catch (BadInput notYet) {
        if (clock.nanos() > deadlineNanos) {
          throw notYet;
        }
        LockSupport.parkNanos(100 * LOOK_NANOS);
      }
    }
  }

  private static StreamSettings settings(String url, long budgetNanos) {
    return new StreamSettings(url, false, 0, budgetNanos, 4);
  }

  private void trigger(FreeRunningCamera camera) {
    camera.trigger(new Trigger(new PartId(++part), clock.nanos(), 0));
  }

  private Frame frame() {
    Exposure answer = answer();
    assertThat(answer).as("faults %s", faults.faults()).isInstanceOf(Frame.class);
    return (Frame) answer;
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
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private FreeRunningCamera stream(StreamSettings settings, Optional<PartSightings> parts) {
    return new FreeRunningCamera(
        LiveSource.stream(settings, clock),
        CameraSettings.AS_IT_IS,
        sink,
        clock,
        faults,
        CameraHost.PLAIN,
        parts);
  }
}
