package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.LineState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over a file, which keeps what the kernel would take.
final class WatchdogTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir Path folder;

  private final HandLine line = new HandLine();
  private Path device;

  @BeforeEach
  void device() throws IOException {
    device = Files.createFile(folder.resolve("watchdog"));
    line.tracker.signals().show(LineState.RUNNING);
  }

  private Watchdog watchdog() {
    return new Watchdog(device, line.tracker.signals(), line.faults);
  }

  @Test
  void itIsFedOnceASecondWhileTheLineIsIdle() throws IOException {
    try (Watchdog watchdog = watchdog()) {
      for (long now = 0; now < 5 * SECOND; now += SECOND / 4) {
        line.run(now);
        watchdog.doWork(now);
      }
    }
    assertThat(device).content().isEqualTo("....V");
  }

  @Test
  void itIsNotFedWhenTheThreadOfTheWiresStandsStill() throws IOException {
    line.run(0);
    try (Watchdog watchdog = watchdog()) {
      watchdog.doWork(0);
      watchdog.doWork(2 * SECOND);
      watchdog.doWork(3 * SECOND);
    }
    assertThat(device).content().isEqualTo("V");
    assertThat(line.faults.count("watchdog", "not fed")).isEqualTo(2);
  }

  @Test
  void itIsNotFedWhenPartAfterPartComesAndNoneIsJudged() throws IOException {
    long at = 0;
    for (int i = 0; i < Heartbeat.UNPROVEN_MAX; i++, at += 500) {
      line.part(at);
      line.confirm(at + 398);
    }
    long now = line.nowNanos;
    try (Watchdog watchdog = watchdog()) {
      watchdog.doWork(now - SECOND);
      watchdog.doWork(now);
      line.part(at);
      line.tracker.signals().judged(HandLine.reject());
      line.confirm(at + 398);
      watchdog.doWork(now + SECOND);
    }
    assertThat(device).content().as("one that is judged makes up for all").isEqualTo(".V");
  }

  @Test
  void aWatchdogThatIsNotThereIsASentence() {
    assertThatThrownBy(
            () -> new Watchdog(folder.resolve("none"), line.tracker.signals(), line.faults))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("cannot be opened");
  }
}
