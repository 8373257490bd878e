package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditCheckTest {
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
  void aChangedWordARemovedLineAndOnePutInAreFoundWhereTheyAre() throws IOException {
    List<String> lines = threeSignedLines();
    assertThat(problemOf(String.join("\n", lines).replace("bob", "eve").lines().toList()))
        .isEqualTo("000001.audit, line 3: the journal's entry 2 says otherwise");
    assertThat(new AuditCheck(trail.keys.own(), Optional.empty(), 0).run(root).problem())
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
    Files.write(trail.file(), lines);
    AuditCheck.Result alone = new AuditCheck(trail.keys.own(), Optional.empty(), 0).run(root);
    assertThat(alone.problem())
        .isEqualTo("000001.audit, line 5: the signature is not for what stands before it");
  }

  @Test
  void whatIsNotSignedYetIsComparedWithTheJournal() throws IOException {
    trail.note("anna", "");
    trail.note("bob", "");
    trail.follow();
    List<String> lines = chained(Files.readAllLines(trail.file()), "bob", "eve");
    Files.write(trail.file(), lines);
    assertThat(new AuditCheck(trail.keys.own(), Optional.empty(), 0).run(root).holds()).isTrue();
    assertThat(trail.check().problem())
        .isEqualTo("000001.audit, line 3: the journal's entry 2 says otherwise");
  }

  @Test
  void anotherKeysSignatureIsNone() throws IOException {
    threeSignedLines();
    Path other = Files.createDirectories(root.resolve("other"));
    StationKey stranger = Keyring.open(other, trail.rig.faults).own();
    assertThat(new AuditCheck(stranger, Optional.empty(), 0).run(root).problem())
        .startsWith("000001.audit, line 5: signed by " + trail.keys.own());
  }

  @Test
  void whereTheOldestFilesWereMovedAwayTheCheckBeginsAndSaysSo() throws IOException {
    threeSignedLines();
    String chain = Files.readAllLines(trail.file()).getLast().substring(0, 64);
    String head = new AuditLine.Head(chain).json();
    Path second = trail.file().resolveSibling("000002.audit");
    Files.writeString(second, AuditLine.chain(chain, head) + " " + head + "\n");
    trail.reopen();
    trail.note("dora", "");
    trail.follow();
    assertThat(Files.readString(second)).contains("dora");
    assertThat(trail.check().problem()).isEmpty();
    Files.delete(trail.file());
    AuditCheck.Result found = trail.check();
    assertThat(found.problem()).isEmpty();
    assertThat(found.begins()).isEqualTo("000002.audit, line 1");
    assertThat(found.events()).isEqualTo(1);
  }

  @Test
  void aCheckCanBeginAtASignature() throws IOException {
    List<String> lines = threeSignedLines();
    trail.note("dora", "");
    trail.follow();
    trail.keeper.close();
    List<String> all = Files.readAllLines(trail.file());
    all.set(1, lines.get(1).replace("anna", "eve"));
    Files.write(trail.file(), all);
    AuditCheck.Result found = new AuditCheck(trail.keys.own(), Optional.empty(), 3).run(root);
    assertThat(found.problem()).isEmpty();
    assertThat(found.begins()).isEqualTo("000001.audit, line 5");
    assertThat(found.events()).isEqualTo(1);
    assertThat(new AuditCheck(trail.keys.own(), Optional.empty(), 99).run(root).problem())
        .isEqualTo("no signature covers entry 99");
  }

  private List<String> threeSignedLines() throws IOException {
    trail.note("anna", "");
    trail.note("bob", "");
    trail.note("carl", "");
    trail.follow();
    trail.keeper.close();
    return Files.readAllLines(trail.file());
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
    Files.write(trail.file(), lines);
    return trail.check().problem();
  }
}
