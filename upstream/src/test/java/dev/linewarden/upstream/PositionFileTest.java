package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PositionFileTest {
  @TempDir Path folder;

  private final FaultLog faults =
      new FaultLog(
          new Clock() {
            @Override
            public long nanos() {
              return 0;
            }

            @Override
            public long wallMillis() {
              return 0;
            }
          });

  @Test
  void whatWasSavedIsReadBack() {
    Path path = folder.resolve("new").resolve("position");
    new PositionFile(path, faults, 0).saveNow(1234, 0);
    assertThat(new PositionFile(path, faults, 0).saved()).isEqualTo(1234);
    assertThat(faults.faults()).isEmpty();
  }

  @Test
  void itIsWrittenOnceASecondOrWhenManyCameSince() {
    PositionFile file = new PositionFile(folder.resolve("position"), faults, 0);
    file.save(5, PositionFile.SAVE_NANOS - 1);
    assertThat(file.saved()).isZero();
    file.save(5, PositionFile.SAVE_NANOS);
    assertThat(file.saved()).isEqualTo(5);
    file.save(5 + PositionFile.UNSAVED_MAX - 1, PositionFile.SAVE_NANOS + 1);
    assertThat(file.saved()).isEqualTo(5);
    file.save(5 + PositionFile.UNSAVED_MAX, PositionFile.SAVE_NANOS + 1);
    assertThat(file.saved()).isEqualTo(5 + PositionFile.UNSAVED_MAX);
  }

  @Test
  void aDiskThatRefusesIsCountedAtTheSamePace() throws IOException {
    Path path = folder.resolve("position");
    Files.createDirectories(path.resolve("a folder is in the way"));
    PositionFile file = new PositionFile(path, faults, 0);
    assertThat(faults.count("upstream", "position not readable")).isOne();
    for (int i = 0; i < 100; i++) {
      file.save(PositionFile.UNSAVED_MAX + i, 1);
    }
    assertThat(faults.count("upstream", "position not written")).isOne();
    file.save(PositionFile.UNSAVED_MAX, PositionFile.SAVE_NANOS + 1);
    assertThat(faults.count("upstream", "position not written")).isEqualTo(2);
  }

  @Test
  void aTornFileCountsAsNoneAndIsReported() throws IOException {
    Path path = folder.resolve("position");
    for (String torn : new String[] {"", "acknowl", "acknowledged ", "acknowledged -1\n"}) {
      Files.writeString(path, torn);
      long before = faults.count("upstream", "position not readable");
      assertThat(new PositionFile(path, faults, 0).saved()).as("'%s'", torn).isZero();
      assertThat(faults.count("upstream", "position not readable")).isEqualTo(before + 1);
    }
  }
}
