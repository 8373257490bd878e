package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FactoryResetTest {
  private static final List<String> GOES =
      List.of("recipes", "archive", "opcua", "journal/cut", "scores.of-another-journal");

  @TempDir Path root;
  private final FixedClock clock = new FixedClock();
  private final FaultLog faults = new FaultLog(clock);

  @Test
  void theLedgerAndTheRecipesGoTheAuditTrailStaysAndNoNumberIsGivenTwice() throws IOException {
    DataFolder.open(root, "line-4").close();
    long last;
    try (JournalRig rig = new JournalRig(root)) {
      Files.createDirectories(rig.folder().recipes().resolve("cola"));
      Files.createDirectories(root.resolve("archive/reject/0000000000"));
      Files.writeString(root.resolve("index.format-1.mv.db"), "old");
      Files.writeString(root.resolve("users.json"), "users");
      leaveOver();
      Files.writeString(root.resolve("users.json.broken-1"), "users once");
      rig.journal.note(Note.of(Note.Kind.BATCH_BEGUN, 1, "anna", "lot 1", ""));
      rig.write(1, 900);
      last = rig.journal.lastSequence();
    }
    for (int again = 0; again < 2; again++) {
      FactoryReset.run(root, "line-4", "bob", JournalRig.SMALL, clock, faults);
    }
    assertThat(GOES).noneMatch(folder -> Files.exists(root.resolve(folder)));
    assertThat(root.resolve("settings.json")).hasContent("settings");
    assertThat(root.resolve("users.json")).doesNotExist();
    assertThat(root.resolve("users.json.broken-1")).doesNotExist();
    assertThat(root.resolve("index.format-1.mv.db")).doesNotExist();
    try (JournalRig rig = new JournalRig(root)) {
      assertThat(rig.journal.firstSequence()).isGreaterThan(last);
      assertThat(rig.journal.books().balance().triggered()).isZero();
      assertThat(rig.journal.books().lastPart()).isEqualTo(900);
      assertThat(rig.journal.books().batch()).isEmpty();
      assertThat(rig.all().getLast().entry().part().value()).isEqualTo(901);
      List<AuditEvent> events = new ArrayList<>();
      AuditLog.forEach(root, events::add);
      assertThat(events)
          .extracting(AuditEvent::kind)
          .containsExactly("batch_begun", "factory_reset", "factory_reset");
      AuditCheck.Result found =
          new AuditCheck(Keyring.of(root), Optional.of(rig.journal), 0).run(root);
      assertThat(found.problem()).isEmpty();
      assertThat(found.newer()).isZero();
    }
  }

  private void leaveOver() throws IOException {
    for (String folder : GOES) {
      Files.createDirectories(root.resolve(folder));
      Files.writeString(root.resolve(folder).resolve("left over"), "x");
    }
    Files.writeString(root.resolve("settings.json"), "settings");
  }

  @Test
  void aStationThatRunsOrIsAnotherIsNotReset() {
    DataFolder.open(root, "line-4").close();
    assertThatThrownBy(
            () -> FactoryReset.run(root, "line-5", "bob", JournalRig.SMALL, clock, faults))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("belongs to 'line-4'");
    try (JournalRig rig = new JournalRig(root)) {
      rig.write(1, 10);
      assertThatThrownBy(
              () -> FactoryReset.run(root, "line-4", "bob", JournalRig.SMALL, clock, faults))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("by one station at a time");
      assertThat(rig.all()).hasSize(30);
    }
  }
}
