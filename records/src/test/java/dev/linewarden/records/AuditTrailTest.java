package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.WallSpan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditTrailTest {
  @TempDir Path root;
  private AuditRig trail;

  @BeforeEach
  void open() {
    trail = new AuditRig(root);
  }

  @AfterEach
  void close() {
    trail.close();
  }

  @Test
  void whatHappenedBesideThePartsIsCopiedOnceInOrderWithNumbersOfTheJournal() {
    trail.rig.write(1, 200);
    trail.note("anna", "");
    trail.rig.append(
        new LedgerEntry.Changed(
            new PartId(201),
            7,
            new RecipeKey("b", 2),
            new RecipeKey("a", 1),
            "bob",
            "new \u2028cap"));
    trail.rig.write(201, 210);
    trail.follow();
    trail.note("carl", "over");
    trail.follow();

    List<AuditEvent> events = trail.events();
    assertThat(events).extracting(AuditEvent::who).containsExactly("anna", "bob", "carl");
    assertThat(events).extracting(AuditEvent::sequence).containsExactly(601L, 602L, 633L);
    assertThat(events.get(1).before()).isEqualTo("a r1");
    assertThat(events.get(1).why()).isEqualTo("new \u2028cap");
    assertThat(trail.check().holds()).isTrue();
  }

  @Test
  void aKillAtAnyByteOfALineNeitherLosesNorDoublesIt() throws IOException {
    trail.note("anna", "first");
    trail.follow();
    long whole = Files.size(trail.file());
    trail.note("bob", "second");
    trail.follow();
    byte[] bytes = Files.readAllBytes(trail.file());
    for (int cut = (int) whole; cut <= bytes.length; cut += 7) {
      Files.write(trail.file(), java.util.Arrays.copyOf(bytes, cut));
      trail.reopen();
      trail.follow();
      assertThat(trail.events()).extracting(AuditEvent::who).containsExactly("anna", "bob");
      assertThat(Files.readAllBytes(trail.file())).isEqualTo(bytes);
    }
    assertThat(trail.check().holds()).isTrue();
  }

  @Test
  void aTrailGoesOnOverFilesStartsAndSignatures() throws IOException {
    for (int start = 0; start < 3; start++) {
      trail.note("anna", "start " + start);
      trail.follow();
      trail.keeper.close();
      trail.reopen();
    }
    // Nothing happened: nothing is signed twice.
    trail.follow();
    trail.keeper.close();
    AuditCheck.Result found = trail.check();
    assertThat(found.problem()).isEmpty();
    assertThat(found.events()).isEqualTo(3);
    assertThat(found.anchors()).isEqualTo(3);
    assertThat(found.anchored()).isEqualTo(trail.rig.journal.lastSequence());
  }

  @Test
  void itIsSignedEachDayOfRunning() {
    trail.note("anna", "");
    trail.follow();
    trail.rig.clock.advance(AuditKeeper.ANCHOR_NANOS);
    trail.follow();
    assertThat(trail.check().anchors()).isEqualTo(1);
    trail.rig.clock.advance(AuditKeeper.ANCHOR_NANOS);
    trail.follow();
    assertThat(trail.check().anchors()).isEqualTo(1);
  }

  @Test
  void theTrailGoesByTheJournalAlsoWhereTheClockJumpsByADay() throws IOException {
    long day = 24L * 3600 * 1000;
    long now = 1_750_000_000_000L;
    for (long wallMillis : List.of(now, now + day, now - day)) {
      trail.rig.journal.note(Note.of(Note.Kind.LINE_STOPPED, wallMillis, "anna", ""));
      trail.rig.settle();
    }
    trail.follow();
    trail.keeper.close();
    assertThat(trail.events())
        .extracting(AuditEvent::wallMillis)
        .containsExactly(now, now + day, now - day);
    assertThat(trail.check().problem()).isEmpty();
    StringBuilder yesterday = new StringBuilder();
    WallSpan span = new WallSpan(now - day, now);
    assertThat(EventsExport.run(root, span, new CsvRows(yesterday))).isEqualTo(1);
    assertThat(yesterday).contains("3,2025-06-14T");
  }

  @Test
  void anEndThatIsNoLineIsLeftForPeopleAndTheTrailGoesOnBesideIt() throws IOException {
    trail.note("anna", "");
    trail.follow();
    byte[] noise = "half of something\n".getBytes(StandardCharsets.US_ASCII);
    Files.write(trail.file(), noise, StandardOpenOption.APPEND);
    trail.reopen();
    trail.note("bob", "");
    trail.follow();
    assertThat(trail.rig.faults.count("audit", "unreadable end of the trail")).isEqualTo(1);
    assertThat(Files.readString(trail.file())).endsWith("half of something\n");
    assertThat(trail.events()).extracting(AuditEvent::who).containsExactly("anna", "bob");
    assertThat(trail.check().problem()).startsWith("000001.audit, line 3: a checksum");
  }

  @Test
  void whatCannotBeWrittenIsAnAlarmAndIsWrittenLater() throws IOException {
    Files.writeString(root.resolve("audit"), "in the way");
    trail.note("anna", "");
    trail.follow();
    assertThat(trail.keeper.alarm()).contains("the audit trail cannot be written");
    assertThat(trail.keeper.position()).isZero();
    Files.delete(root.resolve("audit"));
    trail.rig.clock.advance(AuditKeeper.RETRY_NANOS);
    trail.follow();
    assertThat(trail.keeper.alarm()).isEmpty();
    assertThat(trail.events()).hasSize(1);
  }

  @Test
  void theNewestAreReadFirstPageByPage() {
    for (String who : List.of("anna", "bob", "carl")) {
      trail.note(who, "");
    }
    trail.follow();

    List<AuditEvent> page = AuditLog.newest(root, _ -> true, 2);
    assertThat(page).extracting(AuditEvent::who).containsExactly("carl", "bob");
    assertThat(AuditLog.newest(root, event -> event.sequence() < page.getLast().sequence(), 2))
        .extracting(AuditEvent::who)
        .containsExactly("anna");
    assertThat(AuditLog.newest(root.resolve("none"), _ -> true, 2)).isEmpty();
  }
}
