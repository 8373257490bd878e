package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.JournalSettings;
import dev.linewarden.records.LedgerJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationUpkeepTest {
  @TempDir Path home;
  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);

  private StationUpkeep upkeep(String toml) throws IOException {
    Path file = Files.writeString(home.resolve("station.toml"), toml);
    StationConfig config =
        StationConfig.read(Optional.of(file), home, StationConfig.Overrides.NONE);
    return new StationUpkeep(config, clock, faults);
  }

  @Test
  void theNewestLinesOfTheLogAreTold() throws IOException {
    Path log = Files.createDirectories(home.resolve("data/log")).resolve("station.0.log");
    Files.writeString(log, "one\ntwo\nthree\n");

    assertThat(upkeep("").log(2)).containsExactly("two", "three");
    assertThat(upkeep("").log(9)).containsExactly("one", "two", "three");
  }

  @Test
  void aBackupIsMadeInANewFolderWithTheConfiguration() throws IOException {
    Path stick = Files.createDirectory(home.resolve("stick"));
    try (DataFolder data = DataFolder.open(home.resolve("data"), "line-7")) {
      LedgerJournal.open(data, JournalSettings.DEFAULTS, Map::of, faults).close();
      StationUpkeep upkeep = upkeep("[station]\nid = \"line-7\"\n[data]\nbackups = \"stick\"\n");

      assertThat(upkeep.backups()).isEqualTo(stick.toString());
      assertThat(upkeep.backUp("anna")).contains("read back as they were written");
    }
    List<Path> made;
    try (Stream<Path> folders = Files.list(stick)) {
      made = folders.toList();
    }
    assertThat(made)
        .singleElement()
        .satisfies(folder -> {
          assertThat(folder.getFileName().toString()).startsWith("line-7-20");
          assertThat(folder.resolve("station.toml")).exists();
          assertThat(folder.resolve("SHA256SUMS")).exists();
        });
  }

  @Test
  void withoutAPlaceOrWithoutTheStickNoBackupIsMade() throws IOException {
    assertThat(upkeep("").backups()).isEmpty();
    assertThatThrownBy(() -> upkeep("").backUp("anna"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("[data] backups");
    assertThatThrownBy(() -> upkeep("[data]\nbackups = \"stick\"\n").backUp("anna"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("there is no such folder");
  }
}
