package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.LaneRow;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.ReasonRow;
import dev.linewarden.inspection.Statistics;
import dev.linewarden.inspection.StatisticsQuestion;
import dev.linewarden.inspection.StatisticsRow;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.inspection.WallSpan;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatisticsTest {
  @TempDir Path root;
  private HistoryRig rig;

  @BeforeEach
  void write() {
    rig = new HistoryRig(root);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Statistics ask(StatisticsQuestion.By by) {
    return rig.index.statistics(new StatisticsQuestion(HistoryRig.SPAN, by));
  }

  private static String key(LedgerEntry.Judged part, StatisticsQuestion.By by) {
    ZonedDateTime time = Instant.ofEpochMilli(part.wallMillis()).atZone(HistoryRig.ZONE);
    LocalTime clock = time.toLocalTime();
    return switch (by) {
      case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES).toInstant().toString();
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS).toInstant().toString();
      case DAY -> time.truncatedTo(ChronoUnit.DAYS).toInstant().toString();
      case RECIPE -> part.recipe().toString();
      case BATCH -> HistoryRig.batch(part.part().value());
      case SHIFT -> {
        String day = time.toLocalDate().toString();
        if (clock.isBefore(LocalTime.of(5, 45))) {
          yield time.toLocalDate().minusDays(1) + " night";
        }
        yield day
            + (clock.isBefore(LocalTime.of(14, 0))
                ? " early"
                : clock.isBefore(LocalTime.of(22, 0)) ? " late" : " night");
      }
    };
  }

  private static String key(StatisticsRow row, StatisticsQuestion.By by) {
    Instant begin = Instant.ofEpochMilli(row.wallMillis());
    return switch (by) {
      case MINUTE, HOUR, DAY -> begin.toString();
      case RECIPE, BATCH -> row.name();
      case SHIFT -> begin.atZone(HistoryRig.ZONE).toLocalDate() + " " + row.name();
    };
  }

  @Test
  void eachWayOfCountingAddsUpToWhatCountingPartByPartGives() {
    for (StatisticsQuestion.By by : StatisticsQuestion.By.values()) {
      Map<String, List<LedgerEntry.Judged>> expected =
          rig.parts.stream()
              .collect(
                  Collectors.groupingBy(part -> key(part, by), TreeMap::new, Collectors.toList()));
      Map<String, String> counted = new TreeMap<>();
      ask(by).rows().forEach(row -> counted.put(key(row, by), counts(row)));

      Map<String, String> counts = new TreeMap<>();
      expected.forEach((key, list) -> counts.put(key, counts(list)));
      assertThat(counted).as("by %s", by).isEqualTo(counts);
    }
  }

  private static String counts(StatisticsRow row) {
    return "%d %d %d from %d to %d"
        .formatted(row.passed(), row.rejected(), row.unjudged(), row.firstPart(), row.lastPart());
  }

  private static String counts(List<LedgerEntry.Judged> parts) {
    return "%d %d %d from %d to %d"
        .formatted(
            parts.stream().filter(part -> part.verdict() instanceof Verdict.Pass).count(),
            parts.stream().filter(part -> part.verdict() instanceof Verdict.Reject).count(),
            parts.stream().filter(part -> part.verdict() instanceof Verdict.Unjudged).count(),
            parts.stream().mapToLong(part -> part.part().value()).min().orElseThrow(),
            parts.stream().mapToLong(part -> part.part().value()).max().orElseThrow());
  }

  @Test
  void aPartCountsForEachOfItsReasonsAndForItsLatency() {
    Statistics statistics = ask(StatisticsQuestion.By.DAY);

    assertThat(statistics.reasons())
        .containsExactly(
            new ReasonRow("reject", "fill", "level", "underfilled", count(HistoryRig::isLow)),
            new ReasonRow("reject", "cap", "mean", "cap missing", count(HistoryRig::isVeryLow)),
            new ReasonRow(
                "unjudged",
                "",
                "",
                "late",
                count(part -> part.verdict() instanceof Verdict.Unjudged)));
    assertThat(statistics.latencies().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(HistoryRig.PARTS);
    long step = statistics.latencyStepNanos();
    for (int i = 0; i < statistics.latencies().size(); i++) {
      long from = i * step;
      assertThat(statistics.latencies().get(i))
          .isEqualTo(
              count(part ->
                  part.triggerToVerdictNanos() >= from
                      && part.triggerToVerdictNanos() < from + step));
    }
  }

  @Test
  void aSpanOfAnyLengthIsCountedAsItsMinutesAreWhateverSumsItIsMadeOf() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 100; i++) {
      long from = HistoryRig.FROM + random.nextLong(HistoryRig.UNTIL - HistoryRig.FROM);
      long to = from + 1 + random.nextLong(HistoryRig.UNTIL - from);
      long fromMinute = Math.floorDiv(from, 60_000);
      long toMinute = Math.floorDiv(to - 1, 60_000);
      long expected =
          count(part -> {
            long minute = Math.floorDiv(part.wallMillis(), 60_000);
            return minute >= fromMinute && minute <= toMinute;
          });
      Statistics seen =
          rig.index.statistics(
              new StatisticsQuestion(new WallSpan(from, to), StatisticsQuestion.By.DAY));
      assertThat(all(seen.rows())).as("from %d to %d", from, to).isEqualTo(expected);
      assertThat(seen.latencies().stream().mapToLong(Long::longValue).sum())
          .as("latencies from %d to %d", from, to)
          .isEqualTo(count(part -> isInQuartersOf(part, from, to)));
      assertThat(
              seen.reasons().stream()
                  .filter(row -> row.fault().equals("underfilled"))
                  .mapToLong(ReasonRow::parts)
                  .sum())
          .as("reasons from %d to %d", from, to)
          .isEqualTo(count(part -> HistoryRig.isLow(part) && isInQuartersOf(part, from, to)));
    }
  }

  private static boolean isInQuartersOf(LedgerEntry.Judged part, long from, long to) {
    long quarter = Math.floorDiv(part.wallMillis(), 900_000);
    return quarter >= Math.floorDiv(from, 900_000) && quarter <= Math.floorDiv(to - 1, 900_000);
  }

  private static long all(List<StatisticsRow> rows) {
    return rows.stream().mapToLong(row -> row.passed() + row.rejected() + row.unjudged()).sum();
  }

  @Test
  void oneBatchIsCountedAloneWithItsReasonsAndLatencies() {
    Statistics lot =
        rig.index.statistics(
            new StatisticsQuestion(
                HistoryRig.SPAN, StatisticsQuestion.By.RECIPE, Optional.of("lot 1")));

    Predicate<LedgerEntry.Judged> isOfLot =
        part -> HistoryRig.batch(part.part().value()).equals("lot 1");
    assertThat(all(lot.rows())).isEqualTo(250).isEqualTo(count(isOfLot));
    assertThat(lot.rows()).hasSize(2);
    assertThat(lot.latencies().stream().mapToLong(Long::longValue).sum()).isEqualTo(250);
    assertThat(lot.reasons())
        .contains(
            new ReasonRow(
                "reject", "fill", "level", "underfilled", count(isOfLot.and(HistoryRig::isLow))));
  }

  @Test
  void theBatchThatRunsIsKnownAgainAfterTheIndexWasClosed() {
    rig.rig.append(
        new LedgerEntry.Noted(
            new PartId(601),
            Note.of(Note.Kind.BATCH_BEGUN, HistoryRig.UNTIL, "anna", "lot 9", "")));
    rig.rig.settle();
    rig.index.followToTheEnd(rig.rig.journal, Progress.NONE);
    rig.index.close();
    rig.rig.append(Samples.judged(601));
    rig.rig.settle();
    rig.index.followToTheEnd(rig.rig.journal, Progress.NONE);

    long judgedMillis = Samples.judged(601).wallMillis();
    WallSpan minute = new WallSpan(judgedMillis, judgedMillis + 1);
    assertThat(
            rig.index
                .statistics(new StatisticsQuestion(minute, StatisticsQuestion.By.BATCH))
                .rows())
        .extracting(StatisticsRow::name)
        .containsExactly("lot 9");
  }

  @Test
  void eachEjectorIsCountedByWhatItTookAndByWhatSlippedThrough() {
    List<LaneRow> expected =
        IntStream.of(1, 2)
            .mapToObj(lane ->
                new LaneRow(
                    lane,
                    count(part -> HistoryRig.lane(part) == lane && !HistoryRig.slips(part)),
                    count(part -> HistoryRig.lane(part) == lane && HistoryRig.slips(part))))
            .toList();
    assertThat(rig.index.byLane(HistoryRig.SPAN)).isEqualTo(expected);
    assertThat(expected).allMatch(row -> row.removed() > 0 && row.notRemoved() > 0);
    for (LedgerEntry.Judged part : rig.parts) {
      assertThat(rig.index.part(part.part()).orElseThrow().lane())
          .as("part %s", part.part())
          .isEqualTo(HistoryRig.lane(part));
    }
  }

  @Test
  void partsOfEachPlaceAreCountedByTheirNumber() {
    List<StatisticsRow> rows = rig.index.byPlace(HistoryRig.SPAN, 7);

    assertThat(rows).hasSize(7);
    for (StatisticsRow row : rows) {
      List<LedgerEntry.Judged> own =
          rig.parts.stream()
              .filter(part -> part.part().value() % 7 == Long.parseLong(row.name()))
              .toList();
      assertThat(row.passed() + row.rejected() + row.unjudged()).isEqualTo(own.size());
      assertThat(row.rejected())
          .isEqualTo(own.stream().filter(part -> part.verdict() instanceof Verdict.Reject).count());
    }
    assertThatThrownBy(() -> rig.index.byPlace(HistoryRig.SPAN, 0)).isInstanceOf(BadInput.class);
  }

  @Test
  void whatMakesNoSenseIsRefusedInOneSentence() {
    assertThatThrownBy(() -> new StatisticsQuestion(new WallSpan(5, 5), StatisticsQuestion.By.DAY))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("begin before they end");
    assertThatThrownBy(() -> new Shift("odd", LocalTime.of(6, 10)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("full quarter");
  }

  private long count(Predicate<LedgerEntry.Judged> wanted) {
    return rig.parts.stream().filter(wanted).count();
  }
}
