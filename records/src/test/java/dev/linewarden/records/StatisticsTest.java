package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Measured;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PartQuestion;
import dev.linewarden.inspection.PartRow;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.ReasonRow;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.ScoreRange;
import dev.linewarden.inspection.Statistics;
import dev.linewarden.inspection.StatisticsQuestion;
import dev.linewarden.inspection.StatisticsRow;
import dev.linewarden.inspection.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Six hundred parts of four days in which a night had its clock put forward, and a wall clock that
/// jumped back for a while.
final class StatisticsTest {
  private static final int PARTS = 600;
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final long FROM = at("2026-03-27T05:00");
  private static final long UNTIL = at("2026-03-31T05:00");
  private static final Calendar CALENDAR =
      new Calendar(
          List.of(
              new Shift("night", LocalTime.of(22, 0)),
              new Shift("early", LocalTime.of(5, 45)),
              new Shift("late", LocalTime.of(14, 0))),
          ZONE);

  @TempDir Path root;
  private final List<LedgerEntry.Judged> parts = new ArrayList<>();
  private JournalRig rig;
  private LedgerIndex index;
  private ScoreStore scores;

  @BeforeEach
  void write() {
    rig = new JournalRig(root);
    SplittableRandom random = new SplittableRandom(1);
    for (int part = 1; part <= PARTS; part++) {
      long late = part > 300 && part < 320 ? -7_200_000 : 0;
      parts.add(drawn(part, FROM + (UNTIL - FROM) * part / (PARTS + 1) + late, random));
      rig.append(parts.getLast());
    }
    rig.settle();
    index = new LedgerIndex(rig.folder(), 1 << 20, CALENDAR, rig.faults);
    scores =
        new ScoreStore(rig.folder(), new ScoreSettings(1 << 20, 1 << 30, 1 << 20, 64), rig.faults);
    index.followToTheEnd(rig.journal, Progress.NONE);
    scores.followToTheEnd(rig.journal, Progress.NONE);
  }

  @AfterEach
  void close() {
    index.close();
    rig.close();
  }

  private static long at(String local) {
    return java.time.LocalDateTime.parse(local).atZone(ZONE).toInstant().toEpochMilli();
  }

  private static LedgerEntry.Judged drawn(int part, long wallMillis, SplittableRandom random) {
    double mean = random.nextDouble(200);
    Limit cap = new Limit("cap", "mean", 20, 1000, "cap missing");
    Limit fill = new Limit("fill", "level", 40, 1000, "underfilled");
    Verdict verdict = new Verdict.Pass();
    if (mean < 20) {
      verdict = new Verdict.Reject(List.of(new Reason(cap, mean), new Reason(fill, mean)));
    } else if (mean < 40) {
      verdict = new Verdict.Reject(List.of(new Reason(fill, mean)));
    } else if (part % 50 == 0) {
      verdict = new Verdict.Unjudged(Cause.LATE, "late");
    }
    return new LedgerEntry.Judged(
        new PartId(part),
        wallMillis,
        new RecipeKey("cola", part < 400 ? 1 : 2),
        verdict,
        List.of(new Finding("cap", "mean", mean, "grey", null)),
        List.of(),
        part,
        "",
        random.nextLong(20_000_000),
        1);
  }

  private Statistics ask(StatisticsQuestion.By by) {
    return index.statistics(new StatisticsQuestion(FROM, UNTIL, by));
  }

  private static String key(LedgerEntry.Judged part, StatisticsQuestion.By by) {
    ZonedDateTime time = Instant.ofEpochMilli(part.wallMillis()).atZone(ZONE);
    LocalTime clock = time.toLocalTime();
    return switch (by) {
      case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES).toInstant().toString();
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS).toInstant().toString();
      case DAY -> time.truncatedTo(ChronoUnit.DAYS).toInstant().toString();
      case RECIPE -> part.recipe().toString();
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
      case RECIPE -> row.name();
      case SHIFT -> begin.atZone(ZONE).toLocalDate() + " " + row.name();
    };
  }

  @Test
  void eachWayOfCountingAddsUpToWhatCountingPartByPartGives() {
    for (StatisticsQuestion.By by : StatisticsQuestion.By.values()) {
      Map<String, List<LedgerEntry.Judged>> expected =
          parts.stream()
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
            new ReasonRow("reject", "fill", "level", "underfilled", count(this::isLow)),
            new ReasonRow("reject", "cap", "mean", "cap missing", count(this::isVeryLow)),
            new ReasonRow(
                "unjudged",
                "",
                "",
                "late",
                count(part -> part.verdict() instanceof Verdict.Unjudged)));
    assertThat(statistics.latencies().stream().mapToLong(Long::longValue).sum()).isEqualTo(PARTS);
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
  void partsOfEachPlaceAreCountedByTheirNumber() {
    List<StatisticsRow> rows = index.byPlace(FROM, UNTIL, 7);

    assertThat(rows).hasSize(7);
    for (StatisticsRow row : rows) {
      List<LedgerEntry.Judged> own =
          parts.stream()
              .filter(part -> part.part().value() % 7 == Long.parseLong(row.name()))
              .toList();
      assertThat(row.passed() + row.rejected() + row.unjudged()).isEqualTo(own.size());
      assertThat(row.rejected())
          .isEqualTo(own.stream().filter(part -> part.verdict() instanceof Verdict.Reject).count());
    }
    assertThatThrownBy(() -> index.byPlace(FROM, UNTIL, 0)).isInstanceOf(BadInput.class);
  }

  @Test
  void everySearchFindsWhatLookingAtEachPartFinds() {
    long from = FROM + 86_400_000;
    long until = UNTIL - 86_400_000;
    search(
        part -> true, question(Optional.empty(), Optional.empty(), Optional.empty()), from, until);
    search(
        part -> part.verdict() instanceof Verdict.Pass,
        question(Optional.of("pass"), Optional.empty(), Optional.empty()),
        from,
        until);
    search(
        this::isVeryLow,
        question(Optional.of("reject"), Optional.of("cap missing"), Optional.empty()),
        from,
        until);
    search(
        this::isLow,
        question(Optional.empty(), Optional.of("underfilled"), Optional.empty()),
        from,
        until);
    search(
        part ->
            part.findings().getFirst().value() >= 50 && part.findings().getFirst().value() <= 60,
        question(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new ScoreRange(new Measured("cap", "mean"), 50, 60))),
        from,
        until);
  }

  private record Wanted(
      Optional<String> verdict, Optional<String> fault, Optional<ScoreRange> score) {}

  private static Wanted question(
      Optional<String> verdict, Optional<String> fault, Optional<ScoreRange> score) {
    return new Wanted(verdict, fault, score);
  }

  /// Page by page.
  private void search(
      Predicate<LedgerEntry.Judged> wanted, Wanted question, long from, long until) {
    PartSearch search = new PartSearch(index, scores, rig.journal);
    List<PartId> found = new ArrayList<>();
    Optional<PartId> before = Optional.empty();
    List<PartRow> page;
    do {
      page =
          search.parts(
              new PartQuestion(
                  from,
                  until,
                  question.verdict(),
                  question.fault(),
                  Optional.of("cola"),
                  question.score(),
                  before,
                  13));
      page.forEach(row -> found.add(row.part()));
      before = page.isEmpty() ? before : Optional.of(page.getLast().part());
    } while (!page.isEmpty());
    List<PartId> expected =
        parts.stream()
            .filter(wanted)
            .filter(part -> part.wallMillis() >= from && part.wallMillis() < until)
            .map(LedgerEntry.Judged::part)
            .toList();
    assertThat(expected).as("parts of %s", question).isNotEmpty();
    assertThat(found).as("parts of %s", question).isEqualTo(expected.reversed());
  }

  @Test
  void whatMakesNoSenseIsRefusedInOneSentence() {
    assertThatThrownBy(() -> new StatisticsQuestion(5, 5, StatisticsQuestion.By.DAY))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("begin before they end");
    assertThatThrownBy(() -> new Shift("odd", LocalTime.of(6, 10)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("full quarter");
  }

  private boolean isLow(LedgerEntry.Judged part) {
    return part.findings().getFirst().value() < 40;
  }

  private boolean isVeryLow(LedgerEntry.Judged part) {
    return part.findings().getFirst().value() < 20;
  }

  private long count(Predicate<LedgerEntry.Judged> wanted) {
    return parts.stream().filter(wanted).count();
  }
}
