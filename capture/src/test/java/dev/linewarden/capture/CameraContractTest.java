package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Camera;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every camera owes, whatever its pictures are.
final class CameraContractTest {
  private static final int BUFFERS = 4;
  private static final long DELAY_NANOS = 250_000;

  @TempDir static Path plates;

  @TempDir Path folder;

  private final TestClock clock = new TestClock();
  private final FaultLog faults = new FaultLog(clock);
  private final Mailbox<Exposure> sink = new Mailbox<>("exposures", 64, new Doorbell());

  enum Kind {
    REPLAY,
    RENDERED,
    VIDEO
  }

  private record Opened(Camera camera, FramePool pool) {}

  private Opened open(Kind kind, Mailbox<Exposure> into) throws IOException {
    return switch (kind) {
      case REPLAY -> {
        for (int i = 0; i < 3; i++) {
          Pictures.grey(folder.resolve("images/" + i + ".png"), i);
        }
        ReplaySettings settings =
            new ReplaySettings(folder.resolve("images"), true, BUFFERS, DELAY_NANOS);
        ReplayCamera camera = new ReplayCamera(settings, into, clock, faults);
        yield new Opened(camera, camera.pool());
      }
      case VIDEO -> {
        Path file = folder.resolve("video.mp4");
        Videos.grey(file, 3);
        StreamSettings settings =
            new StreamSettings(file.toString(), true, DELAY_NANOS, 1_000_000, BUFFERS);
        VideoCamera camera = new VideoCamera(settings, into, clock, faults);
        yield new Opened(camera, camera.pool());
      }
      case RENDERED -> {
        RenderedSettings settings = new RenderedSettings(5, 160, 128, 0.5, BUFFERS, DELAY_NANOS);
        RenderedLine line = new RenderedLine(settings, plates, (_, _) -> {});
        RenderedCamera camera = new RenderedCamera(line, into, clock, faults);
        yield new Opened(camera, camera.pool());
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  void everyTriggerHasExactlyOneAnswer(Kind kind) throws IOException {
    Opened opened = open(kind, sink);
    for (int i = 1; i <= 20; i++) {
      trigger(opened.camera(), i);
      Exposure answer = sink.poll();
      assertThat(answer).isInstanceOf(Frame.class);
      assertThat(sink.isEmpty()).isTrue();
      close(answer);
    }
    opened.camera().close();
  }

  @ParameterizedTest
  @EnumSource
  void framesAreNumberedAndTimedByTheirTriggers(Kind kind) throws IOException {
    Opened opened = open(kind, sink);
    for (int i = 1; i <= 7; i++) {
      long atNanos = trigger(opened.camera(), i);
      try (Frame frame = (Frame) answer(sink)) {
        assertThat(frame.info().frameNumber()).isEqualTo(i);
        assertThat(frame.exposedAtNanos()).isEqualTo(atNanos + DELAY_NANOS);
        assertThat(frame.info().receivedAtNanos()).isGreaterThanOrEqualTo(frame.exposedAtNanos());
      }
    }
    opened.camera().close();
  }

  @ParameterizedTest
  @EnumSource
  void whenNobodyGivesFramesBackTheAnswerIsPoolEmpty(Kind kind) throws IOException {
    Opened opened = open(kind, sink);
    List<Exposure> answers = new ArrayList<>();
    for (int i = 1; i <= BUFFERS + 2; i++) {
      long atNanos = trigger(opened.camera(), i);
      Exposure answer = answer(sink);
      assertThat(answer.exposedAtNanos()).isEqualTo(atNanos + DELAY_NANOS);
      answers.add(answer);
    }
    assertThat(answers).filteredOn(Frame.class::isInstance).hasSize(BUFFERS);
    assertThat(answers.getLast())
        .isInstanceOfSatisfying(
            FrameLost.class, lost -> assertThat(lost.why()).isEqualTo(FrameLost.Why.POOL_EMPTY));
    assertThat(faults.count("camera", "pool empty")).isEqualTo(2);
    answers.forEach(CameraContractTest::close);
    trigger(opened.camera(), 9);
    Exposure after = sink.poll();
    assertThat(after).isInstanceOf(Frame.class);
    close(after);
    opened.camera().close();
    assertThat(opened.pool().inUse()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aFrameNobodyTakesGoesBackToThePoolAndIsCounted(Kind kind) throws IOException {
    Mailbox<Exposure> full = new Mailbox<>("exposures", 1, new Doorbell());
    Opened opened = open(kind, full);
    for (int i = 1; i <= 3 * BUFFERS; i++) {
      trigger(opened.camera(), i);
    }
    assertThat(faults.count("camera", "nobody takes the frames")).isEqualTo(3 * BUFFERS - 1);
    assertThat(opened.pool().inUse()).isLessThanOrEqualTo(2);
    close(full.poll());
    opened.camera().close();
    assertThat(opened.pool().inUse()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void closingTwiceIsHarmlessAndFramesStillOutStayReadable(Kind kind) throws IOException {
    Opened opened = open(kind, sink);
    trigger(opened.camera(), 1);
    Exposure answer = answer(sink);
    opened.camera().close();
    opened.camera().close();
    assertThat(answer).isInstanceOf(Frame.class);
    Frame frame = (Frame) answer;
    assertThat(frame.pixels().scope().isAlive()).isTrue();
    frame.close();
    assertThat(opened.pool().inUse()).isZero();
    trigger(opened.camera(), 2);
    assertThat(sink.poll())
        .isInstanceOfSatisfying(
            FrameLost.class, lost -> assertThat(lost.why()).isEqualTo(FrameLost.Why.CAMERA_GONE));
  }

  private long trigger(Camera camera, long part) {
    clock.advance(100_000_000);
    camera.trigger(new Trigger(new PartId(part), clock.nanos(), part * 138.0));
    return clock.nanos();
  }

  private static Exposure answer(Mailbox<Exposure> from) {
    return Objects.requireNonNull(from.poll(), "a trigger had no answer");
  }

  private static void close(@Nullable Exposure exposure) {
    if (exposure instanceof Frame frame) {
      frame.close();
    }
  }
}
