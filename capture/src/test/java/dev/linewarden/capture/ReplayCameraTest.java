package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bytedeco.opencv.global.opencv_core;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayCameraTest {
  @TempDir Path folder;

  private final TestClock clock = new TestClock();
  private final FaultLog faults = new FaultLog(clock);
  private final Mailbox<Exposure> sink = new Mailbox<>("exposures", 64, new Doorbell());

  @Test
  void imagesComeInTheOrderOfTheirPathsAndBeginAgain() throws IOException {
    Pictures.grey(folder.resolve("b.png"), 2);
    Pictures.grey(folder.resolve("a/z.png"), 1);
    assertThat(answers(true, 5)).containsExactly("a/z.png", "b.png", "a/z.png", "b.png", "a/z.png");
  }

  @Test
  void withoutLoopingEveryLaterTriggerIsAnsweredEnded() throws IOException {
    Pictures.grey(folder.resolve("a.png"), 2);
    assertThat(answers(false, 3)).containsExactly("a.png", "ENDED", "ENDED");
    assertThat(faults.count("camera", "ended")).isEqualTo(2);
  }

  @Test
  void anUnreadableImageIsTheAnswerToItsTriggerOnly() throws IOException {
    Pictures.grey(folder.resolve("a.png"), 1);
    Files.writeString(folder.resolve("b.png"), "no image");
    Pictures.pngClaiming(folder.resolve("c.png"), 1 << 20, 1 << 20);
    Pictures.grey(folder.resolve("d.png"), 1);
    assertThat(answers(false, 4)).containsExactly("a.png", "UNREADABLE", "UNREADABLE", "d.png");
    assertThat(faults.count("camera", "unreadable")).isEqualTo(2);
    assertThat(faults.faults().getFirst().detail()).contains("c.png");
  }

  @Test
  void imagesOfAllSizesShareThePool() throws IOException {
    Pictures.write(folder.resolve("a.png"), 1, 1, opencv_core.CV_8UC1, 1);
    Pictures.write(folder.resolve("b.png"), 321, 123, opencv_core.CV_8UC3, 2);
    Pictures.write(folder.resolve("c.tiff"), 40, 50, opencv_core.CV_16UC1, 3);
    assertThat(answers(true, 6)).doesNotContain("UNREADABLE").hasSize(6);
  }

  @Test
  void anImageThatGrewMeanwhileIsUnreadable() throws IOException {
    Path file = Pictures.grey(folder.resolve("a.png"), 1);
    Pictures.grey(folder.resolve("b.png"), 1);
    try (ReplayCamera camera = camera(true)) {
      Pictures.write(file, 200, 200, opencv_core.CV_8UC3, 1);
      List<String> seen = new ArrayList<>();
      for (int i = 1; i <= 3; i++) {
        seen.add(answer(camera, i));
      }
      assertThat(seen).containsExactly("a.png", "b.png", "UNREADABLE");
      assertThat(faults.faults().getFirst().detail()).contains("grew to 200 x 200");
    }
  }

  @Test
  void anImageThatFoundNoBufferIsShownNext() throws IOException {
    Pictures.grey(folder.resolve("a.png"), 1);
    Pictures.grey(folder.resolve("b.png"), 1);
    Pictures.grey(folder.resolve("c.png"), 1);
    ReplaySettings settings = new ReplaySettings(folder, false, 2, 0);
    try (ReplayCamera camera = new ReplayCamera(settings, sink, clock, faults)) {
      List<Exposure> held = new ArrayList<>();
      for (int i = 1; i <= 3; i++) {
        camera.trigger(new Trigger(new PartId(i), clock.nanos(), 0));
        held.add(sink.poll());
      }
      assertThat(held.getLast()).isInstanceOf(FrameLost.class);
      for (Exposure exposure : held) {
        if (exposure instanceof Frame frame) {
          frame.close();
        }
      }
      assertThat(answer(camera, 4)).isEqualTo("c.png");
    }
  }

  @Test
  void badSettingsAreNamedAllAtOnce() {
    assertThatThrownBy(() -> new ReplaySettings(folder, true, 1, -5))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("frame buffers, got 1")
        .hasMessageContaining("exposure delay of 0 to 1000000000 ns, got -5");
  }

  private ReplayCamera camera(boolean loop) {
    return new ReplayCamera(ReplaySettings.of(folder, loop), sink, clock, faults);
  }

  private List<String> answers(boolean loop, int triggers) {
    List<String> answers = new ArrayList<>();
    try (ReplayCamera camera = camera(loop)) {
      for (int i = 1; i <= triggers; i++) {
        answers.add(answer(camera, i));
      }
      assertThat(camera.pool().inUse()).isLessThanOrEqualTo(1);
    }
    return answers;
  }

  /// The origin of the frame that answers a trigger, or the reason why there is none.
  private String answer(ReplayCamera camera, long part) {
    clock.advance(1_000_000);
    camera.trigger(new Trigger(new PartId(part), clock.nanos(), 0));
    Exposure answer = Objects.requireNonNull(sink.poll(), "a trigger had no answer");
    return switch (answer) {
      case FrameLost lost -> lost.why().name();
      case Frame frame -> {
        frame.close();
        yield frame.info().origin();
      }
    };
  }
}
