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
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VideoCameraTest {
  private static final int FRAMES = 5;

  @TempDir Path folder;

  private final TestClock clock = new TestClock();
  private final FaultLog faults = new FaultLog(clock);
  private final Mailbox<Exposure> sink = new Mailbox<>("exposures", 64, new Doorbell());
  private Path file = Path.of("");

  @BeforeEach
  void write() {
    file = folder.resolve("bottles.mp4");
    Videos.grey(file, FRAMES);
  }

  @Test
  void framesComeInTheirOrderAndBeginAgain() {
    try (VideoCamera camera = open(file, true)) {
      List<Integer> levels = new ArrayList<>();
      for (int number = 1; number <= 2 * FRAMES; number++) {
        levels.add(level(frame(camera, number)));
      }
      for (int i = 0; i < levels.size(); i++) {
        assertThat(levels.get(i))
            .as("frame %d of %s", i + 1, levels)
            .isCloseTo(Videos.LEVELS * (i % FRAMES + 1), Offset.offset(6));
      }
    }
  }

  @Test
  void withoutALoopLaterTriggersAreAnsweredEnded() {
    try (VideoCamera camera = open(file, false)) {
      for (int number = 1; number <= FRAMES; number++) {
        frame(camera, number).close();
      }
      assertThat(answer(camera, FRAMES + 1))
          .isInstanceOfSatisfying(
              FrameLost.class,
              lost -> {
                assertThat(lost.why()).isEqualTo(FrameLost.Why.ENDED);
                assertThat(lost.detail()).contains("all 5 frames").contains("bottles.mp4");
              });
    }
  }

  @Test
  void whatIsNoVideoIsToldInASentence() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "cap torque 2.1 Nm");
    for (Path no : List.of(text, folder.resolve("absent.mp4"))) {
      assertThatThrownBy(() -> open(no, true))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining(no + " cannot be opened");
    }
  }

  @Test
  void aTornFileEndsInsteadOfCrashing() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int cut = bytes.length - 1; cut > 0; cut -= 97) {
      Path torn = Files.write(folder.resolve("torn.mp4"), java.util.Arrays.copyOf(bytes, cut));
      try (VideoCamera camera = open(torn, false)) {
        for (int number = 1; number <= FRAMES + 1; number++) {
          if (answer(camera, number) instanceof Frame frame) {
            frame.close();
          }
        }
      } catch (BadInput refused) {
        assertThat(refused).hasMessageContaining("cannot be opened");
      }
    }
  }

  private VideoCamera open(Path video, boolean loop) {
    return new VideoCamera(
        new StreamSettings(video.toString(), loop, 0, 1_000_000, 4), sink, clock, faults);
  }

  private Frame frame(VideoCamera camera, int number) {
    return (Frame) answer(camera, number);
  }

  private Exposure answer(VideoCamera camera, int number) {
    camera.trigger(new Trigger(new PartId(number), clock.nanos(), 0));
    return Objects.requireNonNull(sink.poll());
  }

  private static int level(Frame frame) {
    try (frame) {
      return frame.pixels().get(ValueLayout.JAVA_BYTE, frame.pixels().byteSize() / 2) & 0xFF;
    }
  }
}
