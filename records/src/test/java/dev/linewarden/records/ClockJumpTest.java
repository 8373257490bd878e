package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PartQuestion;
import dev.linewarden.inspection.PartRow;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.StatisticsQuestion;
import dev.linewarden.inspection.StatisticsRow;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.inspection.WallSpan;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A station whose wall clock is put a day ahead, then a day behind, and then right again: what is
/// asked by time is answered by what the clock said, and what is kept goes by number.
final class ClockJumpTest {
  private static final long DAY_MILLIS = 86_400_000;
  private static final long STEP_MILLIS = 1_000;
  private static final int PHASE = 500;
  private static final List<Long> OFFSETS_MILLIS = List.of(0L, DAY_MILLIS, -DAY_MILLIS, 0L);
  private static final int PLACES = 7;

  @TempDir Path root;
  private final List<LedgerEntry.Judged> parts = new ArrayList<>();
  private JournalRig rig;
  private LedgerIndex index;

  @BeforeEach
  void write() {
    rig = new JournalRig(root);
    for (int part = 1; part <= PHASE * OFFSETS_MILLIS.size(); part++) {
      long jumped = OFFSETS_MILLIS.get((part - 1) / PHASE);
      LedgerEntry.Judged made = Samples.judged(part);
      parts.add(
          new LedgerEntry.Judged(
              made.part(),
              Samples.MORNING + part * STEP_MILLIS + jumped,
              new RecipeKey("cola", 1),
              made.verdict(),
              made.findings(),
              made.times(),
              part,
              "",
              made.triggerToVerdictNanos(),
              1));
      rig.append(parts.getLast());
    }
    rig.settle();
    index = open(LedgerIndex.PARTS_MAX_DEFAULT);
  }

  private LedgerIndex open(long partsMax) {
    LedgerIndex opened =
        new LedgerIndex(rig.folder(), partsMax, Calendar.of(ZoneOffset.UTC), rig.faults);
    opened.followToTheEnd(rig.journal, Progress.NONE);
    return opened;
  }

  @AfterEach
  void close() {
    index.close();
    rig.close();
  }

  /// Whole minutes around, since that is how statistics count.
  private static WallSpan drawn(SplittableRandom random) {
    long middle = random.nextLong(-DAY_MILLIS - 600_000, DAY_MILLIS + 2_400_000);
    long half = random.nextBoolean() ? random.nextLong(1_800_000) : random.nextLong(DAY_MILLIS);
    return new WallSpan(
        Math.floorDiv(Samples.MORNING + middle - half, 60_000) * 60_000,
        Math.floorDiv(Samples.MORNING + middle + half, 60_000) * 60_000 + 60_000);
  }

  private List<LedgerEntry.Judged> in(WallSpan span) {
    return parts.stream().filter(part -> span.contains(part.wallMillis())).toList();
  }

  @Test
  void searchesFindWhatTheClockSaidThen() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 60; i++) {
      WallSpan span = drawn(random);
      List<PartId> expected =
          in(span).reversed().stream()
              .map(LedgerEntry.Judged::part)
              .limit(PartQuestion.COUNT_MAX)
              .toList();
      PartQuestion question =
          new PartQuestion(
              span,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              PartQuestion.COUNT_MAX);
      assertThat(index.parts(question)).extracting(PartRow::part).isEqualTo(expected);
    }
  }

  @Test
  void statisticsCountEachPartOnceAtTheTimeTheClockSaid() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 60; i++) {
      WallSpan span = drawn(random);
      Map<Long, Long> expected = new TreeMap<>();
      in(span).forEach(part -> expected.merge(part.wallMillis() / DAY_MILLIS, 1L, Long::sum));
      Map<Long, Long> counted = new TreeMap<>();
      index
          .statistics(new StatisticsQuestion(span, StatisticsQuestion.By.DAY))
          .rows()
          .forEach(row -> counted.put(row.wallMillis() / DAY_MILLIS, judged(row)));
      assertThat(counted).as("in %s", span).isEqualTo(expected);
    }
  }

  private static long judged(StatisticsRow row) {
    return row.passed() + row.rejected() + row.unjudged();
  }

  @Test
  void placesCountOnlyPartsOfTheSpanThoughItsNumbersAreNotInARow() {
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < 60; i++) {
      WallSpan span = drawn(random);
      List<LedgerEntry.Judged> own = in(span);
      List<StatisticsRow> rows = index.byPlace(span, PLACES);
      assertThat(rows.stream().mapToLong(ClockJumpTest::judged).sum())
          .as("in %s", span)
          .isEqualTo(own.size());
      for (StatisticsRow row : rows) {
        assertThat(row.rejected())
            .as("place %s in %s", row.name(), span)
            .isEqualTo(
                own.stream()
                    .filter(part -> part.part().value() % PLACES == Long.parseLong(row.name()))
                    .filter(part -> part.verdict() instanceof Verdict.Reject)
                    .count());
      }
    }
  }

  @Test
  void whatIsKeptAreTheNewestPartsByNumberWhateverTheClockSaid() {
    index.close();
    index = open(PHASE);
    rig.append(Samples.judged(parts.size() + 1L));
    rig.settle();
    index.followToTheEnd(rig.journal, Progress.NONE);

    assertThat(index.parts(PartQuestion.newest(PartQuestion.COUNT_MAX)))
        .extracting(row -> row.part().value())
        .hasSize(PHASE)
        .allMatch(number -> number > parts.size() + 1 - PHASE);
    WallSpan all = new WallSpan(Samples.MORNING - 2 * DAY_MILLIS, Samples.MORNING + 2 * DAY_MILLIS);
    assertThat(
            index.statistics(new StatisticsQuestion(all, StatisticsQuestion.By.DAY)).rows().stream()
                .mapToLong(ClockJumpTest::judged)
                .sum())
        .as("sums outlive their parts")
        .isEqualTo(parts.size() + 1L);
  }
}
