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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditTrailTest {
  @TempDir Path root;
  private JournalRig rig;
  private Keyring keys;
  private AuditKeeper keeper;

  @BeforeEach
  void open() {
    rig = new JournalRig(root);
    keys = Keyring.open(root, rig.faults);
    keeper = keeper();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void whatHappenedBesideThePartsIsCopiedOnceInOrderWithNumbersOfTheJournal() {
    rig.write(1, 200);
    note("anna", "");
    rig.append(
        new LedgerEntry.Changed(
            new PartId(201),
            7,
            new RecipeKey("b", 2),
            new RecipeKey("a", 1),
            "bob",
            "new \u2028cap"));
    rig.write(201, 210);
    follow();
    note("carl", "over");
    follow();

    List<AuditEvent> events = events();
    assertThat(events).extracting(AuditEvent::who).containsExactly("anna", "bob", "carl");
    assertThat(events).extracting(AuditEvent::sequence).containsExactly(601L, 602L, 633L);
    assertThat(events.get(1).before()).isEqualTo("a r1");
    assertThat(events.get(1).why()).isEqualTo("new \u2028cap");
    assertThat(check().holds()).isTrue();
  }

  @Test
  void aKillAtAnyByteOfALineNeitherLosesNorDoublesIt() throws IOException {
    note("anna", "first");
    follow();
    long whole = Files.size(file());
    note("bob", "second");
    follow();
    byte[] bytes = Files.readAllBytes(file());
    for (int cut = (int) whole; cut <= bytes.length; cut += 7) {
      Files.write(file(), java.util.Arrays.copyOf(bytes, cut));
      keeper = keeper();
      follow();
      assertThat(events()).extracting(AuditEvent::who).containsExactly("anna", "bob");
      assertThat(Files.readAllBytes(file())).isEqualTo(bytes);
    }
    assertThat(check().holds()).isTrue();
  }

  @Test
  void aTrailGoesOnOverFilesStartsAndSignatures() throws IOException {
    for (int start = 0; start < 3; start++) {
      note("anna", "start " + start);
      follow();
      keeper.close();
      keeper = keeper();
    }
    // Nothing happened: nothing is signed twice.
    follow();
    keeper.close();
    AuditCheck.Result found = check();
    assertThat(found.problem()).isEmpty();
    assertThat(found.events()).isEqualTo(3);
    assertThat(found.anchors()).isEqualTo(3);
    assertThat(found.anchored()).isEqualTo(rig.journal.lastSequence());
  }

  @Test
  void itIsSignedEachDayOfRunning() {
    note("anna", "");
    follow();
    rig.clock.advance(AuditKeeper.ANCHOR_NANOS);
    follow();
    assertThat(check().anchors()).isEqualTo(1);
    rig.clock.advance(AuditKeeper.ANCHOR_NANOS);
    follow();
    assertThat(check().anchors()).isEqualTo(1);
  }

  @Test
  void aChangedWordARemovedLineAndOnePutInAreFoundWhereTheyAre() throws IOException {
    List<String> lines = threeSignedLines();
    assertThat(problemOf(String.join("\n", lines).replace("bob", "eve").lines().toList()))
        .isEqualTo("000001.audit, line 3: the journal's entry 2 says otherwise");
    assertThat(new AuditCheck(keys.own(), Optional.empty(), 0).run(root).problem())
        .startsWith("000001.audit, line 3: it is not the line that was written, or");
    List<String> fewer = new ArrayList<>(lines);
    fewer.remove(1);
    assertThat(problemOf(fewer))
        .isEqualTo(
            "000001.audit, line 2: entry 1 of the journal (line started) must stand before it, but is missing");
    List<String> more = new ArrayList<>(lines);
    more.add(2, lines.get(1));
    assertThat(problemOf(more)).startsWith("000001.audit, line 3: entry 1 stands behind entry 1");
    List<String> noise = new ArrayList<>(lines);
    noise.set(2, "nothing");
    assertThat(problemOf(noise)).startsWith("000001.audit, line 3: a checksum");
  }

  @Test
  void whoComputesTheChecksumsAgainIsFoundByTheSignature() throws IOException {
    List<String> lines = chained(threeSignedLines(), "bob", "eve");
    Files.write(file(), lines);
    AuditCheck.Result alone = new AuditCheck(keys.own(), Optional.empty(), 0).run(root);
    assertThat(alone.problem())
        .isEqualTo("000001.audit, line 5: the signature is not for what stands before it");
  }

  @Test
  void whatIsNotSignedYetIsComparedWithTheJournal() throws IOException {
    note("anna", "");
    note("bob", "");
    follow();
    List<String> lines = chained(Files.readAllLines(file()), "bob", "eve");
    Files.write(file(), lines);
    assertThat(new AuditCheck(keys.own(), Optional.empty(), 0).run(root).holds()).isTrue();
    assertThat(check().problem())
        .isEqualTo("000001.audit, line 3: the journal's entry 2 says otherwise");
  }

  @Test
  void anotherKeysSignatureIsNone() throws IOException {
    threeSignedLines();
    Path other = Files.createDirectories(root.resolve("other"));
    StationKey stranger = Keyring.open(other, rig.faults).own();
    assertThat(new AuditCheck(stranger, Optional.empty(), 0).run(root).problem())
        .startsWith("000001.audit, line 5: signed by " + keys.own());
  }

  @Test
  void whereTheOldestFilesWereMovedAwayTheCheckBeginsAndSaysSo() throws IOException {
    threeSignedLines();
    String chain = Files.readAllLines(file()).getLast().substring(0, 64);
    String head = new AuditLine.Head(chain).json();
    Path second = file().resolveSibling("000002.audit");
    Files.writeString(second, AuditLine.chain(chain, head) + " " + head + "\n");
    keeper = keeper();
    note("dora", "");
    follow();
    assertThat(Files.readString(second)).contains("dora");
    assertThat(check().problem()).isEmpty();
    Files.delete(file());
    AuditCheck.Result found = check();
    assertThat(found.problem()).isEmpty();
    assertThat(found.begins()).isEqualTo("000002.audit, line 1");
    assertThat(found.events()).isEqualTo(1);
  }

  @Test
  void theTrailGoesByTheJournalAlsoWhereTheClockJumpsByADay() throws IOException {
    long day = 24L * 3600 * 1000;
    long now = 1_750_000_000_000L;
    for (long wallMillis : List.of(now, now + day, now - day)) {
      rig.journal.note(Note.of(Note.Kind.LINE_STOPPED, wallMillis, "anna", ""));
      rig.settle();
    }
    follow();
    keeper.close();
    assertThat(events())
        .extracting(AuditEvent::wallMillis)
        .containsExactly(now, now + day, now - day);
    assertThat(check().problem()).isEmpty();
    StringBuilder yesterday = new StringBuilder();
    WallSpan span = new WallSpan(now - day, now);
    assertThat(EventsExport.run(root, span, new CsvRows(yesterday))).isEqualTo(1);
    assertThat(yesterday).contains("3,2025-06-14T");
  }

  @Test
  void aCheckCanBeginAtASignature() throws IOException {
    List<String> lines = threeSignedLines();
    note("dora", "");
    follow();
    keeper.close();
    List<String> all = Files.readAllLines(file());
    all.set(1, lines.get(1).replace("anna", "eve"));
    Files.write(file(), all);
    AuditCheck.Result found = new AuditCheck(keys.own(), Optional.empty(), 3).run(root);
    assertThat(found.problem()).isEmpty();
    assertThat(found.begins()).isEqualTo("000001.audit, line 5");
    assertThat(found.events()).isEqualTo(1);
    assertThat(new AuditCheck(keys.own(), Optional.empty(), 99).run(root).problem())
        .isEqualTo("no signature covers entry 99");
  }

  @Test
  void anEndThatIsNoLineIsLeftForPeopleAndTheTrailGoesOnBesideIt() throws IOException {
    note("anna", "");
    follow();
    byte[] noise = "half of something\n".getBytes(StandardCharsets.US_ASCII);
    Files.write(file(), noise, StandardOpenOption.APPEND);
    keeper = keeper();
    note("bob", "");
    follow();
    assertThat(rig.faults.count("audit", "unreadable end of the trail")).isEqualTo(1);
    assertThat(Files.readString(file())).endsWith("half of something\n");
    assertThat(events()).extracting(AuditEvent::who).containsExactly("anna", "bob");
    assertThat(check().problem()).startsWith("000001.audit, line 3: a checksum");
  }

  @Test
  void whatCannotBeWrittenIsAnAlarmAndIsWrittenLater() throws IOException {
    Files.writeString(root.resolve("audit"), "in the way");
    note("anna", "");
    follow();
    assertThat(keeper.alarm()).contains("the audit trail cannot be written");
    assertThat(keeper.position()).isZero();
    Files.delete(root.resolve("audit"));
    rig.clock.advance(AuditKeeper.RETRY_NANOS);
    follow();
    assertThat(keeper.alarm()).isEmpty();
    assertThat(events()).hasSize(1);
  }

  private List<String> threeSignedLines() throws IOException {
    note("anna", "");
    note("bob", "");
    note("carl", "");
    follow();
    keeper.close();
    return Files.readAllLines(file());
  }

  /// As somebody would who knows the format but has no key.
  private static List<String> chained(List<String> lines, String from, String to) {
    List<String> again = new ArrayList<>();
    String chain = AuditLine.FIRST;
    for (String line : lines) {
      String json = line.substring(65).replace(from, to);
      chain = AuditLine.chain(chain, json);
      again.add(chain + " " + json);
    }
    return again;
  }

  private String problemOf(List<String> lines) throws IOException {
    Files.write(file(), lines);
    return check().problem();
  }

  private AuditCheck.Result check() {
    return new AuditCheck(keys.own(), Optional.of(rig.journal), 0).run(root);
  }

  private AuditKeeper keeper() {
    AuditTrail trail = AuditTrail.open(rig.folder(), keys, rig.faults);
    return new AuditKeeper(trail, () -> rig.journal, rig.clock, rig.faults);
  }

  private void note(String who, String why) {
    assertThat(rig.journal.note(Note.of(Note.Kind.LINE_STARTED, 1_000, who, why))).isTrue();
    rig.settle();
  }

  private void follow() {
    rig.clock.advance(AuditKeeper.PAUSE_NANOS);
    keeper.doWork(rig.clock.nanos());
  }

  private List<AuditEvent> events() {
    List<AuditEvent> events = new ArrayList<>();
    AuditLog.forEach(root, events::add);
    return events;
  }

  private Path file() {
    return root.resolve("audit/000001.audit");
  }
}
