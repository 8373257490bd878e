package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupTest {
  private static final Note RESTORED = Note.of(Note.Kind.DATA_RESTORED, 5, "anna", "the stick", "");

  @TempDir Path root;

  @Test
  void aBackupBesideARunningStationIsRestoredUpToItsMomentAndNumbersGoOnBehindAHole()
      throws IOException {
    Path data = root.resolve("data");
    Path backup = root.resolve("stick/backup");
    List<Recorded> then;
    Books books;
    try (JournalRig rig = new JournalRig(data)) {
      rig.write(1, 900);
      then = rig.all();
      books = rig.recount();
      Backup.Made made =
          Backup.make(data, backup, Backup.Extras.NONE, Optional.empty(), rig.faults);
      assertThat(made.lastSequence()).isEqualTo(2700);
      rig.write(901, 950);
    }
    Path restored = root.resolve("restored");
    try (JournalRig quiet = new JournalRig(root.resolve("quiet"))) {
      Restore.restore(backup, restored, JournalRig.SMALL, RESTORED, quiet.faults);
    }
    try (JournalRig rig = new JournalRig(restored)) {
      List<Recorded> all = rig.all();
      assertThat(all.subList(0, 2700)).isEqualTo(then);
      assertThat(all).hasSize(2701);
      assertThat(all.getLast().sequence()).isEqualTo(2700 + Restore.LEAP + 1);
      assertThat(all.getLast().entry().part().value()).isEqualTo(900 + Restore.LEAP + 1);
      assertThat(rig.journal.books().balance()).isEqualTo(books.balance());
      assertThat(rig.journal.books().counts()).isEqualTo(books.counts());
      assertThat(rig.journal.endedInOrder()).isTrue();
      assertThat(rig.faults.count("journal", "unreadable place")).isZero();
    }
  }

  @Test
  void whatIsInspectedAfterwardsDoesNotDriveOldPartsOutOfTheIndex() {
    Path backup = root.resolve("backup");
    Path restored = root.resolve("restored");
    try (JournalRig rig = new JournalRig(root.resolve("data"))) {
      rig.write(1, 100);
      Backup.make(root.resolve("data"), backup, Backup.Extras.NONE, Optional.empty(), rig.faults);
      Restore.restore(backup, restored, JournalRig.SMALL, RESTORED, rig.faults);
    }
    try (JournalRig rig = new JournalRig(restored);
        LedgerIndex index = new LedgerIndex(rig.folder(), 120, rig.faults)) {
      long first = rig.journal.books().lastPart() + 1;
      for (long part = first; part < first + 30; part += 10) {
        rig.write(part, part + 9);
        index.followToTheEnd(rig.journal, Progress.NONE);
      }
      assertThat(index.part(new PartId(10))).as("one of the oldest ten").isEmpty();
      assertThat(index.part(new PartId(11))).isPresent();
      assertThat(index.part(new PartId(100))).isPresent();
      assertThat(index.part(new PartId(first))).isPresent();
    }
  }

  @Test
  void itsFilesComeBackButNotItsOwnKeyAndPictures() throws IOException {
    Path data = root.resolve("data");
    Path restored = root.resolve("restored");
    try (JournalRig rig = new JournalRig(data)) {
      DataFolder folder = rig.folder();
      Keyring.open(folder.root(), rig.faults);
      Files.createDirectories(folder.recipes().resolve("cola/1"));
      Files.writeString(folder.recipes().resolve("cola/1/recipe.json"), "{}");
      Files.writeString(data.resolve("camera.accepted"), "drawn");
      Files.writeString(data.resolve("users.json"), "users");
      Files.createDirectories(data.resolve("scores"));
      Files.writeString(data.resolve("scores/1.scores"), "values");
      Files.createDirectories(data.resolve("archive/reject"));
      Files.writeString(data.resolve("archive/reject/1.jpg"), "picture");
      Backup.make(data, root.resolve("stick"), Backup.Extras.NONE, Optional.empty(), rig.faults);
      Restore.restore(root.resolve("stick"), restored, JournalRig.SMALL, RESTORED, rig.faults);
    }
    assertThat(restored.resolve("recipes/cola/1/recipe.json")).hasContent("{}");
    assertThat(restored.resolve("camera.accepted")).hasContent("drawn");
    assertThat(restored.resolve("users.json")).hasContent("users");
    assertThat(restored.resolve("scores/1.scores")).hasContent("values");
    assertThat(restored.resolve("keys/station.key")).doesNotExist();
    assertThat(restored.resolve("keys/trusted"))
        .hasContent(Keyring.of(data) + " this station before it was restored");
    assertThat(restored.resolve("archive")).doesNotExist();
  }

  @Test
  void aBackupThatWasChangedOrIsNotFinishedIsRefusedAndNothingIsMade() throws IOException {
    Path backup = root.resolve("backup");
    try (JournalRig rig = new JournalRig(root.resolve("data"))) {
      rig.write(1, 10);
      Files.createDirectories(root.resolve("data/archive/reject"));
      Files.writeString(root.resolve("data/archive/reject/1.jpg"), "picture");
      Backup.Extras all = new Backup.Extras(true, true);
      Backup.make(root.resolve("data"), backup, all, Optional.empty(), rig.faults);
      assertThat(backup.resolve("data/archive/reject/1.jpg")).hasContent("picture");
      Path segment = backup.resolve("data/journal/00000000000000000001.journal");
      byte[] bytes = Files.readAllBytes(segment);
      bytes[bytes.length / 2] ^= 1;
      Files.write(segment, bytes);
      refused(backup, rig, "00000000000000000001.journal has another content");
      Files.delete(segment);
      refused(backup, rig, "00000000000000000001.journal is missing");
      Files.writeString(
          backup.resolve("SHA256SUMS"), "%s  ../../etc/passwd\n".formatted("0".repeat(64)));
      refused(backup, rig, "a checksum and a file's name were expected");
      Files.delete(backup.resolve("SHA256SUMS"));
      refused(backup, rig, "must be a finished backup");
    }
  }

  @Test
  void onlyTheOwnerReadsItsSecretsThereAndAfterwards() throws IOException {
    Path backup = root.resolve("stick/backup");
    Path restored = root.resolve("restored");
    try (JournalRig rig = new JournalRig(root.resolve("data"))) {
      Keyring.open(rig.folder().root(), rig.faults);
      Files.writeString(root.resolve("data/users.json"), "users");
      Backup.Extras keys = new Backup.Extras(true, false);
      Backup.make(root.resolve("data"), backup, keys, Optional.empty(), rig.faults);
      assertThat(permissions(backup)).isEqualTo("rwx------");
      for (String name : List.of("keys/station.key", "users.json")) {
        Path copy = backup.resolve("data").resolve(name);
        assertThat(permissions(copy.resolveSibling("."))).isEqualTo("rwx------");
        assertThat(permissions(copy)).isEqualTo("rw-------");
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
      }
      Restore.restore(backup, restored, JournalRig.SMALL, RESTORED, rig.faults);
    }
    assertThat(permissions(restored.resolve("keys/station.key"))).isEqualTo("rw-------");
    assertThat(permissions(restored.resolve("users.json"))).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void nothingIsWrittenOverWhatIsThere() throws IOException {
    Path data = root.resolve("data");
    Path backup = root.resolve("backup");
    try (JournalRig rig = new JournalRig(data)) {
      rig.write(1, 10);
      Backup.make(data, backup, Backup.Extras.NONE, Optional.empty(), rig.faults);
      assertThatThrownBy(
              () -> Backup.make(data, backup, Backup.Extras.NONE, Optional.empty(), rig.faults))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("must be a new or an empty folder");
      assertThatThrownBy(
              () -> Restore.restore(backup, data, JournalRig.SMALL, RESTORED, rig.faults))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("must be a new or an empty folder");
      assertThat(rig.all()).hasSize(30);
    }
  }

  private void refused(Path backup, JournalRig rig, String why) {
    Path fresh = root.resolve("fresh");
    assertThatThrownBy(() -> Restore.restore(backup, fresh, JournalRig.SMALL, RESTORED, rig.faults))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(why);
    assertThat(fresh).doesNotExist();
    assertThat(root.resolve("fresh.restoring")).doesNotExist();
  }
}
