package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.LineState;
import dev.linewarden.reject.BenchSettings.Arrivals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The heartbeat is there while the station is alive and right, with parts and without, and not a
/// second longer.
class AliveTest {
  private static final long SECOND = 1_000;

  @TempDir Path folder;
  private Path device;

  @BeforeEach
  void device() throws IOException {
    device = Files.createFile(folder.resolve("watchdog"));
  }

  private long fed() throws IOException {
    return Files.readString(device).chars().filter(each -> each == '.').count();
  }

  @ParameterizedTest
  @EnumSource(Arrivals.class)
  void itBeatsEverySecondWithPartsAndWithout(Arrivals arrivals) throws IOException {
    try (AliveStation station = new AliveStation(arrivals, device)) {
      station.run(SECOND);
      for (int second = 0; second < 10; second++) {
        long before = station.beats();
        station.run(SECOND);
        assertThat(station.beats()).as("in second %d", second).isGreaterThan(before);
      }
      assertThat(station.line.view().state()).isEqualTo(LineState.RUNNING);
      assertThat(fed()).isGreaterThan(9);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "line, TOLD",
    "model, TOLD",
    "camera, TOLD",
    "io, TOLD",
    "journal, TOLD",
    "line, BY_THEMSELVES",
    "model, BY_THEMSELVES",
    "camera, BY_THEMSELVES",
    "io, BY_THEMSELVES",
    "journal, BY_THEMSELVES"
  })
  void aThreadThatStandsStillStopsItWithinASecondAndTheWatchdogFollows(
      String role, Arrivals arrivals) throws IOException {
    try (AliveStation station = new AliveStation(arrivals, device)) {
      station.run(3 * SECOND);
      assertThat(station.beats()).isPositive();
      station.stuck.add(role);
      station.run(SECOND);
      long beats = station.beats();
      long fed = fed();
      station.run(5 * SECOND);

      assertThat(station.beats()).isEqualTo(beats);
      assertThat(fed()).isLessThanOrEqualTo(fed + 1);
    }
  }

  @Test
  void aBlindModelStopsItAndTheLineWithinASecondThoughNoPartComes() {
    try (AliveStation station = new AliveStation(Arrivals.TOLD, device)) {
      station.run(3 * SECOND);
      station.recipe.blind = true;
      station.run(SECOND);
      long beats = station.beats();

      assertThat(station.line.view().state()).isEqualTo(LineState.FAULTED);
      assertThat(station.line.view().why().words())
          .startsWith("the known bad part was judged 'pass'");
      station.run(5 * SECOND);
      assertThat(station.beats()).isEqualTo(beats);
    }
  }

  @Test
  void aFrozenCameraStopsItAndTheLineWithinASecondAndNoPartPassesOnAnOldPicture() {
    try (AliveStation station = new AliveStation(Arrivals.BY_THEMSELVES, device)) {
      station.run(3 * SECOND);
      station.frozen = true;
      long passed = station.line.view().counts().passed();
      station.run(SECOND);
      long beats = station.beats();

      assertThat(station.line.view().counts().passed()).isEqualTo(passed);
      assertThat(station.line.view().state()).isEqualTo(LineState.FAULTED);
      assertThat(station.line.view().why().words()).startsWith("frozen camera");
      station.run(5 * SECOND);
      assertThat(station.beats()).isEqualTo(beats);
    }
  }

  @Test
  void aCameraThatGivesNoPicturesStopsItWithinASecondThoughKnownPartsAreStillJudgedRightly() {
    try (AliveStation station = new AliveStation(Arrivals.BY_THEMSELVES, device)) {
      station.run(3 * SECOND);
      station.blank = true;
      station.run(SECOND);
      long beats = station.beats();
      station.run(5 * SECOND);
      assertThat(station.beats()).isEqualTo(beats);
      assertThat(station.faults.count("line", "camera lost")).isPositive();

      station.blank = false;
      station.run(SECOND);
      assertThat(station.beats()).as("and it is back with the pictures").isGreaterThan(beats);
    }
  }
}
