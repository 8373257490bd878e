package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Measured;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Scored;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.inspection.WallSpan;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScoreStoreTest {
  private static final int BLOCK = 50;
  private static final long PARTS = 420;

  /// Some blocks to a file.
  private static final ScoreSettings SMALL = new ScoreSettings(3_000, 1 << 30, 1 << 20, BLOCK);

  private static final List<Measured> WANTED =
      List.of(
          new Measured("fill", "level"),
          new Measured("cap", "mean"),
          new Measured("none", "at all"));

  @TempDir Path root;
  private JournalRig rig;

  @BeforeEach
  void writeParts() {
    rig = new JournalRig(root);
    for (long part = 1; part <= PARTS; part++) {
      rig.append(drawn(part));
      rig.append(Samples.closed(part));
    }
    rig.settle();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  /// All that there can be: no findings, several of one name, NaN and infinity, a changing unit, a
  /// changing recipe, each verdict.
  private static LedgerEntry.Judged drawn(long part) {
    SplittableRandom random = new SplittableRandom(part);
    RecipeKey recipe = new RecipeKey(part % 7 == 0 ? "cola" : "water", part < 200 ? 1 : 2);
    List<Finding> findings = new ArrayList<>();
    if (part % 11 != 0) {
      String unit = part % 60 < 30 ? "px" : "mm";
      double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE};
      double level = part % 13 == 0 ? odd[random.nextInt(odd.length)] : random.nextDouble(100);
      findings.add(new Finding("fill", "level", level, unit, null, "seen"));
      for (int spot = random.nextInt(4); spot > 0; spot--) {
        findings.add(new Finding("cap", "mean", (float) random.nextDouble(200), "grey", null));
      }
    }
    Limit limit = new Limit("fill", "level", 0, 50, "overfull, \"much\"");
    Verdict verdict =
        switch ((int) (part % 5)) {
          case 0 -> new Verdict.Reject(List.of(new Reason(limit, 51)));
          case 1 -> new Verdict.Unjudged(Cause.LATE, "");
          case 2 -> new Verdict.Unjudged(Cause.TOOL_FAILED, "no value");
          default -> new Verdict.Pass();
        };
    return new LedgerEntry.Judged(
        new PartId(part),
        1_000 * part,
        recipe,
        verdict,
        findings,
        List.of(),
        part,
        "",
        random.nextLong(20_000_000),
        1);
  }

  private record Seen(
      PartId part,
      long wallMillis,
      RecipeKey recipe,
      Scored.Outcome outcome,
      String label,
      boolean decided,
      long nanos,
      List<Double> values) {
    static Seen of(Scored part) {
      List<Double> values = new ArrayList<>();
      for (int place = 0; place < WANTED.size(); place++) {
        values.add(part.value(place));
      }
      return new Seen(
          part.part(),
          part.wallMillis(),
          part.recipe(),
          part.outcome(),
          part.label(),
          part.isDecidedByFindings(),
          part.triggerToVerdictNanos(),
          values);
    }
  }

  private ScoreStore open() {
    return new ScoreStore(rig.folder(), SMALL, rig.faults);
  }

  private List<Seen> seen(ScoreStore store) {
    return seen(store.history(rig.journal), WallSpan.ALWAYS);
  }

  private static List<Seen> seen(ScoreHistory history, WallSpan span) {
    List<Seen> seen = new ArrayList<>();
    history.scan(span, WANTED, part -> seen.add(Seen.of(part)));
    return seen;
  }

  private static List<Seen> expected(long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(part -> Seen.of(Scored.of(drawn(part), WANTED)))
        .toList();
  }

  @Test
  void everyPartIsThereExactlyAsItWasJudgedInBlocksOrStillInTheJournal() {
    ScoreStore store = open();

    assertThat(seen(store)).as("before anything is followed").isEqualTo(expected(1, PARTS));
    store.followToTheEnd(rig.journal, Progress.NONE);

    assertThat(store.position()).isEqualTo(2 * (PARTS - PARTS % BLOCK) - 1);
    assertThat(seen(store)).isEqualTo(expected(1, PARTS));
    assertThat(seen(open())).as("opened again").isEqualTo(expected(1, PARTS));
    assertThat(seen(ScoreHistory.open(root, rig.faults), WallSpan.ALWAYS))
        .as("beside the station")
        .isEqualTo(expected(1, PARTS));
    assertThat(rig.faults.faults()).extracting(FaultLog.Fault::source).doesNotContain("scores");
  }

  @Test
  void aSpanHasItsPartsAndNoOthers() {
    ScoreStore store = open();
    store.followToTheEnd(rig.journal, Progress.NONE);
    ScoreHistory history = store.history(rig.journal);

    assertThat(seen(history, new WallSpan(70_000, 130_001))).isEqualTo(expected(70, 130));
    assertThat(seen(history, new WallSpan(415_000, Long.MAX_VALUE)))
        .isEqualTo(expected(415, PARTS));
  }

  @Test
  void theFindingsOfAPartAreFoundByItsNumber() {
    ScoreStore store = open();
    store.followToTheEnd(rig.journal, Progress.NONE);
    ScoreHistory history = store.history(rig.journal);

    for (long part : List.of(1L, 77L, 137L, 349L, 350L, 351L, PARTS)) {
      assertThat(history.findings(new PartId(part)))
          .extracting(finding -> finding.tool() + finding.value() + finding.unit())
          .containsExactlyInAnyOrderElementsOf(
              drawn(part).findings().stream()
                  .map(finding -> finding.tool() + finding.value() + finding.unit())
                  .toList());
    }
    assertThat(history.findings(new PartId(PARTS + 1))).isEmpty();
  }

  @Test
  void aTornEndIsCutAndReadFromTheJournalAgain() throws IOException {
    open().followToTheEnd(rig.journal, Progress.NONE);
    Path newest = files().getLast();
    for (long bytes : List.of(1L, 40L, 300L)) {
      try (RandomAccessFile file = new RandomAccessFile(newest.toFile(), "rw")) {
        file.setLength(file.length() - bytes);
      }
      ScoreStore store = open();
      assertThat(seen(store)).isEqualTo(expected(1, PARTS));
      store.followToTheEnd(rig.journal, Progress.NONE);
      assertThat(store.position()).isEqualTo(2 * (PARTS - PARTS % BLOCK) - 1);
      assertThat(seen(store)).isEqualTo(expected(1, PARTS));
    }
    assertThat(rig.faults.count("scores", "torn end cut")).isPositive();
  }

  @Test
  void aBlockThatCannotBeReadNowIsNotTakenForATornOne() throws IOException {
    open().followToTheEnd(rig.journal, Progress.NONE);
    ScorePlace last = new ScoreFolder(rig.folder().scores(), rig.faults).places().getLast();
    assertThat(ScoreFolder.isTorn(last)).isFalse();
    Files.move(last.file(), root.resolve("elsewhere"));
    assertThatThrownBy(() -> ScoreFolder.isTorn(last)).isInstanceOf(IOException.class);
  }

  @Test
  void aBadBlockIsReportedAndSteppedOver() throws IOException {
    open().followToTheEnd(rig.journal, Progress.NONE);
    Path oldest = files().getFirst();
    byte[] whole = Files.readAllBytes(oldest);
    for (int place : List.of(ScoreFolder.MAGIC_BYTES + 3, ScoreFolder.MAGIC_BYTES + 200)) {
      byte[] flipped = whole.clone();
      flipped[place] ^= 4;
      Files.write(oldest, flipped);

      List<Seen> seen = seen(open());

      assertThat(seen).as("flipped at %d", place).isEqualTo(expected(BLOCK + 1, PARTS));
    }
    assertThat(rig.faults.count("scores", "unreadable place")).isEqualTo(1);
    assertThat(rig.faults.count("scores", "unreadable block")).isEqualTo(1);
  }

  @Test
  void theOldestPartsGoFirstBySizeAndByCount() throws IOException {
    for (ScoreSettings bound :
        List.of(
            new ScoreSettings(3_000, 9_000, 1 << 20, BLOCK),
            new ScoreSettings(3_000, 1 << 30, 150, BLOCK))) {
      ScoreStore store = new ScoreStore(rig.folder(), bound, rig.faults);
      store.rebuild(rig.journal, Progress.NONE);

      List<Seen> kept = seen(store);

      long first = kept.getFirst().part().value();
      assertThat(first).as("something went").isGreaterThan(1);
      assertThat(kept).isEqualTo(expected(first, PARTS));
    }
  }

  @Test
  void whatIsMadeAgainIsTheSameAndOlderBlocksStayWhenTheJournalHasThemNoMore() {
    ScoreStore store = open();
    store.followToTheEnd(rig.journal, Progress.NONE);
    assertThat(store.rebuild(rig.journal, Progress.NONE)).isEqualTo(2 * PARTS);
    assertThat(seen(store)).isEqualTo(expected(1, PARTS));

    ShortJournal trimmed = new ShortJournal(rig.journal, 333);
    store.rebuild(trimmed, Progress.NONE);

    assertThat(seen(store.history(trimmed), WallSpan.ALWAYS)).isEqualTo(expected(1, PARTS));
  }

  @Test
  void scoresOfAnotherJournalAreSetAsideAndNotDeleted() {
    open().followToTheEnd(rig.journal, Progress.NONE);
    ScoreStore store = open();
    try (JournalRig other = new JournalRig(root.resolve("other"))) {
      other.write(1, 60);
      store.followToTheEnd(other.journal, Progress.NONE);
      assertThat(store.position()).isLessThanOrEqualTo(other.journal.lastSequence());
    }
    assertThat(root.resolve("scores.of-another-journal")).isNotEmptyDirectory();
    assertThat(rig.faults.count("scores", "ahead of the journal, set aside")).isEqualTo(1);
  }

  @Test
  void aFolderThatCannotBeWrittenStopsNobodyAndIsTriedAgain() throws IOException {
    Path inTheWay = Files.writeString(rig.folder().scores(), "a file in its place");
    ScoreStore store = open();
    IndexFollower follower = new IndexFollower(store, rig.journal, rig.faults);

    assertThat(follower.doWork(0)).isZero();
    assertThat(rig.faults.count("scores", "not following")).isEqualTo(1);
    assertThat(seen(store)).as("from the journal").isEqualTo(expected(1, PARTS));

    Files.delete(inTheWay);
    assertThat(follower.doWork(IndexFollower.RETRY_NANOS)).isEqualTo((int) (2 * PARTS));
    assertThat(store.position()).isPositive();
    assertThat(seen(store)).isEqualTo(expected(1, PARTS));
  }

  private List<Path> files() throws IOException {
    return new ScoreFolder(rig.folder().scores(), rig.faults).files();
  }
}
