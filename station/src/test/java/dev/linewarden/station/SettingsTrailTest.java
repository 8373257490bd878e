package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTrailTest {
  @TempDir Path data;
  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final List<String> noted = new ArrayList<>();
  private boolean full;

  private boolean take(Note note) {
    return !full
        && noted.add("%s: '%s' became '%s'".formatted(note.what(), note.before(), note.after()));
  }

  private void start(String toml) throws IOException {
    start("1.0", toml);
  }

  private void start(String version, String toml) throws IOException {
    SettingsTrail trail = new SettingsTrail(data, this::take, faults, clock);
    trail.follow(version, Optional.of(Files.writeString(data.resolve("station.toml"), toml)));
  }

  @Test
  void aChangedSettingIsNotedWithWhatItWas() throws IOException {
    start("[ui]\nport = 8080\n[line]\ndeadline_ms = 15\n");
    assertThat(noted).as("the first start compares with nothing").isEmpty();

    start("[ui]\nport = 9000\nhost = \"0.0.0.0\"\n");
    start("[ui]\nport = 9000\nhost = \"0.0.0.0\"\n");

    assertThat(noted)
        .containsExactly(
            "line.deadline_ms: '15' became ''",
            "ui.host: '' became '0.0.0.0'",
            "ui.port: '8080' became '9000'");
  }

  @Test
  void anotherProgramIsNotedToo() throws IOException {
    start("1.0", "");
    start("1.1", "");
    start("1.1", "");

    assertThat(noted).containsExactly("program: '1.0' became '1.1'");
  }

  @Test
  void whatTheJournalDoesNotTakeIsNotedAtTheNextStart() throws IOException {
    start("[ui]\nport = 8080\n");
    full = true;
    start("[ui]\nport = 9000\n");
    full = false;
    start("[ui]\nport = 9000\n");

    assertThat(noted).containsExactly("ui.port: '8080' became '9000'");
  }

  @Test
  void anotherConfigurationAltogetherIsSaidInBoundedWords() throws IOException {
    start("");
    StringBuilder many = new StringBuilder("[recipes.numbers]\n");
    for (int i = 1; i <= SettingsTrail.NOTED_MAX + 7; i++) {
      many.append(i).append(" = \"r\"\n");
    }

    start(many.toString());

    assertThat(noted)
        .hasSize(SettingsTrail.NOTED_MAX + 1)
        .endsWith("and 7 more: '' became 'changed'");
  }

  @Test
  void aFileThatCannotBeReadIsCountedAndTheStationStarts() throws IOException {
    Files.writeString(data.resolve("settings.json"), "no json");

    start("[ui]\nport = 9000\n");

    assertThat(faults.count("station", "settings not compared")).isEqualTo(1);
  }
}
