package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PartRow;
import dev.linewarden.inspection.Recorded;
import dev.linewarden.inspection.Statistics;
import dev.linewarden.inspection.StatisticsQuestion;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.inspection.WallSpan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerIndexTest {
  private static final long PARTS = 400;
  private static final StatisticsQuestion EVER =
      new StatisticsQuestion(new WallSpan(0, Long.MAX_VALUE / 2), StatisticsQuestion.By.MINUTE);

  @TempDir Path root;
  private JournalRig rig;

  @BeforeEach
  void writeParts() {
    rig = new JournalRig(root);
    rig.write(1, PARTS);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void followingBringsEveryPartOnceAndAnswersTheScreensQuestions() {
    try (LedgerIndex index = open()) {
      follow(index);
      Books books = rig.recount();
      assertThat(index.position()).isEqualTo(3 * PARTS);
      assertThat(index.counts()).isEqualTo(books.counts());
      assertThat(index.lastRejects(12)).extracting(PartRow::part).isEqualTo(expectedRejects(12));
      PartRow reject = index.lastRejects(1).getFirst();
      assertThat(reject.label()).isEqualTo("cap missing");
      assertThat(reject.ending()).isEqualTo("removed");
      assertThat(reject.detail()).startsWith("cap missing: cap mean is 1");
      assertThat(reject.latencyNanos()).isBetween(11_000_000L, 12_000_000L);
      assertThat(index.lastUnjudged(9)).extracting(PartRow::label).containsOnly("late").hasSize(4);
      assertThat(index.part(new PartId(PARTS + 1))).isEmpty();
    }
  }

  @Test
  void whatAPartSlippedIsKnownWhetherItsEndingCameWithItOrLater() {
    rig.append(Samples.triggered(PARTS + 1));
    rig.append(Samples.judged(PARTS + 1));
    rig.settle();
    try (LedgerIndex index = open()) {
      follow(index);
      assertThat(index.part(new PartId(PARTS + 1)).orElseThrow().slipMm()).isNaN();
      rig.append(slipped(PARTS + 1, -3.5));
      rig.append(Samples.triggered(PARTS + 2));
      rig.append(slipped(PARTS + 2, 1.25));
      rig.settle();
      follow(index);
      assertThat(index.part(new PartId(PARTS + 1)).orElseThrow().slipMm()).isEqualTo(-3.5);
      assertThat(index.part(new PartId(PARTS + 2)).orElseThrow().slipMm()).isEqualTo(1.25);
      assertThat(index.part(new PartId(PARTS)).orElseThrow().slipMm()).isNaN();
    }
  }

  private static LedgerEntry slipped(long part, double slipMm) {
    LedgerEntry.Closed closed = Samples.closed(part);
    return new LedgerEntry.Closed(
        closed.part(), closed.wallMillis(), closed.recipe(), closed.ending(), 0, slipMm);
  }

  @Test
  void aPartUnderWayHasNoVerdictYet() {
    rig.append(Samples.triggered(PARTS + 1));
    rig.settle();
    try (LedgerIndex index = open()) {
      follow(index);
      PartRow row = index.part(new PartId(PARTS + 1)).orElseThrow();
      assertThat(row.verdict() + row.label() + row.ending() + row.origin()).isEmpty();
      assertThat(row.latencyNanos()).isEqualTo(-1);
    }
  }

  @Test
  void reopeningAndFollowingAgainDoublesNothing() {
    for (long round = 0; round < 3; round++) {
      try (LedgerIndex index = open()) {
        follow(index);
        assertThat(index.follow(rig.journal)).isZero();
        assertThat(index.counts()).isEqualTo(rig.recount().counts());
      }
      rig.write(PARTS + 1 + round * 10, PARTS + 10 + round * 10);
    }
  }

  @Test
  void anIndexBuiltAgainEqualsTheOneThatFollowed() {
    try (LedgerIndex index = open()) {
      follow(index);
      List<PartRow> rejects = index.lastRejects(1000);
      Statistics statistics = index.statistics(EVER);
      assertThat(index.rebuild(rig.journal, Progress.NONE)).isEqualTo(3 * PARTS);
      assertThat(index.counts()).isEqualTo(rig.recount().counts());
      assertThat(index.lastRejects(1000)).isEqualTo(rejects);
      assertThat(index.statistics(EVER)).isEqualTo(statistics);
      assertThat(index.position()).isEqualTo(3 * PARTS);
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsSetAsideAndTheIndexBuiltAgain() throws IOException {
    Path file = rig.folder().index();
    try (LedgerIndex index = open()) {
      follow(index);
    }
    byte[] whole = Files.readAllBytes(file);
    byte[] noise = "this is no database ".repeat(500).getBytes(StandardCharsets.UTF_8);
    byte[] zeros = new byte[whole.length];
    for (byte[] content : List.of(noise, zeros, java.util.Arrays.copyOf(whole, 5000))) {
      Files.write(file, content);
      try (LedgerIndex index = open()) {
        follow(index);
        assertThat(index.counts()).isEqualTo(rig.recount().counts());
      }
    }
    assertThat(rig.folder().root().resolve("index.damaged.mv.db")).exists();
    assertThat(rig.faults.count("index", "set aside and built again")).isPositive();
  }

  @Test
  void anIndexThatCannotBeOpenedDoesNotStopTheStationAndIsTriedAgain() throws IOException {
    Files.createDirectories(rig.folder().index().resolve("a folder in its place"));
    try (LedgerIndex index = open()) {
      IndexFollower follower = new IndexFollower(index, rig.journal, rig.faults);
      assertThatThrownBy(() -> index.lastRejects(1)).isInstanceOf(IndexUnavailable.class);
      assertThat(follower.doWork(0)).isZero();
      assertThat(follower.dueNanos()).isEqualTo(IndexFollower.RETRY_NANOS);
      assertThat(rig.faults.count("index", "not following")).isEqualTo(1);
      Files.delete(rig.folder().index().resolve("a folder in its place"));
      Files.delete(rig.folder().index());
      assertThat(follower.doWork(IndexFollower.RETRY_NANOS)).isPositive();
      assertThat(index.counts()).isEqualTo(rig.recount().counts());
    }
  }

  @Test
  void anIndexAheadOfTheJournalIsBuiltAgain() {
    try (LedgerIndex index = open();
        JournalRig other = new JournalRig(root.resolve("other"))) {
      follow(index);
      other.write(1, 20);
      while (index.follow(other.journal) > 0) {
        assertThat(index.position()).isPositive();
      }
      assertThat(index.counts()).isEqualTo(other.recount().counts());
    }
  }

  @Test
  void onlyTheNewestPartsAreKeptButAllAreCounted() {
    try (LedgerIndex index = new LedgerIndex(rig.folder(), 100, rig.faults)) {
      follow(index);
      rig.write(PARTS + 1, PARTS + 1);
      follow(index);
      assertThat(index.part(new PartId(PARTS - 99))).isEmpty();
      assertThat(index.part(new PartId(PARTS - 98))).isPresent();
      assertThat(index.counts()).isEqualTo(rig.recount().counts());
    }
  }

  @Test
  void theFollowerWorksAStepEveryTwoHundredMilliseconds() {
    try (LedgerIndex index = open()) {
      IndexFollower follower = new IndexFollower(index, rig.journal, rig.faults);
      assertThat(follower.doWork(0)).isEqualTo((int) (3 * PARTS));
      rig.write(PARTS + 1, PARTS + 1);
      assertThat(follower.doWork(IndexFollower.PAUSE_NANOS - 1)).isZero();
      assertThat(follower.doWork(IndexFollower.PAUSE_NANOS)).isEqualTo(3);
      assertThat(follower.dueNanos()).isEqualTo(2 * IndexFollower.PAUSE_NANOS);
    }
  }

  private LedgerIndex open() {
    return new LedgerIndex(rig.folder(), LedgerIndex.PARTS_MAX_DEFAULT, rig.faults);
  }

  private void follow(LedgerIndex index) {
    while (index.follow(rig.journal) > 0) {
      assertThat(index.position()).isPositive();
    }
  }

  private List<PartId> expectedRejects(int count) {
    return LongStream.rangeClosed(1, PARTS)
        .map(i -> PARTS + 1 - i)
        .filter(part -> Samples.judged(part).verdict() instanceof Verdict.Reject)
        .limit(count)
        .mapToObj(PartId::new)
        .toList();
  }

  @Test
  void anEndingWithoutItsEarlierEntriesMakesARow() {
    LedgerEntry.Closed closed = Samples.closed(PARTS + 5);
    rig.append(closed);
    rig.settle();
    assertThat(rig.all().getLast()).isEqualTo(new Recorded(3 * PARTS + 1, closed));
    try (LedgerIndex index = open()) {
      follow(index);
      assertThat(index.part(closed.part()).orElseThrow().ending())
          .isEqualTo(closed.ending().name().toLowerCase(java.util.Locale.ROOT));
    }
  }
}
